// What a platform team offers instead of the bare resource: a model that is trained only after a short training has shown
// that image and data work. It knows the team's rules on tags, time and order, and nothing of any one model.
import * as pulumi from "@pulumi/pulumi";
import { TrainedModel, type TrainedModelArgs } from "pulumi-cleanroomsml";

type GivenInputs = Pick<
  TrainedModelArgs,
  "membershipIdentifier" | "configuredModelAlgorithmAssociationArn" | "resourceConfig" | "dataChannels"
>;

export interface SmokeTestedModelArgs extends GivenInputs {
  /** The team that pays. */
  team: string;
  /** Longest run of the training itself, in hours; 4 where absent. */
  maxHours?: number;
  hyperparameters: Record<string, string>;
  /** What the short training has instead of those of the same name, such as a single epoch. */
  smokeHyperparameters: Record<string, string>;
}

export class SmokeTestedModel extends pulumi.ComponentResource {
  /** Known once the model is trained. */
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
      // Not `dependsOn: [smoke]`: that model exists as soon as its training begins.
      { parent: this, dependsOn: smoke.training ?? [] },
    );
    this.trainedModelArn = model.trainedModelArn;
    this.registerOutputs({ trainedModelArn: this.trainedModelArn });
  }
}
