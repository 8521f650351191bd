import type { CallOptions, Client, WithMetadata } from "../../sdk/client";
import type { GetTrainedModelOutput, TrainedModelSummary } from "../../sdk/service-types";
import { TRAINED_MODEL } from "../kinds/trained-model";
import { idOf, parseId } from "../words/ids";
import { findObject, listPages } from "./objects";

/** What identifies a trained model, or one version of it, in every call after the create. */
export interface ModelReference {
  membershipIdentifier: string;
  trainedModelArn: string;
  versionIdentifier?: string;
}

/** Returns the id of a model in the state. */
export function modelId(trainedModelArn: string, versionIdentifier: string | undefined): string {
  return idOf(TRAINED_MODEL.id, { trainedModelArn, versionIdentifier });
}

/**
 * Parses a model's id.
 *
 * @throws {Error} if it is neither `ARN` nor `ARN|versionIdentifier`
 */
export function parseModelId(id: string): ModelReference {
  return parseId(TRAINED_MODEL.id, id) as unknown as ModelReference;
}

/** A model as Get returns it, with what is known about the response. */
export type FoundModel = GetTrainedModelOutput & WithMetadata;

/** @returns undefined if the model does not exist */
export async function findModel(client: Client, reference: ModelReference, options?: CallOptions) {
  return (await findObject(TRAINED_MODEL, client, { ...reference }, options)) as FoundModel | undefined;
}

/** All models of a membership, page by page, for several resources; the caller stops when it has seen enough. */
export async function* listModelPages(client: Client, membershipIdentifier: string, options?: CallOptions) {
  const { calls } = TRAINED_MODEL;
  // The membership may be a secret, so errors and debug lines do not name it.
  for await (const page of listPages(client, calls, calls.list, { membershipIdentifier }, { ...options, subject: "" }))
    yield { ...page, trainedModels: page.entries as unknown as TrainedModelSummary[] };
}
