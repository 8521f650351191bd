/**
 * Finds the object of a create whose response was lost, because the API has no idempotency token. The object has the same
 * name and inputs, no owner and, unless its name was generated for it, it was created after the first attempt.
 */

import type { OperationKey } from "../../sdk/client";
import { differingInputs } from "../inputs/comparison";
import { shortNoun } from "../kinds/resource-kind";
import { earlierByMs } from "../service/ages";
import { findObject, listObjects, listPages, type Page, type Summary } from "../service/objects";
import { scrubbed } from "../service/scrub";
import { idOf, parseId } from "../words/ids";
import type { Creation } from "./creation";

/** When to check, counted from the loss, because the service may still be processing the request. */
const CHECKS_AT_MS = [1000, 3000, 8000];

/** A create of which an attempt may have been performed. */
export type LostCreate = Creation & { firstSentMs: number };

/**
 * @param loss  the error that lost the response; the message of a thrown error begins with its message
 * @returns the id; undefined if the object certainly does not exist, so that the create may be repeated
 * @throws {Error} if that cannot be determined, because the last check failed or the session is interrupted
 */
export async function findLostObject(lost: LostCreate, loss: Error): Promise<string | undefined> {
  const { clock, signal } = lost.session;
  const startMs = clock.monotonicMs();
  let lastFailure: unknown;
  for (const atMs of CHECKS_AT_MS) {
    try {
      await clock.sleep(Math.max(0, startMs + atMs - clock.monotonicMs()), signal);
      const found = await scrubbed(lost.kind.inputs, lost.input, checkOnce(lost));
      if (found) return found;
      lastFailure = undefined;
    } catch (error) {
      lastFailure = error;
      if (signal.aborted) break;
    }
  }
  if (lastFailure === undefined) return undefined;
  throw describeDoubt(lost, loss, (lastFailure as Error).message);
}

async function checkOnce(lost: LostCreate): Promise<string | undefined> {
  const { kind, call, client, input, isNameExplicit, session, firstSentMs } = lost;
  const { signal } = session;
  const candidates: { summary: Summary; isOfUnknownAge: boolean }[] = [];
  for await (const page of listCandidates(lost)) {
    const answeredMs = page.$metadata.dateMs ?? session.clock.nowMs();
    for (const summary of page.entries.filter((entry) => isAlike(lost, entry))) {
      const age = earlierByMs(summary, { answeredMs, firstSentMs }, session.clock);
      // No other object has a name that was generated for this one, even if the clocks disagree.
      if (isNameExplicit && age && age.certainlyMs > 0) continue;
      candidates.push({ summary, isOfUnknownAge: isNameExplicit && !age });
    }
  }
  candidates.sort((a, b) => Date.parse(a.summary.createTime) - Date.parse(b.summary.createTime));
  for (const { summary, isOfUnknownAge } of candidates) {
    const id = idOf(kind.id, summary);
    if (session.ownership.findOwner(id)) continue;
    const found = await findObject(kind, client, parseId(kind.id, id), { signal, subject: call.logicalName });
    // Checks the owner again, because another create may have claimed the object during the Get.
    if (!found || session.ownership.findOwner(id) || differingInputs(kind.inputs, input, found).length > 0) continue;
    if (isOfUnknownAge) {
      throw new Error(
        `${id} may be the ${shortNoun(kind)}, but the clocks of the service and of this machine differ too much to determine its age`,
      );
    }
    return id;
  }
  return undefined;
}

/** A model that continues from another may become a version of it, which the list of models may not show. */
async function* listCandidates({ kind, client, input, call, session }: LostCreate): AsyncGenerator<Page> {
  const { calls } = kind;
  const options = { signal: session.signal, subject: call.logicalName };
  yield* listObjects(kind, client, input, options);
  const members = { membershipIdentifier: String(input.membershipIdentifier) };
  const bases = (input.incrementalTrainingDataChannels ?? []) as { trainedModelArn: string }[];
  for (const { trainedModelArn } of bases)
    if (calls.versions) yield* listPages(client, calls, calls.versions, { ...members, trainedModelArn }, options);
}

function isAlike({ kind, input }: LostCreate, summary: Summary): boolean {
  return (kind.calls.listed ?? []).every((member) => (input[member] || undefined) === (summary[member] || undefined));
}

/** Describes a create that may or may not have created an object. */
export function describeDoubt(
  { kind, input, isNameExplicit, session }: Pick<Creation, "kind" | "input" | "isNameExplicit" | "session">,
  loss: Error,
  why: string,
): Error {
  const name = isNameExplicit ? "its name in the program" : `the name ${input.name}`;
  const mayBe = `It may ${kind.work ? `be ${kind.work.going}` : "exist"}`;
  const under = input.name === undefined ? "" : ` under ${name}`;
  const repetition = kind.isSingleton ? "" : ", so the create was not repeated";
  const command = commandOf(kind.calls.list ?? kind.calls.get ?? kind.calls.create);
  return new Error(
    `${loss.message}. Could not determine whether the ${shortNoun(kind)} exists (${why})${repetition}. ` +
      `${mayBe}${under}: check with "aws cleanroomsml ${command}". If it is there, import it with ` +
      `${session.howToImport(kind.className)}; ` +
      "otherwise run pulumi up again",
    { cause: loss },
  );
}

/** The AWS CLI's name of an operation: `get-ml-configuration`. */
function commandOf(operation: OperationKey): string {
  return operation.replace(/(?<=[a-z])[A-Z]+(?=[A-Z]|$)|(?<!^)[A-Z]/g, (part) => `-${part.toLowerCase()}`);
}
