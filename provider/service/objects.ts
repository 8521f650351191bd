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
 * with, so where another version comes back, the list of versions says how the base stands.
 *
 * @returns undefined where the service returns no such object
 * @throws {ApiError|TransportError} for everything but "not found"
 */
export async function findObject(
  { calls, id }: ResourceKind,
  client: Client,
  reference: Reference,
  options?: CallOptions,
): Promise<FoundObject | undefined> {
  try {
    const found = await callOperation(client, calls.get, reference, options);
    const isAnother = id.hasVersions && reference.versionIdentifier === undefined && isVersion(found.versionIdentifier);
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
