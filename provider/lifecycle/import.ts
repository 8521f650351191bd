/**
 * The option `import` adds an existing model to the stack without a training. It must equal the program, as far as Get
 * shows.
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
 * @returns id and outputs for the state; an absent name becomes the model's name
 * @throws {Error} if the model does not exist, has failed, is deleted, belongs to another resource, or differs from the
 *   program; the message lists the path of every difference
 */
export async function importModel(call: Call, inputs: Props, session: Session): Promise<StateEntry> {
  const reference = parseModelId(call.import ?? "");
  const { trainedModelArn, versionIdentifier } = reference;
  const id = modelId(trainedModelArn, versionIdentifier);
  const input = expand<CreateTrainedModelInput>(TRAINED_MODEL.inputs, inputs);
  const reject = (why: string) => new Error(`Cannot import ${id} as "${call.logicalName}": ${why}`);

  if (reference.membershipIdentifier !== input.membershipIdentifier) {
    throw reject("its membership is not the one in membershipIdentifier");
  }
  const client = session.clientFor(trainedModelArn, call.profile);
  const model = await findModel(client, reference, { signal: session.signal, subject: call.logicalName });
  if (!model) throw reject("the model does not exist");
  if (model.status === "CREATE_FAILED" || isGone(model.status)) throw reject(`its status is ${model.status}`);
  const differences = [differingInputs, undeclaredInputs].flatMap((find) => find(TRAINED_MODEL.inputs, input, model));
  if (differences.length > 0) {
    const places = describeChangedPaths(differences, { ...TRAINED_MODEL, call, given: inputs });
    throw reject(
      `it differs from the program in ${listed(places)}; make them equal, or remove the option to train a new model`,
    );
  }
  // The program may have declared another resource for it during the Get.
  const other = session.ownership.claim(id, call, false);
  if (other) throw reject(describeImportConflict(id, other));
  if (input.incrementalTrainingDataChannels) {
    const message = `${call.logicalName}: imported; incrementalTrainingDataChannels was compared without trainedModelArn, which the service does not return`;
    session.show({ message, severity: "warning", urn: call.urn });
  }
  const name = inputs.name === undefined ? { name: model.name, [GENERATED_NAME]: model.name } : {};
  return { id, outs: modelOutputs({ ...inputs, ...name }, { trainedModelArn, versionIdentifier }) };
}

/** Describes an import in the preview of a new resource. */
export function describeImport({ logicalName, import: id }: Call): string {
  return `Trained model "${logicalName}" imports ${id}; no training starts`;
}

/** Describes a model with two resources in one program: deleting either would delete the other's model. */
export function describeImportConflict(id: string, { logicalName }: Owner): string {
  return `${id} belongs to "${logicalName}" of this program; one model has one resource, so remove one of the two`;
}

/** Describes that the state has another model with the same inputs. */
export function describeOtherImport({ logicalName, import: imported }: Call, id: string): Error {
  return new Error(
    `Cannot import ${imported} as "${logicalName}": the state has ${id} under that name, with equal inputs. ` +
      "Remove the option import to keep that model, or run pulumi up --replace with the URN of this resource to replace it by the imported one",
  );
}
