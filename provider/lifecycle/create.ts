/**
 * Creates one object and returns as soon as the service has accepted it. A lost response never creates a second object,
 * and an existing object never counts as the new one.
 */
import { ApiError, systemClock } from "../../sdk/client";
import { withNextStep } from "../host/interruption";
import type { Session } from "../host/session";
import { differingInputs } from "../inputs/comparison";
import { GENERATED_NAME, generateName, hasExplicitName } from "../inputs/names";
import { expand } from "../inputs/state";
import type { StateEntry } from "../kinds/lifecycle";
import { type ResourceKind, shortNoun, type WorkingKind } from "../kinds/resource-kind";
import { earlierByMs } from "../service/ages";
import { isConflict, isOutcomeUnknown } from "../service/call-errors";
import { callOperation, findObject, type Summary } from "../service/objects";
import { scrubbed } from "../service/scrub";
import type { Call } from "../words/call";
import { withArticle } from "../words/describe";
import { idOf, parseId } from "../words/ids";
import { openClient } from "./clients";
import { describeExistingName, describeOlder, describePossibleName } from "./conflict";
import { describeCost } from "./cost";
import type { Creation } from "./creation";
import { describeDoubt, findLostObject, type LostCreate } from "./lost-create";
import { warnWithoutMlConfiguration } from "./missing-ml-configuration";
import { outputsOf } from "./outputs";
import { sendOnceRoleIsVisible } from "./role";
import { openSlotQueue } from "./slots";
import { describeUnusableChannels } from "./unusable-channels";

type Props = Record<string, unknown>;

/** How long the check of the new object may delay the entry of its ARN into the state. */
const CHECK_LIMIT_MS = 3000;

/**
 * Creates an object from checked inputs. It generates an omitted name here and not in the check, so that the inputs are
 * the program's, and a plan that `pulumi preview` saves stays valid.
 *
 * @returns id and outputs for the state
 * @throws {Error} whose message contains no value of an input
 */
export async function createObject(
  kind: ResourceKind,
  call: Call,
  inputs: Props,
  session: Session,
): Promise<StateEntry> {
  const isNameExplicit = hasExplicitName(inputs);
  const isGenerated = "name" in kind.inputs && inputs.name === undefined;
  const generated = isGenerated ? generateName(call.logicalName) : undefined;
  const named = generated === undefined ? inputs : { ...inputs, name: generated, [GENERATED_NAME]: generated };
  const input = expand<Props>(kind.inputs, named);
  const client = await openClient(kind, input, call, session);
  const creation: Creation = { kind, call, input, isNameExplicit, client, session };
  announce(creation);
  const warned = kind.work?.details.includes("logsStatus") && warnWithoutMlConfiguration(creation);
  const id = await sendUntilAccepted(creation).catch((error: unknown) => {
    const nothing = kind.work ? `, and no ${kind.work.noun} started` : "";
    throw withNextStep(
      error,
      `${kind.noun} "${call.logicalName}" was not created${nothing}; run pulumi up to create it`,
    );
  });
  const found = await confirmIsNew(creation, id);
  await warned;
  return { id, outs: outputsOf(kind, named, id, found, startOf(creation)) };
}

/**
 * Shown before the request, because a forced replacement has no preview with the cost, and a killed create leaves no
 * other trace of a generated name.
 */
function announce({ kind, call, input, isNameExplicit, session }: Creation): void {
  const name = isNameExplicit || input.name === undefined ? "" : ` with the generated name ${input.name}`;
  const cost = describeCost(kind, input, call);
  if (!name && !cost) return;
  const message = `${call.logicalName}: creating ${withArticle(kind.noun)}${name}${cost && `. ${cost}`}`;
  session.show({ message, urn: call.urn });
}

/** @returns the id of the object */
async function sendUntilAccepted(creation: Creation): Promise<string> {
  const { kind, call, client, input, session } = creation;
  let lost: LostCreate | undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      const send = () => sendOnceRoleIsVisible(kind, call, session, () => sendOnce(creation));
      if (!isQueued(kind)) return claim(creation, await send());
      const membershipIdentifier = String(input.membershipIdentifier);
      const key = `slots ${kind.className} ${kind.work.slotsOf === "membership" ? membershipIdentifier : ""}`;
      const slots = session.shared(client, key, () => openSlotQueue(kind, client, session));
      const { logicalName: subject, urn, createTimeoutMs: timeoutMs } = call;
      return claim(creation, await slots.run({ subject, urn, membershipIdentifier, timeoutMs, send }));
    } catch (error) {
      const isLost = isOutcomeUnknown(error);
      if (!isLost && !lost) throw await explain(error, creation);
      if (!isLost && !isConflict(error)) throw error;
      lost ??= { ...creation, firstSentMs: creation.firstSentMs ?? session.clock.monotonicMs() };
      session.show({
        message: `${call.logicalName}: the response to the create was lost; checking whether the ${shortNoun(kind)} exists`,
        severity: "warning",
        urn: call.urn,
      });
      const found = await findLostObject(lost, error as Error);
      if (found) return claim(creation, found);
      if (isConflict(error)) throw describeDoubt(lost, error as ApiError, "the list does not show it");
      if (attempt >= (await client.maxAttempts())) throw error;
    }
  }
}

