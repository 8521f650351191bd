// The nine operations as data: verb, path, query members and input limits; and the way from a request line to one of them.
// It does not know what the operations do.
import {
  createTrainedModelInput,
  maxResults,
  nextToken,
  type StructureLimit,
  taggableArn,
  tagKeys,
  tagMap,
  trainedModelArn,
  trainedModelStatus,
  uuid,
} from "./limits";

/** The operations that an emulator knows, by AWS's names. */
export type OperationName =
  | "CreateTrainedModel"
  | "GetTrainedModel"
  | "ListTrainedModels"
  | "ListTrainedModelVersions"
  | "CancelTrainedModel"
  | "DeleteTrainedModelOutput"
  | "TagResource"
  | "UntagResource"
  | "ListTagsForResource";

/** @internal */
export interface Operation {
  readonly name: OperationName;
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Path segments; one in braces is a label, always a whole segment. */
  readonly path: readonly string[];
  readonly query: readonly string[];
  readonly input: StructureLimit;
}

const models = ["memberships", "{membershipIdentifier}", "trained-models"];
const model = [...models, "{trainedModelArn}"];
const tags = ["tags", "{resourceArn}"];

function structure(required: StructureLimit["members"], optional: StructureLimit["members"] = {}): StructureLimit {
  return { type: "structure", required: Object.keys(required), members: { ...required, ...optional } };
}

const oneVersion = structure({ membershipIdentifier: uuid, trainedModelArn }, { versionIdentifier: uuid });

/** @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_Operations.html @internal */
export const operations: readonly Operation[] = [
  { name: "CreateTrainedModel", method: "POST", path: models, query: [], input: createTrainedModelInput },
  { name: "GetTrainedModel", method: "GET", path: model, query: ["versionIdentifier"], input: oneVersion },
  {
    name: "ListTrainedModels",
    method: "GET",
    path: models,
    query: ["nextToken", "maxResults"],
    input: structure({ membershipIdentifier: uuid }, { nextToken, maxResults }),
  },
  {
    name: "ListTrainedModelVersions",
    method: "GET",
    path: [...model, "versions"],
    query: ["nextToken", "maxResults", "status"],
    input: structure(
      { membershipIdentifier: uuid, trainedModelArn },
      { nextToken, maxResults, status: trainedModelStatus },
    ),
  },
  { name: "CancelTrainedModel", method: "PATCH", path: model, query: ["versionIdentifier"], input: oneVersion },
  { name: "DeleteTrainedModelOutput", method: "DELETE", path: model, query: ["versionIdentifier"], input: oneVersion },
  {
    name: "TagResource",
    method: "POST",
    path: tags,
    query: [],
    input: structure({ resourceArn: taggableArn, tags: tagMap }),
  },
  {
    name: "UntagResource",
    method: "DELETE",
    path: tags,
    query: ["tagKeys"],
    input: structure({ resourceArn: taggableArn, tagKeys }),
  },
  {
    name: "ListTagsForResource",
    method: "GET",
    path: tags,
    query: [],
    input: structure({ resourceArn: taggableArn }),
  },
];

/** @internal */
export interface Route {
  readonly operation: Operation;
  readonly labels: Readonly<Record<string, string>>;
}

/** The operation that a request line names, with its path labels decoded; undefined where there is none. @internal */
export function findRoute(method: string, rawPath: string): Route | undefined {
  const segments = rawPath.split("/").slice(1);
  for (const operation of operations) {
    if (operation.method !== method || operation.path.length !== segments.length) continue;
    const labels = labelsOf(operation.path, segments);
    if (labels !== undefined) return { operation, labels };
  }
  return undefined;
}

function labelsOf(path: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const labels: Record<string, string> = {};
  for (const [index, wanted] of path.entries()) {
    const segment = segments[index] ?? "";
    if (wanted.startsWith("{")) {
      const value = findDecoded(segment);
      if (value === undefined || value === "") return undefined;
      labels[wanted.slice(1, -1)] = value;
    } else if (segment !== wanted) return undefined;
  }
  return labels;
}

function findDecoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
