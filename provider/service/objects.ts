/** Finds objects of any kind: one by its reference, or page by page. */
import type { CallOptions, Client, Clock, WithMetadata } from "../../sdk/client";
import type { ResourceKind } from "../kinds/resource-kind";
import type { Reference } from "../words/ids";
import { isNotFound } from "./call-errors";

type Props = Record<string, unknown>;

/** An object as Get returns it, with what is known about the response. */
export type FoundObject = Props & WithMetadata;

/** An entry of a list. */
export interface Summary extends Props {
  name?: string;
  status?: string;
  createTime: string;
}

/** One page of a list. */
export type Page = WithMetadata & { entries: Summary[] };

/** Calls a method of the client by its name, as the rows of kinds have it. */
export function callOperation(
  client: Client,
  operation: keyof Client,
  input: object,
  options?: CallOptions,
): Promise<FoundObject & { nextToken?: string }> {
  const method = client[operation] as unknown as (input: object, options?: CallOptions) => Promise<FoundObject>;
  return method(input, options);
}

/**
 * Reads an object. Get returns the latest version where none is requested; the base version has no identifier to request it
 * with, so where another version comes back, the list of versions says how the base stands. What has no Get is the newest
 * entry of its list, not older than the `startTime` of the reference.
 *
 * @returns undefined where the service returns no such object
 * @throws {ApiError|TransportError} for everything but "not found"
 */
export async function findObject(
  kind: ResourceKind,
  client: Client,
  reference: Reference,
  options?: CallOptions,
): Promise<FoundObject | undefined> {
  const { calls } = kind;
  try {
    if (!calls.get) return newestMeant(kind, await listEntries(kind, client, reference, options), reference);
    const found = await callOperation(client, calls.get, reference, options);
    const isAnother = calls.versions && reference.versionIdentifier === undefined && isVersion(found.versionIdentifier);
    if (!isAnother || !calls.versions) return found;
    for await (const page of listPages(client, calls, calls.versions, reference, options)) {
      const base = page.entries.find(({ versionIdentifier }) => !isVersion(versionIdentifier));
      // Versions share inputs, not status: only what the summary says is the base's own.
      const { statusDetails: _, versionIdentifier: __, ...shared } = found;
      if (base) return { ...shared, ...base } as FoundObject;
    }
    return undefined;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Reads a whole list. */
export async function listEntries(
  kind: ResourceKind,
  client: Client,
  around: Reference,
  options?: CallOptions,
): Promise<FoundObject[]> {
  const found: FoundObject[] = [];
  for await (const { entries, $metadata } of listObjects(kind, client, around, options))
    found.push(...entries.map((entry) => ({ ...entry, $metadata })));
  return found;
}

/**
 * Finds the object of a reference without an ARN of its own: the newest entry of its name, not older than its `startTime`. A
 * reference without a version means whichever the service took.
 */
export function newestMeant(
  { id: { versionMember = "" } }: ResourceKind,
  entries: readonly FoundObject[],
  { name, startTime, [versionMember]: version }: Reference,
): FoundObject | undefined {
  const timeOf = ({ createTime }: FoundObject) => Date.parse(String(createTime));
  return entries
    .filter((entry) => entry.name === name && (version === undefined || entry[versionMember] === version))
    .filter((entry) => startTime === undefined || timeOf(entry) >= Date.parse(startTime))
    .sort((a, b) => timeOf(b) - timeOf(a))[0];
}

/** The collaboration of a model, which never changes, by the ARN of the model. */
const collaborations = new WeakMap<Client, Map<string, string>>();

/**
 * All objects of a kind beside one, page by page: those of its membership, or those of the collaboration that the response about
 * its model names.
 *
 * @param around  inputs of the object, or its reference
 * @throws {ApiError|TransportError} also where that model does not exist
 */
export async function* listObjects(
  { calls, id }: ResourceKind,
  client: Client,
  around: Readonly<Record<string, unknown>>,
  options?: CallOptions,
): AsyncGenerator<Page> {
  const { membershipIdentifier, [id.arnMember ?? ""]: arn } = around as Record<string, string | undefined>;
  if (!calls.list) return;
  // The membership may be a secret, so errors and debug lines of a list for several resources name nothing.
  const named = { subject: "", ...options };
  const members = membershipIdentifier === undefined ? {} : { membershipIdentifier };
  if (!calls.collaborationOf) {
    yield* listPages(client, calls, calls.list, members, named);
    return;
  }
  const owner = { [id.arnMember ?? ""]: String(arn) };
  const known = collaborations.get(client) ?? new Map<string, string>();
  collaborations.set(client, known);
  const get = () => callOperation(client, calls.collaborationOf as keyof Client, { ...members, ...owner }, named);
  const collaborationIdentifier = known.get(String(arn)) ?? String((await get()).collaborationIdentifier);
  known.set(String(arn), collaborationIdentifier);
  yield* listPages(client, calls, calls.list, { collaborationIdentifier, ...owner }, named);
}

/** One "not found" may come from a replica that lags: what counts as gone is forgotten, or created again. */
const SECOND_CHECK_MS = 1000;

/**
 * Reads an object, and reads it twice before it says that there is none.
 *
 * @throws {ApiError|TransportError} for everything but "not found"
 */
export async function findObjectSurely(
  kind: ResourceKind,
  client: Client,
  reference: Reference,
  { clock, ...options }: CallOptions & { clock: Clock },
): Promise<FoundObject | undefined> {
  const found = await findObject(kind, client, reference, options);
  if (found) return found;
  await clock.sleep(SECOND_CHECK_MS, options.signal);
  return findObject(kind, client, reference, options);
}

/**
 * All entries of a list, page by page; the caller stops when it has seen enough.
 *
 * @param operation  of the list, or of the list of versions
 * @param reference  the members that the list is about
 */
export async function* listPages(
  client: Client,
  { entries = "" }: Pick<ResourceKind["calls"], "entries">,
  operation: keyof Client,
  reference: Reference,
  options?: CallOptions,
): AsyncGenerator<Page> {
  let nextToken: string | undefined;
  do {
    const page = await callOperation(client, operation, { ...reference, maxResults: 100, nextToken }, options);
    yield { entries: page[entries] as Summary[], $metadata: page.$metadata };
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
}

/** A real version; the base version's identifier is absent or the literal `NULL`. */
export function isVersion(versionIdentifier: unknown): versionIdentifier is string {
  return typeof versionIdentifier === "string" && versionIdentifier !== "NULL";
}
