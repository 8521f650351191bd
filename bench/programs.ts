import { validInputs } from "../tests/support/inputs/valid-inputs";

/** The models of a program. */
export interface Shape {
  readonly models: number;
  /** Whether each model has a Training, which doubles the resources. */
  readonly waits: boolean;
}

const { name: _, ...required } = validInputs();
/** As in the README's example. */
export const inputs = {
  ...required,
  hyperparameters: { n_estimators: "100" },
  stoppingCondition: { maxRuntimeInSeconds: 4 * 3600 },
};

/** Number of resources that a program creates, without its stack. */
export function resourcesOf({ models, waits }: Shape): number {
  return waits ? 2 * models : models;
}

/** Declares models of this package. */
export function ourProgram({ models, waits }: Shape): string {
  return `
import { TrainedModel } from "pulumi-cleanroomsml";
const inputs = ${JSON.stringify(inputs)};
for (let i = 0; i < ${models}; i++) new TrainedModel("model-" + i, inputs, { waitForTraining: ${waits} });
`;
}

/** The same models in YAML, through the plugin. */
export function yamlProgram({ models, waits }: Shape): string {
  const properties = { ...inputs, waitForTraining: waits };
  const resource = { type: "cleanroomsml:TrainedModel", properties };
  const lines = Array.from({ length: models }, (_, index) => `  model-${index}: ${JSON.stringify(resource)}\n`);
  return `resources:\n${lines.join("")}`;
}

/**
 * The floor: the same number of resources with the same inputs, from a dynamic provider that does nothing.
 *
 * @param waitMs  how long the create of each child takes
 */
export function floorProgram({ models, waits }: Shape, waitMs = 0): string {
  return `
import * as pulumi from "@pulumi/pulumi";
const inputs = ${JSON.stringify(inputs)};
const model = { create: async (props: any) => ({ id: props.name, outs: { ...props, trainedModelArn: props.name } }) };
const child = {
  create: async (props: any) => {
    await new Promise((resolve) => setTimeout(resolve, ${waitMs}));
    return { id: props.trainedModelArn, outs: { ...props, endedAtMs: Date.now() } };
  },
};
class Model extends pulumi.dynamic.Resource {
  declare readonly trainedModelArn: pulumi.Output<string>;
  constructor(name: string) {
    super(model, name, { ...inputs, name, trainedModelArn: undefined }, {}, "floor", "Model");
  }
}
class Child extends pulumi.dynamic.Resource {
  constructor(name: string, parent: Model) {
    const props = { trainedModelArn: parent.trainedModelArn, maxRuntimeInSeconds: 14400, endedAtMs: undefined };
    super(child, name, props, { parent }, "floor", "Child");
  }
}
for (let i = 0; i < ${models}; i++) {
  const parent = new Model("model-" + i);
  if (${waits}) new Child("model-" + i, parent);
}
`;
}
