/**
 * Finds models: one by its name for the service, or page by page. It knows how the API speaks of a model and its
 * versions, not what to do about what it finds.
 */
import type { CallOptions, Client, Clock, WithMetadata } from "../../sdk/client";
import type { GetTrainedModelOutput, TrainedModelSummary } from "../../sdk/service-types";
import type { ModelReference } from "../words/arns";
import { isNotFound } from "./call-errors";

/** A model as Get answered it, with what is known about the answer. */
export type FoundModel = GetTrainedModelOutput & WithMetadata;

/** One page of a membership's models. */
export type ModelPage = { trainedModels: TrainedModelSummary[] } & WithMetadata;

/**
 * Reads a model. Get answers the latest version where none is asked for; the base version has no identifier to ask with,
 * so where another version comes back, the list of versions says how the base stands.
 *
 * @returns undefined where the service knows no such model
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

/** One answer "not found" may come from a replica that lags: what counts as gone is forgotten, or made anew. */
const SECOND_LOOK_MS = 1000;

/**
 * Reads a model, and looks twice before it says that there is none.
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
  await clock.sleep(SECOND_LOOK_MS, options.signal);
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
    // The versions share their inputs' home but not their fate: only what the summary says is the base's own.
    const { statusDetails: _, versionIdentifier: __, ...shared } = latest;
    return { ...shared, ...base };
  }
  return undefined;
}

/** All versions of a model, page by page. */
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

/** All models of a membership, page by page; the caller stops when it has seen enough. */
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

/** Dates are cut to seconds, unless they show more. */
const CUT_MS = 1000;
/** How far the service's own clocks may be apart. */
const SERVICE_CLOCKS_MS = 500;
/** Farther from ours than this, a clock is wrong, and nobody can say whose. */
const TRUSTED_MS = 60_000;

/**
 * How much earlier than our first attempt a model was created, by the service's own clock: `certainlyMs` where all that a
 * date leaves open speaks for us, `possiblyMs` where it speaks against us. Undefined where a clock is wrong.
 *
 * @param answeredMs  the Date header of a response that just came
 * @param firstSentMs  when the first attempt went out, on the clock that never jumps
 */
export function earlierByMs(
  { createTime }: { createTime: string },
  { answeredMs, firstSentMs }: { answeredMs: number; firstSentMs: number },
  clock: Clock,
): { certainlyMs: number; possiblyMs: number } | undefined {
  if (Math.abs(answeredMs - clock.nowMs()) > TRUSTED_MS) return undefined;
  // The header is cut to seconds as well, which puts our attempt up to a second too early and never too late.
  const possiblyMs = answeredMs - (clock.monotonicMs() - firstSentMs) - Date.parse(createTime);
  return { certainlyMs: possiblyMs - SERVICE_CLOCKS_MS - (/\.\d/.test(createTime) ? 0 : CUT_MS), possiblyMs };
}

/** A real version; the base version's identifier is absent or the literal `NULL`. */
export function isVersion(versionIdentifier: string | undefined): versionIdentifier is string {
  return versionIdentifier !== undefined && versionIdentifier !== "NULL";
}

/** The identifier of a real version; undefined for the base version. */
export function realVersion(versionIdentifier: string | undefined): string | undefined {
  return isVersion(versionIdentifier) ? versionIdentifier : undefined;
}
