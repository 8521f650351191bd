/**
 * Starts one training and returns as soon as the service has accepted it. No response, lost or doubtful, ever makes a second
 * model, and an existing model is never taken for the new one.
 */
import { type ApiError, type Client, type CreateTrainedModelOutput, systemClock } from "../../sdk/client";
import type { CreateTrainedModelInput } from "../../sdk/service-types";
import { withWayOn } from "../host/interruption";
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

/** A create in progress: what it sends, and since when. */
interface Creation {
  call: Call;
  input: CreateTrainedModelInput;
  isNameExplicit: boolean;
  client: Client;
  session: Session;
  /** When the first attempt went out that may have made the model, on the clock that never jumps. */
  firstSentMs?: number;
  /** A response was lost: from then on each attempt is a repetition. */
  isLost?: boolean;
}

/** How long the check of the new model may keep its ARN from the state. */
const LOOK_LIMIT_MS = 3000;

/**
 * Creates the model that checked inputs describe. A name that they leave out is generated here and not by the check: so the
 * inputs are those of the program, and a plan that `pulumi preview` saves holds.
 *
 * @returns id and outputs for the state
 * @throws {Error} whose message holds no value of an input
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
    const wayOn = `trained model "${call.logicalName}" was not created, no training was started; pulumi up goes on with it`;
    throw withWayOn(error, wayOn);
  });
  const id = modelId(trainedModelArn, versionIdentifier);
  await confirmIsNew(creation, id);
  return { id, outs: modelOutputs(named, { trainedModelArn, versionIdentifier: realVersion(versionIdentifier) }) };
}

/** Before the request: a forced replacement has no preview that states the cost, and a killed create leaves no other trace of a generated name. */
function announce({ call, input, session }: Creation, generated: string | undefined): void {
  const name = generated === undefined ? "" : ` under the generated name ${generated}`;
  const cost = describeCost(input, call);
  session.show({ message: `${call.logicalName}: creates a trained model${name}. ${cost}`, urn: call.urn });
}

async function sendUntilAccepted(creation: Creation): Promise<CreateTrainedModelOutput> {
  const { call, client, input, session } = creation;
  const slots = session.shared(openSlotQueue, client, input.membershipIdentifier);
  let lost: LostCreate | undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await slots.run({
        subject: call.logicalName,
        urn: call.urn,
        timeoutMs: call.createTimeoutMs,
        send: () => sendOnce(creation),
      });
      return claim(creation, answer);
    } catch (error) {
      const isLost = isOutcomeUnknown(error);
      if (isConflict(error) && !lost) throw await describeExistingName(error as ApiError, creation);
      if (!isLost && !isConflict(error)) throw error;
      lost ??= { ...creation, firstSentMs: creation.firstSentMs ?? session.clock.monotonicMs() };
      session.show({
        message: `${call.logicalName}: the answer to the create was lost, looking whether the model exists`,
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
    // What was refused made nothing: a model from before this attempt is somebody else's.
    if (!creation.isLost) creation.firstSentMs = session.clock.monotonicMs();
  };
  try {
    return await client.createTrainedModel(input, { subject: call.logicalName, signal: session.signal, beforeSend });
  } catch (error) {
    creation.isLost ||= isOutcomeUnknown(error);
    throw scrubError(TRAINED_MODEL.inputs, error, input);
  }
}

/** Shows the ARN at once: from here to the engine's record the model is known to nobody else. */
function claim(
  { call, isNameExplicit, session }: Creation,
  answer: CreateTrainedModelOutput,
): CreateTrainedModelOutput {
  const id = modelId(answer.trainedModelArn, answer.versionIdentifier);
  // A model of an explicit name may be the one that it replaces until its age is known.
  const owner = session.ownership.claim(id, call, !isNameExplicit);
  if (owner) {
    throw new Error(
      `Cannot create trained model "${call.logicalName}": the service answered with ${id}, which is "${owner.logicalName}" ` +
        "of this program: give each model a name of its own, or leave name out",
    );
  }
  session.show({ message: `${call.logicalName}: training accepted, ${id}`, urn: call.urn });
  return answer;
}

/**
 * One Get: a model that is older than the first attempt is not the one that was asked for. Where it cannot be read now,
 * the response stands: an ARN in the state is worth more than the doubt. But then it may be the model that it replaces,
 * which must not be deleted.
 */
async function confirmIsNew(creation: Creation, id: string): Promise<void> {
  const { call, client, input, isNameExplicit, session, firstSentMs } = creation;
  // An interruption does not end it, since what it finds out is needed all the more then.
  const look = new AbortController();
  void systemClock.sleep(LOOK_LIMIT_MS, look.signal).then(
    () => look.abort(),
    () => undefined,
  );
  const model = await findModel(client, parseModelId(id), { signal: look.signal, subject: call.logicalName })
    .catch(() => undefined)
    .finally(() => look.abort());
  if (!model || model.$metadata.dateMs === undefined || firstSentMs === undefined) return;
  // A name that was generated for this model is nobody else's, whatever the clocks say.
  const isByName = !isNameExplicit && model.name === input.name;
  const age = earlierByMs(model, { answeredMs: model.$metadata.dateMs, firstSentMs }, session.clock);
  if (!isByName && !age) return;
  const isDoubtful = age && age.possiblyMs > 0 && differingInputs(TRAINED_MODEL.inputs, input, model).length > 0;
  session.ownership.release(id, call);
  if (!isByName && age && (age.certainlyMs > 0 || isDoubtful)) throw describeOlderModel(model, call);
  session.ownership.claim(id, call, true);
}
