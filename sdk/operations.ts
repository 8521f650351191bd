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
  /** The member of the input that names what the operation is about, if there is one. */
  readonly subject?: string;
  /**
   * Whether an attempt with an unknown outcome may be repeated: doing it twice is doing it once. Not so for creates and
   * starts, which have no idempotency token: each may create another object.
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
  putMLConfiguration: { action: "put ML configuration of membership", subject: "membershipIdentifier" },
  getMLConfiguration: {
    action: "get ML configuration of membership",
    subject: "membershipIdentifier",
    needs: ["defaultOutputLocation", "createTime"],
  },
  deleteMLConfiguration: { action: "delete ML configuration of membership", subject: "membershipIdentifier" },
  createConfiguredModelAlgorithm: { action: "create configured model algorithm", subject: "name", repeatIsSafe: false },
  getConfiguredModelAlgorithm: {
    action: "get configured model algorithm",
    subject: "configuredModelAlgorithmArn",
    needs: ["configuredModelAlgorithmArn", "name", "createTime"],
  },
  listConfiguredModelAlgorithms: { action: "list configured model algorithms" },
  deleteConfiguredModelAlgorithm: {
    action: "delete configured model algorithm",
    subject: "configuredModelAlgorithmArn",
  },
  createConfiguredModelAlgorithmAssociation: {
    action: "create configured model algorithm association",
    subject: "name",
    repeatIsSafe: false,
  },
  getConfiguredModelAlgorithmAssociation: {
    action: "get configured model algorithm association",
    subject: "configuredModelAlgorithmAssociationArn",
    needs: ["configuredModelAlgorithmAssociationArn", "name", "createTime"],
  },
  listConfiguredModelAlgorithmAssociations: {
    action: "list configured model algorithm associations of membership",
    subject: "membershipIdentifier",
  },
  deleteConfiguredModelAlgorithmAssociation: {
    action: "delete configured model algorithm association",
    subject: "configuredModelAlgorithmAssociationArn",
  },
  createMLInputChannel: { action: "create ML input channel", subject: "name", repeatIsSafe: false },
  getMLInputChannel: {
    action: "get ML input channel",
    subject: "mlInputChannelArn",
    needs: ["mlInputChannelArn", "name", "status", "createTime"],
  },
  listMLInputChannels: { action: "list ML input channels of membership", subject: "membershipIdentifier" },
  deleteMLInputChannelData: { action: "delete data of ML input channel", subject: "mlInputChannelArn" },
  startTrainedModelExportJob: { action: "start trained model export job", subject: "name", repeatIsSafe: false },
  startTrainedModelInferenceJob: { action: "start trained model inference job", subject: "name", repeatIsSafe: false },
  getTrainedModelInferenceJob: {
    action: "get trained model inference job",
    subject: "trainedModelInferenceJobArn",
    needs: ["trainedModelInferenceJobArn", "name", "status", "createTime"],
  },
  listTrainedModelInferenceJobs: {
    action: "list trained model inference jobs of membership",
    subject: "membershipIdentifier",
  },
  cancelTrainedModelInferenceJob: {
    action: "cancel trained model inference job",
    subject: "trainedModelInferenceJobArn",
  },
  getCollaborationConfiguredModelAlgorithmAssociation: {
    action: "get collaboration's configured model algorithm association",
    subject: "configuredModelAlgorithmAssociationArn",
    needs: ["configuredModelAlgorithmAssociationArn", "name", "createTime"],
  },
  getCollaborationMLInputChannel: {
    action: "get collaboration's ML input channel",
    subject: "mlInputChannelArn",
    needs: ["mlInputChannelArn", "name", "status", "createTime"],
  },
  getCollaborationTrainedModel: {
    action: "get collaboration's trained model",
    subject: "trainedModelArn",
    needs: ["trainedModelArn", "name", "status", "createTime"],
  },
  listCollaborationConfiguredModelAlgorithmAssociations: {
    action: "list configured model algorithm associations of collaboration",
    subject: "collaborationIdentifier",
  },
  listCollaborationMLInputChannels: {
    action: "list ML input channels of collaboration",
    subject: "collaborationIdentifier",
  },
  listCollaborationTrainedModels: {
    action: "list trained models of collaboration",
    subject: "collaborationIdentifier",
  },
  listCollaborationTrainedModelExportJobs: {
    action: "list export jobs of trained model",
    subject: "trainedModelArn",
  },
  listCollaborationTrainedModelInferenceJobs: {
    action: "list trained model inference jobs of collaboration",
    subject: "collaborationIdentifier",
  },
  tagResource: { action: "tag resource", subject: "resourceArn" },
  untagResource: { action: "untag resource", subject: "resourceArn" },
  listTagsForResource: { action: "list tags of resource", subject: "resourceArn" },
} as const satisfies { [Key in keyof Shapes]: Row & { subject?: keyof Shapes[Key]["input"] } };

/** Name of a client's method. */
export type OperationKey = keyof Shapes;

/** Everything that a call needs to know about its operation. */
export interface Operation extends Required<Omit<Row, "repeatIsSafe">> {
  /** AWS's name. */
  readonly name: string;
  /** As in its row; empty if there is none. */
  readonly subject: string;
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

/** Finds an operation. The first call reads AWS's data, so that a program without calls does not. */
export function getOperation(key: OperationKey): Operation {
  const bindings: typeof import("./http-bindings.json") = require("./http-bindings.json");
  const name = (key.charAt(0).toUpperCase() + key.slice(1)) as Capitalize<OperationKey>;
  return { name, subject: "", repeatIsSafe: true, ...bindings[name], ...operations[key] };
}
