/**
 * The nine operations as data: where each goes on the wire, what its answer must hold, and whether it may be repeated. It
 * knows nothing of how a request is built or sent.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_Operations.html
 */

/** One operation of the service. */
export interface Operation {
  /** AWS's name. */
  readonly name: string;
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Path with `{member}` where a member of the input stands as one encoded segment. */
  readonly path: string;
  /** Members of the input that go into the query. */
  readonly query: readonly string[];
  /** Whether what is left of the input is sent as a JSON body. */
  readonly hasBody: boolean;
  /** Members that a complete answer always has. */
  readonly answers: readonly string[];
  /**
   * Whether an attempt with an unknown outcome may be repeated: doing it twice is doing it once. Not so for
   * CreateTrainedModel, which has no idempotency token and starts a training each time.
   */
  readonly repeatIsSafe: boolean;
  /** The words after "Cannot" in an error. */
  readonly action: string;
  /** The member of the input that names what the operation is about. */
  readonly subject: string;
}

const models = "/memberships/{membershipIdentifier}/trained-models";
const model = `${models}/{trainedModelArn}`;
const tags = "/tags/{resourceArn}";

const read = { method: "GET", hasBody: false, repeatIsSafe: true } as const;
const remove = { method: "DELETE", hasBody: false, repeatIsSafe: true } as const;

/** Every operation of the client, under the name of the client's method. */
export const operations = {
  createTrainedModel: {
    name: "CreateTrainedModel",
    method: "POST",
    path: models,
    query: [],
    hasBody: true,
    answers: ["trainedModelArn"],
    repeatIsSafe: false,
    action: "create trained model",
    subject: "name",
  },
  getTrainedModel: {
    ...read,
    name: "GetTrainedModel",
    path: model,
    query: ["versionIdentifier"],
    answers: ["trainedModelArn", "name", "status", "createTime"],
    action: "get trained model",
    subject: "trainedModelArn",
  },
  listTrainedModels: {
    ...read,
    name: "ListTrainedModels",
    path: models,
    query: ["nextToken", "maxResults"],
    answers: ["trainedModels"],
    action: "list trained models of membership",
    subject: "membershipIdentifier",
  },
  listTrainedModelVersions: {
    ...read,
    name: "ListTrainedModelVersions",
    path: `${model}/versions`,
    query: ["nextToken", "maxResults", "status"],
    answers: ["trainedModels"],
    action: "list versions of trained model",
    subject: "trainedModelArn",
  },
  cancelTrainedModel: {
    name: "CancelTrainedModel",
    method: "PATCH",
    path: model,
    query: ["versionIdentifier"],
    hasBody: false,
    answers: [],
    repeatIsSafe: true,
    action: "cancel trained model",
    subject: "trainedModelArn",
  },
  deleteTrainedModelOutput: {
    ...remove,
    name: "DeleteTrainedModelOutput",
    path: model,
    query: ["versionIdentifier"],
    answers: [],
    action: "delete output of trained model",
    subject: "trainedModelArn",
  },
  tagResource: {
    name: "TagResource",
    method: "POST",
    path: tags,
    query: [],
    hasBody: true,
    answers: [],
    repeatIsSafe: true,
    action: "tag resource",
    subject: "resourceArn",
  },
  untagResource: {
    ...remove,
    name: "UntagResource",
    path: tags,
    query: ["tagKeys"],
    answers: [],
    action: "untag resource",
    subject: "resourceArn",
  },
  listTagsForResource: {
    ...read,
    name: "ListTagsForResource",
    path: tags,
    query: [],
    answers: ["tags"],
    action: "list tags of resource",
    subject: "resourceArn",
  },
} as const satisfies Record<string, Operation>;

/** Name of a client's method. */
export type OperationKey = keyof typeof operations;
