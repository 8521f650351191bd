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
  /** The input member that identifies the subject of the operation or, as an identifier, what the subject belongs to. */
  readonly subject?: string;
  /**
   * Whether an attempt with an unknown outcome may be repeated, because the operation is idempotent. Creates and starts
   * are not: they have no idempotency token, and each may create another object.
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
  listTrainedModels: { action: "list trained models", subject: "membershipIdentifier" },
  listTrainedModelVersions: { action: "list versions of trained model", subject: "trainedModelArn" },
  cancelTrainedModel: { action: "cancel trained model", subject: "trainedModelArn" },
  deleteTrainedModelOutput: { action: "delete output of trained model", subject: "trainedModelArn" },
  putMLConfiguration: { action: "put ML configuration", subject: "membershipIdentifier" },
  getMLConfiguration: {
    action: "get ML configuration",
    subject: "membershipIdentifier",
    needs: ["defaultOutputLocation", "createTime"],
  },
  deleteMLConfiguration: { action: "delete ML configuration", subject: "membershipIdentifier" },
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
    action: "list configured model algorithm associations",
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
  listMLInputChannels: { action: "list ML input channels", subject: "membershipIdentifier" },
  deleteMLInputChannelData: { action: "delete data of ML input channel", subject: "mlInputChannelArn" },
  startTrainedModelExportJob: { action: "start trained model export job", subject: "name", repeatIsSafe: false },
  startTrainedModelInferenceJob: { action: "start trained model inference job", subject: "name", repeatIsSafe: false },
  getTrainedModelInferenceJob: {
    action: "get trained model inference job",
    subject: "trainedModelInferenceJobArn",
    needs: ["trainedModelInferenceJobArn", "name", "status", "createTime"],
  },
  listTrainedModelInferenceJobs: {
    action: "list trained model inference jobs",
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
    action: "list configured model algorithm associations",
    subject: "collaborationIdentifier",
  },
  listCollaborationMLInputChannels: {
    action: "list ML input channels",
    subject: "collaborationIdentifier",
  },
  listCollaborationTrainedModels: {
    action: "list trained models",
    subject: "collaborationIdentifier",
  },
  listCollaborationTrainedModelExportJobs: {
    action: "list export jobs of trained model",
    subject: "trainedModelArn",
  },
  listCollaborationTrainedModelInferenceJobs: {
    action: "list trained model inference jobs",
    subject: "collaborationIdentifier",
  },
  tagResource: { action: "tag resource", subject: "resourceArn" },
  untagResource: { action: "untag resource", subject: "resourceArn" },
  listTagsForResource: { action: "list tags of resource", subject: "resourceArn" },
} as const satisfies { [Key in keyof Shapes]: Row & { subject?: keyof Shapes[Key]["input"] } };

/** Name of a method of the client. */
export type OperationKey = keyof Shapes;

/** An operation as a call needs it. */
export interface Operation extends Required<Omit<Row, "repeatIsSafe">> {
  /** AWS's name. */
  readonly name: string;
  /** As in its row; empty if there is none. */
  readonly subject: string;
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

/** Returns an operation. Loads AWS's data at the first call, so that a program without calls does not load it. */
export function getOperation(key: OperationKey): Operation {
  const bindings: typeof import("./http-bindings.json") = require("./http-bindings.json");
  const name = (key.charAt(0).toUpperCase() + key.slice(1)) as Capitalize<OperationKey>;
  return { name, subject: "", repeatIsSafe: true, ...bindings[name], ...operations[key] };
}
