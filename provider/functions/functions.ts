import type { OperationKey } from "../../sdk/client";
import type { Shapes } from "../../sdk/service-types";

/** A function reads with the operation of its name and has no code of its own. */
interface FunctionRow<Output> {
  /** The member with the entries of a list. The function reads all its pages, and takes a name to find entries by. */
  entries?: keyof Output;
}

/** Every function. The build takes the limits of its arguments from AWS's data. */
export const FUNCTIONS = {
  getTrainedModel: {},
  listTrainedModels: { entries: "trainedModels" },
  getMLInputChannel: {},
  getConfiguredModelAlgorithmAssociation: {},
  getMLConfiguration: {},
  listCollaborationConfiguredModelAlgorithmAssociations: {
    entries: "collaborationConfiguredModelAlgorithmAssociations",
  },
  listCollaborationMLInputChannels: { entries: "collaborationMLInputChannelsList" },
  listCollaborationTrainedModels: { entries: "collaborationTrainedModels" },
} as const satisfies { [Key in OperationKey]?: FunctionRow<Shapes[Key]["output"]> };

/** The name of a function. */
export type FunctionName = keyof typeof FUNCTIONS;
