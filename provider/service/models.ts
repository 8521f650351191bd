import type { CallOptions, Client, Clock, WithMetadata } from "../../sdk/client";
import type { GetTrainedModelOutput, TrainedModelSummary } from "../../sdk/service-types";
import type { ModelReference } from "../words/arns";
import { isNotFound } from "./call-errors";

/** A model as Get returned it, with metadata of the response. */
export type FoundModel = GetTrainedModelOutput & WithMetadata;

/** One page of a membership's models. */
export type ModelPage = { trainedModels: TrainedModelSummary[] } & WithMetadata;

/**
 * Reads a model. Without a version identifier, which the base version does not have, Get returns the latest version; if
 * that is another version, the status of the base version comes from the list of versions.
 *
 * @returns undefined if the model does not exist
 * @throws {ApiError|TransportError} for everything but "not found"
 */
export async function findModel(
  client: Client,
  reference: ModelReference,
  options?: CallOptions,
): Promise<FoundModel | undefined> {
  try {
    const model = await client.getTrainedModel(reference, options);
    const isAboutAnother = reference.versionIdentifier === undefined && isVersion(model.versionIdentifier);
    return isAboutAnother ? await findBaseVersion(client, model, options) : model;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/**
 * A single "not found" may come from a replica that is behind, and Pulumi forgets or recreates a model that is gone.
 */
const SECOND_READ_MS = 1000;

/**
 * Reads a model, twice if the first response is "not found".
 *
 * @throws {ApiError|TransportError} for everything but "not found"
 */
export async function findModelSurely(
  client: Client,
  reference: ModelReference,
  { clock, ...options }: CallOptions & { clock: Clock },
): Promise<FoundModel | undefined> {
  const model = await findModel(client, reference, options);
  if (model) return model;
  await clock.sleep(SECOND_READ_MS, options.signal);
  return findModel(client, reference, options);
}

async function findBaseVersion(
  client: Client,
  latest: FoundModel,
  options?: CallOptions,
): Promise<FoundModel | undefined> {
  for await (const page of listVersionPages(client, latest, options)) {
    const base = page.trainedModels.find((version) => !isVersion(version.versionIdentifier));
    if (!base) continue;
    // Versions share inputs, not status, so the status comes from the summary.
    const { statusDetails: _, versionIdentifier: __, ...shared } = latest;
    return { ...shared, ...base };
  }
  return undefined;
}

/** Lists all versions of a model, page by page. */
export async function* listVersionPages(
  client: Client,
  { membershipIdentifier, trainedModelArn }: ModelReference,
  options?: CallOptions,
): AsyncGenerator<ModelPage> {
  let nextToken: string | undefined;
  do {
    const input = { membershipIdentifier, trainedModelArn, maxResults: 100, nextToken };
    const page = await client.listTrainedModelVersions(input, options);
    yield page;
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
}

/** Lists all models of a membership, page by page; the caller may stop early. */
export async function* listModelPages(
  client: Client,
  membershipIdentifier: string,
  options?: CallOptions,
): AsyncGenerator<ModelPage> {
  let nextToken: string | undefined;
  do {
    const page = await client.listTrainedModels({ membershipIdentifier, maxResults: 100, nextToken }, options);
    yield page;
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
}

/** Dates without fractions are truncated to seconds. */
const CUT_MS = 1000;
/** How much the clocks of the service may differ from each other. */
const SERVICE_CLOCKS_MS = 500;
/** If the service's clock and ours differ by more, one of them is wrong. */
const TRUSTED_MS = 60_000;

/**
 * Returns how much earlier than our first attempt a model was created, by the service's clock. Because dates are
 * imprecise, `certainlyMs` is the least and `possiblyMs` the most that they allow. Undefined if a clock is wrong.
 *
 * @param answeredMs  the Date header of a response that has just arrived
 * @param firstSentMs  when the first attempt was sent, on the monotonic clock
 */
export function earlierByMs(
  { createTime }: { createTime: string },
  { answeredMs, firstSentMs }: { answeredMs: number; firstSentMs: number },
  clock: Clock,
): { certainlyMs: number; possiblyMs: number } | undefined {
  if (Math.abs(answeredMs - clock.nowMs()) > TRUSTED_MS) return undefined;
  // The header is truncated to seconds, too, which makes our attempt up to a second too early and never too late.
  const possiblyMs = answeredMs - (clock.monotonicMs() - firstSentMs) - Date.parse(createTime);
  return { certainlyMs: possiblyMs - SERVICE_CLOCKS_MS - (/\.\d/.test(createTime) ? 0 : CUT_MS), possiblyMs };
}

/** Whether this is a version other than the base version, whose identifier is absent or the literal `NULL`. */
export function isVersion(versionIdentifier: string | undefined): versionIdentifier is string {
  return versionIdentifier !== undefined && versionIdentifier !== "NULL";
}

/** Returns the version identifier; undefined for the base version. */
export function realVersion(versionIdentifier: string | undefined): string | undefined {
  return isVersion(versionIdentifier) ? versionIdentifier : undefined;
}
