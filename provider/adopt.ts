/**
 * Takes an existing model into the stack without training: it must be what the program describes, as far as the service
 * gives that back.
 */
import { type ModelReference, modelId, parseModelId } from "./arns";
import { differingInputs, undeclaredInputs } from "./comparison";
import type { CreatedResource } from "./create";
import { listed } from "./describe";
import { findModel, isVersion } from "./models";
import { readOptions } from "./resource-options";
import type { Session } from "./session";
import { expand, modelOutputs } from "./state";
import { isGone } from "./statuses";
import { describeChangedPaths } from "./violation-text";

type Props = Record<string, unknown>;

/**
 * @param inputs  checked inputs whose options name the model
 * @returns id and outputs for the state; an absent name is the model's own
 * @throws {Error} where the model does not exist, has failed or is gone, or differs; every difference by its path
 */
export async function adoptModel(inputs: Props, session: Session): Promise<CreatedResource> {
  const options = readOptions(inputs);
  const reference = parseModelId(options.adoptTrainedModelArn ?? "");
  const input = expand(inputs);
  const refuse = (why: string) => new Error(`Cannot adopt ${idOf(reference)} as "${options.logicalName}": ${why}`);

  if (reference.membershipIdentifier !== input.membershipIdentifier) {
    throw refuse("it belongs to another membership than membershipIdentifier names");
  }
  const client = session.clientFor(reference.trainedModelArn, options.profile);
  const model = await findModel(client, reference, { signal: session.signal, subject: options.logicalName });
  if (!model) throw refuse("the service knows no such model");
  if (model.status === "CREATE_FAILED" || isGone(model.status)) throw refuse(`its status is ${model.status}`);
  const differences = [...differingInputs(input, model), ...undeclaredInputs(input, model)];
  if (differences.length > 0) {
    const places = describeChangedPaths(differences, inputs, options);
    throw refuse(
      `it differs from the program in ${listed(places)}: make them equal, or remove the option to train a new model`,
    );
  }
  if (input.incrementalTrainingDataChannels) {
    const message = `${options.logicalName}: adopted; the service does not tell which model ARN it was trained on from, so incrementalTrainingDataChannels was compared without it`;
    session.show({ message, severity: "warning", urn: options.urn });
  }
  session.claimed.set(idOf(reference), options.logicalName);
  const { trainedModelArn, versionIdentifier } = reference;
  const named = { trainedModelArn, versionIdentifier: versionIdentifier ?? realVersion(model.versionIdentifier) };
  const id = modelId(named.trainedModelArn, named.versionIdentifier);
  session.kept.set(id, options.logicalName);
  return {
    id,
    outs: modelOutputs({ ...inputs, name: inputs.name ?? model.name }, named),
  };
}

function idOf({ trainedModelArn, versionIdentifier }: ModelReference): string {
  return modelId(trainedModelArn, versionIdentifier);
}

function realVersion(versionIdentifier: string | undefined): string | undefined {
  return isVersion(versionIdentifier) ? versionIdentifier : undefined;
}
