/**
 * Starts one training and returns as soon as the service has accepted it. A lost response never creates a second model,
 * and an existing model never counts as the new one.
 */
import { type ApiError, type Client, type CreateTrainedModelOutput, systemClock } from "../../sdk/client";
import type { CreateTrainedModelInput } from "../../sdk/service-types";
import { withNextStep } from "../host/interruption";
import type { Session } from "../host/session";
import { differingInputs } from "../inputs/comparison";
import { expand } from "../inputs/state";
import type { StateEntry } from "../kinds/lifecycle";
import { TRAINED_MODEL } from "../kinds/trained-model";
import { isConflict, isOutcomeUnknown } from "../service/call-errors";
import { earlierByMs, findModel, realVersion } from "../service/models";
import { scrubError } from "../service/scrub";
import { modelId, parseModelId } from "../words/arns";
import type { Call } from "../words/call";
import { describeExistingName, describeOlderModel } from "./conflict";
import { describeCost } from "./cost";
import { describeDoubt, findLostModel, type LostCreate } from "./lost-create";
import { modelOutputs } from "./model-state";
import { GENERATED_NAME, generateName, hasExplicitName } from "./names";
import { openSlotQueue } from "./slots";

type Props = Record<string, unknown>;

/** A create in progress. */
interface Creation {
  call: Call;
  input: CreateTrainedModelInput;
  isNameExplicit: boolean;
  client: Client;
  session: Session;
  /** When the first attempt that may have created the model was sent, on the monotonic clock. */
  firstSentMs?: number;
  /** A response was lost, so each later attempt is a repetition. */
  isLost?: boolean;
}

/** How long the check of the new model may delay the entry of its ARN into the state. */
const CHECK_LIMIT_MS = 3000;

/**
 * Creates a model from checked inputs. It generates an omitted name here and not in the check, so that the inputs are
 * the program's, and a plan that `pulumi preview` saves stays valid.
 *
 * @returns id and outputs for the state
 * @throws {Error} whose message contains no value of an input
 */
export async function createModel(call: Call, inputs: Props, session: Session): Promise<StateEntry> {
  const isNameExplicit = hasExplicitName(inputs);
  const generated = inputs.name === undefined ? generateName(call.logicalName) : undefined;
  const named = generated === undefined ? inputs : { ...inputs, name: generated, [GENERATED_NAME]: generated };
  const input = expand<CreateTrainedModelInput>(TRAINED_MODEL.inputs, named);
  const client = session.clientFor(input.configuredModelAlgorithmAssociationArn, call.profile);
  const creation: Creation = { call, input, isNameExplicit, client, session };
  announce(creation, generated);
  const { trainedModelArn, versionIdentifier } = await sendUntilAccepted(creation).catch((error: unknown) => {
    const nextStep = `trained model "${call.logicalName}" was not created, and no training started; run pulumi up to create it`;
    throw withNextStep(error, nextStep);
  });
  const id = modelId(trainedModelArn, versionIdentifier);
  await confirmIsNew(creation, id);
  return { id, outs: modelOutputs(named, { trainedModelArn, versionIdentifier: realVersion(versionIdentifier) }) };
}

/**
 * Shown before the request, because a forced replacement has no preview with the cost, and a killed create leaves no
 * other trace of a generated name.
 */
function announce({ call, input, session }: Creation, generated: string | undefined): void {
  const name = generated === undefined ? "" : ` with the generated name ${generated}`;
  const cost = describeCost(input, call);
  session.show({ message: `${call.logicalName}: creating a trained model${name}. ${cost}`, urn: call.urn });
}

async function sendUntilAccepted(creation: Creation): Promise<CreateTrainedModelOutput> {
  const { call, client, input, session } = creation;
  const slots = session.shared(openSlotQueue, client, input.membershipIdentifier);
  let lost: LostCreate | undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      const created = await slots.run({
        subject: call.logicalName,
        urn: call.urn,
        timeoutMs: call.createTimeoutMs,
        send: () => sendOnce(creation),
      });
      return claim(creation, created);
    } catch (error) {
      const isLost = isOutcomeUnknown(error);
      if (isConflict(error) && !lost) throw await describeExistingName(error as ApiError, creation);
      if (!isLost && !isConflict(error)) throw error;
      lost ??= { ...creation, firstSentMs: creation.firstSentMs ?? session.clock.monotonicMs() };
      session.show({
        message: `${call.logicalName}: the response to the create was lost; checking whether the model exists`,
        severity: "warning",
        urn: call.urn,
      });
      const found = await findLostModel(lost, error as Error);
      if (found) return claim(creation, found);
      if (isConflict(error)) throw describeDoubt(lost, error as ApiError, "the list does not show it");
      if (attempt >= (await client.maxAttempts())) throw error;
    }
  }
}

async function sendOnce(creation: Creation): Promise<CreateTrainedModelOutput> {
  const { call, client, input, session } = creation;
  const beforeSend = () => {
    session.signal.throwIfAborted();
    // A rejected attempt created nothing, so a model from before this attempt is not ours.
    if (!creation.isLost) creation.firstSentMs = session.clock.monotonicMs();
  };
  try {
    return await client.createTrainedModel(input, { subject: call.logicalName, signal: session.signal, beforeSend });
  } catch (error) {
    creation.isLost ||= isOutcomeUnknown(error);
    throw scrubError(TRAINED_MODEL.inputs, error, input);
  }
}

/** Shows the ARN immediately, because until the engine has recorded the model, nothing else knows it. */
function claim(
  { call, isNameExplicit, session }: Creation,
  created: CreateTrainedModelOutput,
): CreateTrainedModelOutput {
  const id = modelId(created.trainedModelArn, created.versionIdentifier);
  // Until its age is known, a model with an explicit name may be the one being replaced.
  const owner = session.ownership.claim(id, call, !isNameExplicit);
  if (owner) {
    throw new Error(
      `Cannot create trained model "${call.logicalName}": the service returned ${id}, which belongs to ` +
        `"${owner.logicalName}" of this program; give each model its own name, or omit \`name\``,
    );
  }
  session.show({ message: `${call.logicalName}: training accepted, ${id}`, urn: call.urn });
  return created;
}

/**
 * Checks with one Get that the model is not older than the first attempt. If the Get fails, the response counts,
 * because the state must contain the ARN; but the model may then be the one being replaced, which must not be deleted.
 */
async function confirmIsNew(creation: Creation, id: string): Promise<void> {
  const { call, client, input, isNameExplicit, session, firstSentMs } = creation;
  // An interruption does not end the check, whose result is then needed even more.
  const check = new AbortController();
  void systemClock.sleep(CHECK_LIMIT_MS, check.signal).then(
    () => check.abort(),
    () => undefined,
  );
  const model = await findModel(client, parseModelId(id), { signal: check.signal, subject: call.logicalName })
    .catch(() => undefined)
    .finally(() => check.abort());
  if (!model || model.$metadata.dateMs === undefined || firstSentMs === undefined) return;
  // No other model has a name that was generated for this one, even if the clocks disagree.
  const isByName = !isNameExplicit && model.name === input.name;
  const age = earlierByMs(model, { answeredMs: model.$metadata.dateMs, firstSentMs }, session.clock);
  if (!isByName && !age) return;
  const isDoubtful = age && age.possiblyMs > 0 && differingInputs(TRAINED_MODEL.inputs, input, model).length > 0;
  session.ownership.release(id, call);
  if (!isByName && age && (age.certainlyMs > 0 || isDoubtful)) throw describeOlderModel(model, call);
  session.ownership.claim(id, call, true);
}
