import type { CallOptions, Client, WithMetadata } from "../../sdk/client";
import type { GetTrainedModelOutput, TrainedModelSummary } from "../../sdk/service-types";
import { TRAINED_MODEL } from "../kinds/trained-model";
import type { ModelReference } from "../words/arns";
import { findObject, listPages } from "./objects";

/** A model as Get returns it, with what is known about the response. */
export type FoundModel = GetTrainedModelOutput & WithMetadata;

/** @returns undefined if the model does not exist */
export async function findModel(client: Client, reference: ModelReference, options?: CallOptions) {
  return (await findObject(TRAINED_MODEL, client, { ...reference }, options)) as FoundModel | undefined;
}

/** All models of a membership, page by page; the caller stops when it has seen enough. */
export async function* listModelPages(client: Client, membershipIdentifier: string, options?: CallOptions) {
  const { calls } = TRAINED_MODEL;
  for await (const page of listPages(client, calls, calls.list, { membershipIdentifier }, options))
    yield { ...page, trainedModels: page.entries as unknown as TrainedModelSummary[] };
}
