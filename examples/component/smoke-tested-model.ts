// A component of a platform team: a model that trains only after a short training has shown that the image and the data
// work. It sets the team's tags and time limits.
import * as pulumi from "@pulumi/pulumi";
import { TrainedModel, type TrainedModelArgs } from "pulumi-cleanroomsml";

type GivenInputs = Pick<
  TrainedModelArgs,
  "membershipIdentifier" | "configuredModelAlgorithmAssociationArn" | "resourceConfig" | "dataChannels"
>;

export interface SmokeTestedModelArgs extends GivenInputs {
  /** The team that pays. */
  team: string;
  /** Longest run time of the training in hours; defaults to 4. */
  maxHours?: number;
  hyperparameters: Record<string, string>;
  /** Hyperparameters that the short training overrides, such as a single epoch. */
  smokeHyperparameters: Record<string, string>;
}

export class SmokeTestedModel extends pulumi.ComponentResource {
  /** Resolves once the model is ACTIVE. */
  readonly trainedModelArn: pulumi.Output<string>;

  constructor(name: string, args: SmokeTestedModelArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:ml:SmokeTestedModel", name, {}, opts);
    const { team, maxHours = 4, hyperparameters, smokeHyperparameters, ...inputs } = args;
    const tags = { team, "managed-by": "platform" };

    const smoke = new TrainedModel(
      `${name}-smoke`,
      {
        ...inputs,
        hyperparameters: { ...hyperparameters, ...smokeHyperparameters },
        stoppingCondition: { maxRuntimeInSeconds: 30 * 60 },
        tags,
      },
      { parent: this },
    );
    const model = new TrainedModel(
      name,
      { ...inputs, hyperparameters, stoppingCondition: { maxRuntimeInSeconds: maxHours * 3600 }, tags },
      // `dependsOn: [smoke]` would not wait, because that model exists as soon as its training starts.
      { parent: this, dependsOn: smoke.training ?? [] },
    );
    this.trainedModelArn = model.trainedModelArn;
    this.registerOutputs({ trainedModelArn: this.trainedModelArn });
  }
}
