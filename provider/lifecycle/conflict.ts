import type { ApiError } from "../../sdk/client";
import { isGone } from "../kinds/phases";
import type { ResourceKind } from "../kinds/resource-kind";
import { listObjects, type Summary } from "../service/objects";
import { idOf } from "../words/ids";
import type { Creation } from "./creation";

function howToFix({ kind, session }: Pick<Creation, "kind" | "session">): string {
  return (
    "To fix this, give the new one another name, or omit `name`; import the existing one with " +
    `${session.howToImport(kind.className)}; delete the existing one; or set deleteBeforeReplace: true if the ` +
    "existing one is being replaced"
  );
}

/**
 * Describes a create that the service rejected as a conflict.
 *
 * @returns an error with the object of that name, if the list shows one; it may belong to another member
 */
export async function describeExistingName(refusal: ApiError, creation: Creation): Promise<Error | undefined> {
  const existing = await findByName(creation).catch(() => undefined);
  if (!existing) return undefined;
  const message = `${refusal.message}. ${describeObject(creation.kind, existing)} has that name. ${howToFix(creation)}`;
  return new Error(message, { cause: refusal });
}

/** A conflict may have other reasons, too, which only the service's message shows. */
export function describePossibleName(refusal: ApiError): Error {
  const nextStep = "If the conflict is about the name, which is unique in the collaboration, rename it, or omit `name`";
  return new Error(`${refusal.message}. ${nextStep}`, { cause: refusal });
}

/** Describes a create for which the service returned an older object. */
export function describeOlder(creation: Creation, object: Summary): Error {
  const { kind, call } = creation;
  return new Error(
    `Cannot create ${kind.noun} "${call.logicalName}": the service returned one that already existed: ` +
      `${describeObject(kind, object)}. ${howToFix(creation)}`,
  );
}

async function findByName({ kind, client, input, call, session }: Creation): Promise<Summary | undefined> {
  const found: Summary[] = [];
  const options = { signal: session.signal, subject: call.logicalName };
  for await (const page of listObjects(kind, client, input, options))
    found.push(...page.entries.filter(({ name, status }) => name === input.name && !(status && isGone(status))));
  return found.sort((a, b) => Date.parse(b.createTime) - Date.parse(a.createTime))[0];
}

function describeObject({ id }: ResourceKind, object: Summary): string {
  const { status, createTime } = object;
  return `${idOf(id, object)} (${status ? `${status}, ` : ""}created ${createTime})`;
}