/** Adds what the service's refusal does not say: an object of that name, or a channel that cannot be used. */
async function explain(error: unknown, creation: Creation): Promise<unknown> {
  if (!(error instanceof ApiError)) return error;
  const existing = isConflict(error) ? await describeExistingName(error, creation) : undefined;
  const reason = existing ?? (await describeUnusableChannels(error, creation));
  return reason ?? (isConflict(error) && creation.isNameExplicit ? describePossibleName(error) : error);
}

async function sendOnce(creation: Creation): Promise<string> {
  const { kind, call, client, input, session } = creation;
  const beforeSend = () => {
    session.signal.throwIfAborted();
    // A rejected attempt created nothing, so an object from before this attempt is not ours.
    if (!creation.isLost) creation.firstSentMs = session.clock.monotonicMs();
  };
  const options = { subject: call.logicalName, signal: session.signal, beforeSend };
  try {
    const output = await scrubbed(kind.inputs, input, callOperation(client, kind.calls.create, input, options));
    creation.acceptedAt = { dateMs: output.$metadata.dateMs, ms: session.clock.monotonicMs() };
    // The response to a start without an ARN is empty.
    return idOf(kind.id, { ...input, ...output });
  } catch (error) {
    creation.isLost ||= isOutcomeUnknown(error);
    throw error;
  }
}

/** Shows the id immediately, because until the engine has recorded the object, nothing else knows it. */
function claim({ kind, call, isNameExplicit, session }: Creation, id: string): string {
  // Until its age is known, an object with an explicit name may be the one being replaced.
  const owner = session.ownership.claim(id, call, !isNameExplicit);
  if (owner) {
    throw new Error(
      `Cannot create ${kind.noun} "${call.logicalName}": the service returned ${id}, which belongs to ` +
        `"${owner.logicalName}" of this program; give each ${shortNoun(kind)} its own name, or omit \`name\``,
    );
  }
  const accepted = kind.work
    ? `${call.logicalName}: ${kind.work.noun} accepted, ${id}`
    : `${call.logicalName}: created ${id}`;
  session.show({ message: accepted, urn: call.urn });
  return id;
}

/**
 * Checks with one Get that the object is not older than the first attempt. If the Get fails, the response counts,
 * because the state must contain the ARN; but the object may then be the one being replaced, which must not be deleted.
 */
async function confirmIsNew(creation: Creation, id: string): Promise<Props | undefined> {
  const { kind, call, client, input, isNameExplicit, session, firstSentMs } = creation;
  // Lists lag: what only a list shows would seem to be missing, or an older one of the same name to be this one.
  if (!kind.calls.get) return undefined;
  // An interruption does not end the check, whose result is then needed even more.
  const check = new AbortController();
  void systemClock.sleep(CHECK_LIMIT_MS, check.signal).then(
    () => check.abort(),
    () => undefined,
  );
  const options = { signal: check.signal, subject: call.logicalName };
  const found = await findObject(kind, client, parseId(kind.id, id), options)
    .catch(() => undefined)
    .finally(() => check.abort());
  if (!found || found.$metadata.dateMs === undefined || firstSentMs === undefined) return found;
  // No other object has a name that was generated for this one, even if the clocks disagree.
  const isByName = !isNameExplicit && found.name === input.name;
  const object = found as unknown as Summary;
  const age = earlierByMs(object, { answeredMs: found.$metadata.dateMs, firstSentMs }, session.clock);
  if (!isByName && !age) return found;
  const isDoubtful = age && age.possiblyMs > 0 && differingInputs(kind.inputs, input, found).length > 0;
  session.ownership.release(id, call);
  if (!isByName && age && (age.certainlyMs > 0 || isDoubtful)) throw describeOlder(creation, object);
  session.ownership.claim(id, call, true);
  return found;
}

function isQueued(kind: ResourceKind): kind is WorkingKind {
  return kind.work?.slotsOf !== undefined;
}

/** Times of the service are cut to seconds, in the response and in the list. */
const CUT_MS = 2000;

/**
 * The earliest time at which an object without an ARN of its own was created, by the service's clock: it tells the object from
 * older ones of the same name.
 */
function startOf({ kind, acceptedAt, firstSentMs }: Creation): { startTime?: string } {
  if (!kind.id.hasName || acceptedAt?.dateMs === undefined || firstSentMs === undefined) return {};
  return { startTime: new Date(acceptedAt.dateMs - (acceptedAt.ms - firstSentMs) - CUT_MS).toISOString() };
}
