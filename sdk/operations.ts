/**
 * The operations of the client, from AWS's service model and from a table of what the model does not state.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_Operations.html
 */
import type { Shapes } from "./service-types";

/** What AWS's service model does not state. */
interface Row {
  /** The words after "Cannot" in an error. */
  readonly action: string;
  /** The input member that identifies the subject of the operation. */
  readonly subject: string;
  /**
   * Whether an attempt with an unknown outcome may be repeated, because the operation is idempotent. CreateTrainedModel
   * is not: it has no idempotency token and starts a training each time.
   */
  readonly repeatIsSafe?: false;
  /** Members that a complete response has; defaults to all that the service model requires. */
  readonly needs?: readonly string[];
}

/** The operations of the client, by the name of the method. */
export const operations = {
  createTrainedModel: { action: "create trained model", subject: "name", repeatIsSafe: false },
  getTrainedModel: {
    action: "get trained model",
    subject: "trainedModelArn",
    needs: ["trainedModelArn", "name", "status", "createTime"],
  },
  listTrainedModels: { action: "list trained models of membership", subject: "membershipIdentifier" },
  listTrainedModelVersions: { action: "list versions of trained model", subject: "trainedModelArn" },
  cancelTrainedModel: { action: "cancel trained model", subject: "trainedModelArn" },
  deleteTrainedModelOutput: { action: "delete output of trained model", subject: "trainedModelArn" },
  tagResource: { action: "tag resource", subject: "resourceArn" },
  untagResource: { action: "untag resource", subject: "resourceArn" },
  listTagsForResource: { action: "list tags of resource", subject: "resourceArn" },
} as const satisfies { [Key in keyof Shapes]: Row & { subject: keyof Shapes[Key]["input"] } };

/** Name of a method of the client. */
export type OperationKey = keyof Shapes;

/** An operation as a call needs it. */
export interface Operation extends Required<Omit<Row, "repeatIsSafe">> {
  /** AWS's name. */
  readonly name: string;
  /** Verb in capitals, such as `POST`. */
  readonly method: string;
  /** Path in which `{member}` is replaced by an input member, encoded as one segment. */
  readonly path: string;
  /** Input members in the query. */
  readonly query: readonly string[];
  /** Whether the other members are a JSON body. */
  readonly hasBody: boolean;
  readonly repeatIsSafe: boolean;
}

/** The part of sdk/service.json that a call needs. */
interface ServiceModel {
  readonly operations: Readonly<Record<string, { method: string; path: string; input: string; output?: string }>>;
  readonly shapes: Readonly<Record<string, { required?: string[]; members?: Record<string, { location?: string }> }>>;
}

/**
 * Returns an operation. Loads AWS's service model at the first call, so that a program without calls does not load it.
 */
export function getOperation(key: OperationKey): Operation {
  const model: ServiceModel = require("./service.json");
  const row: Row = operations[key];
  const name = key.charAt(0).toUpperCase() + key.slice(1);
  const modelled = model.operations[name];
  if (modelled === undefined) throw new Error(`Cannot find the operation ${name} in AWS's service model`);
  const { method, path, input, output = "" } = modelled;
  const members = Object.entries(model.shapes[input]?.members ?? {});
  return {
    name,
    method,
    path,
    query: members.flatMap(([member, { location }]) => (location === "query" ? [member] : [])),
    hasBody: members.some(([, { location }]) => location === undefined),
    needs: model.shapes[output]?.required ?? [],
    repeatIsSafe: true,
    ...row,
  };
}
