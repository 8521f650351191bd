/** Functions that read existing objects without managing them. Each has a form for plain values and one for Outputs. */
import { outputForm, promiseForm } from "./function-forms";

/**
 * Reads a trained model of a membership; without a version, the latest. Unlike `TrainedModel.get`, it adds no resource to the stack, and it returns the present status, too.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
 */
export const getTrainedModel = promiseForm("getTrainedModel");
/** {@link getTrainedModel} for Outputs. */
export const getTrainedModelOutput = outputForm("getTrainedModel");

/**
 * Reads the trained models of a membership.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModels.html
 */
export const listTrainedModels = promiseForm("listTrainedModels");
/** {@link listTrainedModels} for Outputs. */
export const listTrainedModelsOutput = outputForm("listTrainedModels");

/**
 * Reads an ML input channel of a membership, with what is left of its privacy budgets.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetMLInputChannel.html
 */
export const getMLInputChannel = promiseForm("getMLInputChannel");
/** {@link getMLInputChannel} for Outputs. */
export const getMLInputChannelOutput = outputForm("getMLInputChannel");

/**
 * Reads an association of a membership, with its privacy configuration.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetConfiguredModelAlgorithmAssociation.html
 */
export const getConfiguredModelAlgorithmAssociation = promiseForm("getConfiguredModelAlgorithmAssociation");
/** {@link getConfiguredModelAlgorithmAssociation} for Outputs. */
export const getConfiguredModelAlgorithmAssociationOutput = outputForm("getConfiguredModelAlgorithmAssociation");

/**
 * Reads the ML configuration of a membership.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetMLConfiguration.html
 */
export const getMLConfiguration = promiseForm("getMLConfiguration");
/** {@link getMLConfiguration} for Outputs. */
export const getMLConfigurationOutput = outputForm("getMLConfiguration");

/**
 * Reads the associations of all members of a collaboration, such as the one to train with.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListCollaborationConfiguredModelAlgorithmAssociations.html
 */
export const listCollaborationConfiguredModelAlgorithmAssociations = promiseForm(
  "listCollaborationConfiguredModelAlgorithmAssociations",
);
/** {@link listCollaborationConfiguredModelAlgorithmAssociations} for Outputs. */
export const listCollaborationConfiguredModelAlgorithmAssociationsOutput = outputForm(
  "listCollaborationConfiguredModelAlgorithmAssociations",
);

/**
 * Reads the ML input channels of all members of a collaboration.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListCollaborationMLInputChannels.html
 */
export const listCollaborationMLInputChannels = promiseForm("listCollaborationMLInputChannels");
/** {@link listCollaborationMLInputChannels} for Outputs. */
export const listCollaborationMLInputChannelsOutput = outputForm("listCollaborationMLInputChannels");

/**
 * Reads the trained models of all members of a collaboration.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListCollaborationTrainedModels.html
 */
export const listCollaborationTrainedModels = promiseForm("listCollaborationTrainedModels");
/** {@link listCollaborationTrainedModels} for Outputs. */
export const listCollaborationTrainedModelsOutput = outputForm("listCollaborationTrainedModels");
