import service from "../service.json";
import { inputLimit, type StructureLimit, shapeOf } from "./limits";

/** The operations that an emulator has, by AWS's names. */
export type OperationName = (typeof operationNames)[number];

/** A name here and its work in operations/perform.ts make an operation. */
export const operationNames = [
  "CreateTrainedModel",
  "PutMLConfiguration",
  "GetMLConfiguration",
  "DeleteMLConfiguration",
  "CreateConfiguredModelAlgorithm",
  "GetConfiguredModelAlgorithm",
  "ListConfiguredModelAlgorithms",
  "DeleteConfiguredModelAlgorithm",
  "CreateConfiguredModelAlgorithmAssociation",
  "GetConfiguredModelAlgorithmAssociation",
  "ListConfiguredModelAlgorithmAssociations",
  "DeleteConfiguredModelAlgorithmAssociation",
  "GetCollaborationConfiguredModelAlgorithmAssociation",
  "ListCollaborationConfiguredModelAlgorithmAssociations",
  "CreateMLInputChannel",
  "GetMLInputChannel",
  "ListMLInputChannels",
  "DeleteMLInputChannelData",
  "GetCollaborationMLInputChannel",
  "ListCollaborationMLInputChannels",
  "GetTrainedModel",
  "ListTrainedModels",
  "ListTrainedModelVersions",
  "CancelTrainedModel",
  "DeleteTrainedModelOutput",
  "GetCollaborationTrainedModel",
  "ListCollaborationTrainedModels",
  "StartTrainedModelExportJob",
  "ListCollaborationTrainedModelExportJobs",
  "StartTrainedModelInferenceJob",
  "GetTrainedModelInferenceJob",
  "ListTrainedModelInferenceJobs",
  "CancelTrainedModelInferenceJob",
  "ListCollaborationTrainedModelInferenceJobs",
  "TagResource",
  "UntagResource",
  "ListTagsForResource",
] as const satisfies readonly (keyof typeof service.operations)[];

/** @internal */
export interface Operation {
  readonly name: OperationName;
  readonly method: string;
  /** Path segments; one in braces is a label, always a whole segment. */
  readonly path: readonly string[];
  /** Names of the input's members in the query. */
  readonly query: readonly string[];
  readonly hasBody: boolean;
  /** Status of a response without an error. */
  readonly httpStatus: number;
  readonly input: StructureLimit;
}

/** @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_Operations.html @internal */
export const operations: readonly Operation[] = operationNames.map((name) => {
  const { method, path, httpStatus, input } = service.operations[name];
  const members = Object.entries(shapeOf(input).members ?? {});
  return {
    name,
    method,
    path: path.split("/").slice(1),
    query: members.filter(([, { location }]) => location === "query").map(([member]) => member),
    hasBody: members.some(([, { location }]) => location === undefined),
    httpStatus,
    input: inputLimit(name),
  };
});

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
    const labels = findLabels(operation.path, segments);
    if (labels !== undefined) return { operation, labels };
  }
  return undefined;
}

function findLabels(path: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const labels: Record<string, string> = {};
  for (const [index, expected] of path.entries()) {
    const segment = segments[index] ?? "";
    if (expected.startsWith("{")) {
      const value = findDecoded(segment);
      if (value === undefined || value === "") return undefined;
      labels[expected.slice(1, -1)] = value;
    } else if (segment !== expected) return undefined;
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
