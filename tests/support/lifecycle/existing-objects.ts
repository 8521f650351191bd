/** What exists in an emulator: the trained model that a job works on, and the ids of objects in a state. */
import type { Emulator, ObjectRecord } from "../../../emulator/server";
import { KINDS } from "../../../provider/kinds/kinds";
import type { ResourceKind } from "../../../provider/kinds/resource-kind";
import { idOf } from "../../../provider/words/ids";
import { inputsOfEveryKind } from "../inputs/kinds";
import type { ObjectKind } from "../inputs/marked-inputs";
import { membershipIdentifier } from "../inputs/valid-inputs";

type Props = Record<string, unknown>;

/** The id of an object of the service in a state. */
export function idOfRecord(kind: ObjectKind, { arn, input, ...record }: ObjectRecord): string {
  const { id }: ResourceKind = KINDS[kind];
  return idOf(id, { ...input, ...record, ...(arn !== undefined && id.arnMember && { [id.arnMember]: arn }) });
}

/** Trains a model without the provider. @returns its ARN */
export async function addTrainedModel({ act }: Emulator, change: Props = {}): Promise<string> {
  const input = { ...inputsOfEveryKind.TrainedModel, membershipIdentifier, name: "existing", ...change };
  const { arn = "" } = await act({ action: "create", kind: "TrainedModel", input });
  await act({ action: "finish", arn });
  return arn;
}

/** The inputs of a kind. The list of what has no ARN of its own needs the model, which must therefore exist. */
export async function onExistingModel(emulator: Emulator, kind: ObjectKind, inputs: Props): Promise<Props> {
  const { calls }: ResourceKind = KINDS[kind];
  return calls.collaborationOf ? { ...inputs, trainedModelArn: await addTrainedModel(emulator) } : inputs;
}

/** The inputs of a kind on ML input channels that exist, which a refusal of a create reads. */
export async function onExistingChannels({ act }: Emulator, kind: ObjectKind, inputs: Props): Promise<Props> {
  const { readsChannels }: ResourceKind = KINDS[kind];
  if (!readsChannels) return inputs;
  const input = { ...inputsOfEveryKind.MLInputChannel, name: "existing" };
  const { arn = "" } = await act({ action: "create", kind: "MLInputChannel", input });
  await act({ action: "finish", arn });
  return JSON.parse(JSON.stringify(inputs, (name, value) => (name === "mlInputChannelArn" ? arn : value)));
}
