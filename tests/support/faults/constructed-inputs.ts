/**
 * The inputs of a model as the engine receives them from a program: from the real constructor, and then changed by a
 * transform of the resource or of its component.
 */
import * as pulumi from "@pulumi/pulumi";
import { TrainedModel } from "../../../provider/resources";
import { validInputs } from "../inputs/valid-inputs";
import type { Transformed } from "./fault-row";

type Props = Record<string, unknown>;

/** The inputs that the transform sets: a name, and a secret that the constructor did not receive. */
export const transformedInputs = { name: "churn-of-the-team", hyperparameters: { k: "987654321" } };

const made = new Map<Transformed, Promise<Props>>();

/** The same inputs for all rows, because a process has only one set of Pulumi's mocks. */
export async function constructedInputs(transformed: Transformed): Promise<Props> {
  const earlier = [...made.values()].at(-1);
  const inputs = made.get(transformed) ?? (earlier ?? Promise.resolve()).then(() => construct(transformed));
  made.set(transformed, inputs);
  return structuredClone(await inputs);
}

async function construct(transformed: Transformed): Promise<Props> {
  let inputs: Props = {};
  await pulumi.runtime.setMocks({
    call: () => ({}),
    newResource: (resource) => {
      if (resource.type.endsWith(":TrainedModel")) inputs = resource.inputs;
      return { id: "arn", state: resource.inputs };
    },
  });
  const transform: pulumi.ResourceTransformation = ({ type, props, opts }) =>
    type.endsWith(":TrainedModel") ? { props: { ...props, ...transformedInputs }, opts } : undefined;
  const { name: _, ...args } = validInputs();
  const transformations = [transform];
  const opts =
    transformed === "resource"
      ? { transformations }
      : { parent: new pulumi.ComponentResource("tests:Team", "team", {}, { transformations }) };
  const model = new TrainedModel("model", args, { ...opts, waitForTraining: false });
  await new Promise((resolve) => model.urn.apply(resolve));
  const { __provider, ...others } = inputs;
  return others;
}
