/**
 * Starts one training and returns as soon as the service has accepted it. It sees to it that no answer, lost or doubtful,
 * ever makes a second model, and that an existing model is never taken for the new one.
 */
import { type ApiError, type Client, type CreateTrainedModelOutput, systemClock } from "../sdk/client";
import type { CreateTrainedModelInput } from "../sdk/service-types";
import { adoptModel } from "./adopt";
import { modelId, parseModelId } from "./arns";
import { differingInputs } from "./comparison";
import { describeExistingName, describeOlderModel } from "./conflict";
import { withWayOn } from "./interruption";
import { describeDoubt, findLostModel, type LostCreate } from "./lost-create";
import { findModel, isConflict, isOutcomeUnknown, isVersion } from "./models";
import { type ResourceOptions, readOptions } from "./resource-options";
import { scrubError } from "./scrub";
import type { Session } from "./session";
import { expand, modelOutputs } from "./state";

type Props = Record<string, unknown>;

/** What Pulumi's host wants back from a create. */
export interface CreatedResource {
  id: string;
  outs: Props;
}

/** A create in progress: what it sends, and since when. */
interface Creation {
  input: CreateTrainedModelInput;
  options: ResourceOptions;
  client: Client;
  session: Session;
  /** When the first attempt went out that may have made the model, on the clock that never jumps. */
  firstSentMs?: number;
  /** An answer was lost: from then on each attempt is a repetition. */
  isLost?: boolean;
}

const DEFAULT_ATTEMPTS = 3;
/** Dates of answers are cut to seconds, and the service's own clocks differ a little. */
const CLOCK_TOLERANCE_MS = 5000;
/** How long the look at the new model may keep its ARN from the state. */
const LOOK_LIMIT_MS = 3000;

/**
 * Creates the model that checked inputs describe, or adopts one.
 *
 * @returns id and outputs for the state
 * @throws {Error} whose message holds no value of an input but numbers, enum members and ARNs
 */
export async function createModel(inputs: Props, session: Session): Promise<CreatedResource> {
  const options = readOptions(inputs);
  if (options.adoptTrainedModelArn !== undefined) return adoptModel(inputs, session);
  const input = expand(inputs);
  const client = session.clientFor(input.configuredModelAlgorithmAssociationArn, options.profile);
  const creation: Creation = { input, options, client, session };
  const { trainedModelArn, versionIdentifier } = await sendUntilAccepted(creation).catch((error: unknown) => {
    const wayOn = `trained model "${options.logicalName}" was not created, no training was started; pulumi up goes on with it`;
    throw withWayOn(error, wayOn);
  });
  const id = modelId(trainedModelArn, versionIdentifier);
  await confirmIsNew(creation, id);
  return { id, outs: modelOutputs(inputs, { trainedModelArn, versionIdentifier: realVersion(versionIdentifier) }) };
}

async function sendUntilAccepted(creation: Creation): Promise<CreateTrainedModelOutput> {
  const { client, input, options, session } = creation;
  const attempts = session.settingsFor(options.profile).maxAttempts ?? DEFAULT_ATTEMPTS;
  const slots = session.slotsFor(client, input.membershipIdentifier);
  let lost: LostCreate | undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await slots.run({
        subject: options.logicalName,
        urn: options.urn,
        timeoutMs: options.createTimeoutSeconds && options.createTimeoutSeconds * 1000,
        send: () => sendOnce(creation),
      });
      return claim(creation, answer);
    } catch (error) {
      const isLost = isOutcomeUnknown(error);
      if (isConflict(error) && !lost) throw await describeExistingName(error as ApiError, creation);
      if (!isLost && !isConflict(error)) throw error;
      lost ??= { ...creation, firstSentMs: creation.firstSentMs ?? session.clock.monotonicMs() };
      session.show({
        message: `${options.logicalName}: the answer to the create was lost, looking whether the model exists`,
        severity: "warning",
        urn: options.urn,
      });
      const found = await findLostModel(lost, error as Error);
      if (found) return claim(creation, found);
      if (isConflict(error)) throw describeDoubt(lost, error as ApiError, "the list does not show it");
      if (attempt >= attempts) throw error;
    }
  }
}

async function sendOnce(creation: Creation): Promise<CreateTrainedModelOutput> {
  const { client, input, options, session } = creation;
  const beforeSend = () => {
    session.signal.throwIfAborted();
    // What was refused made nothing: a model from before this attempt is somebody else's.
    if (!creation.isLost) creation.firstSentMs = session.clock.monotonicMs();
  };
  try {
    return await client.createTrainedModel(input, { subject: options.logicalName, signal: session.signal, beforeSend });
  } catch (error) {
    creation.isLost ||= isOutcomeUnknown(error);
    throw scrubError(error, input, options.secretInputs);
  }
}

/** Prints the ARN at once: from here to the engine's record the model is known to nobody else. */
function claim({ session, options }: Creation, answer: CreateTrainedModelOutput): CreateTrainedModelOutput {
  const id = modelId(answer.trainedModelArn, answer.versionIdentifier);
  const other = session.claimed.get(id);
  if (other !== undefined) {
    throw new Error(
      `Cannot create trained model "${options.logicalName}": the service answered with ${id}, which is "${other}" ` +
        "of this program: give each model a name of its own, or leave name out",
    );
  }
  session.claimed.set(id, options.logicalName);
  session.show({ message: `${options.logicalName}: training accepted, ${id}`, urn: options.urn });
  return answer;
}

/**
 * One Get: a model that is older than the first attempt is not the one that was asked for. Where it cannot be read now,
 * the answer stands: an ARN in the state is worth more than the doubt. But then it may be the model that it replaces,
 * which must not be deleted.
 */
async function confirmIsNew(creation: Creation, id: string): Promise<void> {
  const { client, input, session, options, firstSentMs } = creation;
  const { clock } = session;
  if (options.hasExplicitName) session.kept.set(id, options.logicalName);
  // An interruption does not end it, since what it finds out is needed all the more then.
  const look = new AbortController();
  void systemClock.sleep(LOOK_LIMIT_MS, look.signal).then(
    () => look.abort(),
    () => undefined,
  );
  const model = await findModel(client, parseModelId(id), { signal: look.signal, subject: options.logicalName })
    .catch(() => undefined)
    .finally(() => look.abort());
  const answeredMs = model?.$metadata.dateMs;
  if (!model || answeredMs === undefined || firstSentMs === undefined) return;
  // A name that was made up for this model is nobody else's, whatever the clocks say.
  const isByName = !options.hasExplicitName && model.name === input.name;
  // How much older than our first attempt the model is, by the service's own clock.
  const olderMs = answeredMs - (clock.monotonicMs() - firstSentMs) - Date.parse(model.createTime);
  const isDoubtful = olderMs > 0 && differingInputs(input, model).length > 0;
  session.kept.delete(id);
  if (isByName || (olderMs <= CLOCK_TOLERANCE_MS && !isDoubtful)) return;
  session.claimed.delete(id);
  throw describeOlderModel(model, options);
}

function realVersion(versionIdentifier: string | undefined): string | undefined {
  return isVersion(versionIdentifier) ? versionIdentifier : undefined;
}
