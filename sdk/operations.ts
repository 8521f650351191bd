/**
 * The operations of the client: what AWS's service model states about each, and what it does not.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_Operations.html
 */
import type { Shapes } from "./service-types";

/** What AWS's service model does not state. */
interface Row {
  /** The words after "Cannot" in an error. */
  readonly action: string;
  /** The member of the input that names what the operation is about. */
  readonly subject: string;
  /**
   * Whether an attempt with an unknown outcome may be repeated: doing it twice is doing it once. Not so for
   * CreateTrainedModel, which has no idempotency token and starts a training each time.
   */
  readonly repeatIsSafe?: false;
  /** Members without which a response is not complete; if absent, all that the model requires. */
  readonly needs?: readonly string[];
}

/** Every operation of the client, by the name of its method. */
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

/** Name of a client's method. */
export type OperationKey = keyof Shapes;

/** Everything that a call needs to know about its operation. */
export interface Operation extends Required<Omit<Row, "repeatIsSafe">> {
  /** AWS's name. */
  readonly name: string;
  /** Verb in capitals, such as `POST`. */
  readonly method: string;
  /** Path with `{member}` where a member of the input stands as one encoded segment. */
  readonly path: string;
  /** Members of the input that go into the query. */
  readonly query: readonly string[];
  /** Whether the other members are sent as a JSON body. */
  readonly hasBody: boolean;
  readonly repeatIsSafe: boolean;
}

/** The part of sdk/service.json that a call needs. */
interface ServiceModel {
  readonly operations: Readonly<Record<string, { method: string; path: string; input: string; output?: string }>>;
  readonly shapes: Readonly<Record<string, { required?: string[]; members?: Record<string, { location?: string }> }>>;
}

/** Finds an operation. The first call reads AWS's service model, so that a program without calls does not. */
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
