/**
 * The option `import`: brings an existing model into the stack without training. It must be what the program describes, as
 * far as the service returns that.
 */

import type { CreateTrainedModelInput } from "../../sdk/service-types";
import type { Owner } from "../host/ownership";
import type { Session } from "../host/session";
import { differingInputs, undeclaredInputs } from "../inputs/comparison";
import { expand } from "../inputs/state";
import { describeChangedPaths } from "../inputs/violation-text";
import type { StateEntry } from "../kinds/lifecycle";
import { isGone } from "../kinds/phases";
import { TRAINED_MODEL } from "../kinds/trained-model";
import { findModel } from "../service/models";
import { modelId, parseModelId } from "../words/arns";
import type { Call } from "../words/call";
import { listed } from "../words/describe";
import { modelOutputs } from "./model-state";
import { GENERATED_NAME } from "./names";

type Props = Record<string, unknown>;

/**
 * @param inputs  checked inputs
 * @returns id and outputs for the state; an absent name is the model's own
 * @throws {Error} where the model does not exist, has failed or is gone, is another resource's, or differs; every
 *   difference by its path
 */
export async function importModel(call: Call, inputs: Props, session: Session): Promise<StateEntry> {
  const reference = parseModelId(call.import ?? "");
  const { trainedModelArn, versionIdentifier } = reference;
  const id = modelId(trainedModelArn, versionIdentifier);
  const input = expand<CreateTrainedModelInput>(TRAINED_MODEL.inputs, inputs);
  const refuse = (why: string) => new Error(`Cannot import ${id} as "${call.logicalName}": ${why}`);

  if (reference.membershipIdentifier !== input.membershipIdentifier) {
    throw refuse("it belongs to another membership than membershipIdentifier names");
  }
  const client = session.clientFor(trainedModelArn, call.profile);
  const model = await findModel(client, reference, { signal: session.signal, subject: call.logicalName });
  if (!model) throw refuse("the service knows no such model");
  if (model.status === "CREATE_FAILED" || isGone(model.status)) throw refuse(`its status is ${model.status}`);
  const differences = [differingInputs, undeclaredInputs].flatMap((find) => find(TRAINED_MODEL.inputs, input, model));
  if (differences.length > 0) {
    const places = describeChangedPaths(differences, { ...TRAINED_MODEL, call, given: inputs });
    throw refuse(
      `it differs from the program in ${listed(places)}: make them equal, or remove the option to train a new model`,
    );
  }
  // The program may have declared another resource on it while the Get was under way.
  const other = session.ownership.claim(id, call, false);
  if (other) throw refuse(describeImportConflict(id, other));
  if (input.incrementalTrainingDataChannels) {
    const message = `${call.logicalName}: imported; the service does not return which model ARN it was trained on from, so incrementalTrainingDataChannels was compared without it`;
    session.show({ message, severity: "warning", urn: call.urn });
  }
  const name = inputs.name === undefined ? { name: model.name, [GENERATED_NAME]: model.name } : {};
  return { id, outs: modelOutputs({ ...inputs, ...name }, { trainedModelArn, versionIdentifier }) };
}

/** What the preview of a new resource says where no training is to start. */
export function describeImport({ logicalName, import: id }: Call): string {
  return `Trained model "${logicalName}" imports ${id}: no training is started`;
}

/** Two resources of one program on one model: the delete of either would take it from the other. */
export function describeImportConflict(id: string, { logicalName }: Owner): string {
  return `${id} is the model of "${logicalName}" of this program: one model has one resource, so remove one of the two`;
}

/** The state has another model, which the program's inputs describe as well. */
export function describeOtherImport({ logicalName, import: imported }: Call, id: string): Error {
  return new Error(
    `Cannot import ${imported} as "${logicalName}": the state has ${id} under that name, with equal inputs. ` +
      "Remove the option import to keep that model, or run pulumi up --replace with the URN of this resource to take the imported one in its place",
  );
}
