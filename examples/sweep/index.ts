// Trains one model for each point of a grid of hyperparameters: twelve trainings. Those beyond the account's quota wait
// for a slot.
import * as pulumi from "@pulumi/pulumi";
import { TrainedModel } from "pulumi-cleanroomsml";

const config = new pulumi.Config();

const learningRates = ["0.01", "0.03", "0.1"];
const depths = ["3", "5", "7", "9"];
const grid = learningRates.flatMap((learning_rate) => depths.map((max_depth) => ({ learning_rate, max_depth })));

const models = grid.map((hyperparameters) => {
  // The point is in the name, so that a larger grid does not change the existing models.
  const name = `churn-rate${hyperparameters.learning_rate}-depth${hyperparameters.max_depth}`;
  const model = new TrainedModel(name, {
    membershipIdentifier: config.require("membershipIdentifier"),
    configuredModelAlgorithmAssociationArn: config.require("configuredModelAlgorithmAssociationArn"),
    resourceConfig: {
      instanceType: config.require("instanceType"),
      volumeSizeInGB: config.requireNumber("volumeSizeInGB"),
    },
    dataChannels: [{ mlInputChannelArn: config.require("mlInputChannelArn"), channelName: "training" }],
    hyperparameters,
    // Each training stops after two hours, so the whole grid costs at most 24 instance-hours.
    stoppingCondition: { maxRuntimeInSeconds: 2 * 3600 },
  });
  return [name, model.trainedModelArn] as const;
});

export const trainedModelArns = Object.fromEntries(models);
