/** Finds the ML input channel that is the reason why the service rejected a create. */
import { ApiError } from "../../sdk/client";
import { ML_INPUT_CHANNEL } from "../kinds/ml-input-channel";
import { phaseOf } from "../kinds/phases";
import { type FoundObject, findObject } from "../service/objects";
import { count } from "../words/describe";
import { findReference } from "../words/ids";
import type { Creation } from "./creation";

const REFUSALS = [400, 404, 409];

/**
 * @returns an error with the first channel that cannot be used and the next step; undefined if none of them is the reason, or
 *   if the service does not say
 */
export async function describeUnusableChannels(refusal: unknown, creation: Creation): Promise<Error | undefined> {
  const { kind, input } = creation;
  if (!kind.readsChannels || !(refusal instanceof ApiError) || !REFUSALS.includes(refusal.httpStatusCode))
    return undefined;
  const channels = findChannels(input);
  const named = findNamedInput(refusal);
  if (named !== undefined && !channels.some(({ path }) => topOf(path) === named)) return undefined;
  for (const { path, arn } of channels) {
    const reason = await describeUnusable(arn, refusal, creation).catch(() => undefined);
    // Its ARN may be a secret.
    const owner = creation.session.ownership.findOwner(arn);
    const channel = `The ML input channel ${owner ? `"${owner.logicalName}" ` : ""}in ${path}`;
    if (reason) return new Error(`${refusal.message}. ${channel} ${reason}`, { cause: refusal });
  }
  return undefined;
}

/** The input that the service finds at fault, if it says so: `Value at 'resourceConfig.instanceType' failed ...`. */
function findNamedInput({ serviceMessage }: ApiError): string | undefined {
  const [, path] = /\bat '([^']+)'/.exec(serviceMessage) ?? [];
  return path === undefined ? undefined : topOf(path);
}

/** The first name in a path: `dataChannels[0].mlInputChannelArn`, `/dataChannels/0/channelName`. */
function topOf(path: string): string | undefined {
  return /\w+/.exec(path)?.[0];
}

/** Every member of that name at any depth. */
function findChannels(value: unknown, path = ""): { path: string; arn: string }[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const place = Array.isArray(value) ? `${path}[${name}]` : path ? `${path}.${name}` : name;
    if (name === "mlInputChannelArn" && typeof member === "string") return [{ path: place, arn: member }];
    return findChannels(member, place);
  });
}

async function describeUnusable(
  arn: string,
  { httpStatusCode }: ApiError,
  { client, input, call, session }: Creation,
): Promise<string | undefined> {
  const reference = findReference(ML_INPUT_CHANNEL.id, arn);
  // Only its own member can read it.
  if (!reference || reference.membershipIdentifier !== input.membershipIdentifier) return undefined;
  const options = { signal: session.signal, subject: call.logicalName };
  const found = await findObject(ML_INPUT_CHANNEL, client, reference, options);
  const urn = session.ownership.findOwner(arn)?.urn;
  const where = urn ? "" : " in the stack that has it";
  const again = `run pulumi up --replace '${urn ?? "URN"}'${where} to query its data again, which also trains every model on it again`;
  // What does not exist is in no conflicting state.
  if (!found) return httpStatusCode === 409 ? undefined : `does not exist or has expired; ${again}`;
  const status = String(found.status);
  switch (phaseOf(status)) {
    case "ready":
      return describeBudgets(found);
    case "failed":
      return `failed (${status}); ${again}`;
    case "working":
      return `is not ready (${status}); run pulumi up again once it is ACTIVE`;
    case "unknown":
      return undefined;
    default:
      return `has expired, or its data was deleted (${status}); ${again}`;
  }
}

function describeBudgets({ privacyBudgets }: FoundObject): string | undefined {
  const { accessBudgets = [] } = (privacyBudgets ?? {}) as { accessBudgets?: { aggregateRemainingBudget?: number }[] };
  const usedUp = accessBudgets.filter(({ aggregateRemainingBudget }) => aggregateRemainingBudget === 0).length;
  if (usedUp === 0) return undefined;
  return (
    `has no privacy budget left for ${count(usedUp, "table", "tables")}; ` +
    "run pulumi up again once the owner of the data has renewed the budget"
  );
}
