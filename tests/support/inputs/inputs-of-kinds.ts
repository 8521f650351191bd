import type { KINDS } from "../../../provider/kinds/kinds";
import { leastInputs } from "../emulator/pipeline-inputs";
import { validInputs } from "./valid-inputs";

type Props = Record<string, unknown>;

/** Inputs of an object of each kind on the objects of the kinds before it, whose ARNs are under their members' names. */
export const inputsOfKinds: Record<keyof typeof KINDS, (arns: Props) => Props> = {
  MLConfiguration: () => ({ ...leastInputs.PutMLConfiguration }),
  ConfiguredModelAlgorithm: () => ({ ...leastInputs.CreateConfiguredModelAlgorithm }),
  ConfiguredModelAlgorithmAssociation: ({ configuredModelAlgorithmArn }) => ({
    ...leastInputs.CreateConfiguredModelAlgorithmAssociation,
    configuredModelAlgorithmArn,
  }),
  MLInputChannel: ({ configuredModelAlgorithmAssociationArn }) => ({
    ...leastInputs.CreateMLInputChannel,
    configuredModelAlgorithmAssociations: [configuredModelAlgorithmAssociationArn],
  }),
  TrainedModel: ({ configuredModelAlgorithmAssociationArn, mlInputChannelArn }) => ({
    ...validInputs(),
    configuredModelAlgorithmAssociationArn,
    dataChannels: [{ channelName: "training", mlInputChannelArn }],
  }),
  TrainedModelExportJob: ({ trainedModelArn }) => ({ ...leastInputs.StartTrainedModelExportJob, trainedModelArn }),
  TrainedModelInferenceJob: ({ trainedModelArn, mlInputChannelArn }) => ({
    ...leastInputs.StartTrainedModelInferenceJob,
    trainedModelArn,
    dataSource: { mlInputChannelArn },
  }),
};
