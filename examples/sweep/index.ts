// Trains one model for each point of a grid of hyperparameters: twelve trainings, of which the account's quota lets some
// run at once; the others wait for their slot by themselves.
import * as pulumi from "@pulumi/pulumi";
import { TrainedModel } from "pulumi-cleanroomsml";

const config = new pulumi.Config();

const learningRates = ["0.01", "0.03", "0.1"];
const depths = ["3", "5", "7", "9"];
const grid = learningRates.flatMap((learning_rate) => depths.map((max_depth) => ({ learning_rate, max_depth })));

const models = grid.map((hyperparameters) => {
  // The point is in the name, so that a grid that grows leaves the models alone that are there already.
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
    // Each training stops after two hours, so that the whole grid costs 24 instance-hours at most.
    stoppingCondition: { maxRuntimeInSeconds: 2 * 3600 },
  });
  return [name, model.trainedModelArn] as const;
});

export const trainedModelArns = Object.fromEntries(models);
