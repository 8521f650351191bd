/** The words for a create that met an existing model, with the ways out. */
import type { ApiError, Client } from "../../sdk/client";
import type { CreateTrainedModelInput, TrainedModelSummary } from "../../sdk/service-types";
import type { Session } from "../host/session";
import { isGone } from "../kinds/phases";
import { listModelPages, realVersion } from "../service/models";
import { modelId } from "../words/arns";
import type { Call } from "../words/call";

const WAYS_OUT =
  "Ways out: another name, or none; the option import to take that model into the stack; " +
  "deleting it; deleteBeforeReplace: true, where it is the one that is being replaced";

/**
 * The service refused the create as a conflict.
 *
 * @returns an error that names the model of that name, where the list shows one; it may be another member's
 */
export async function describeExistingName(
  refusal: ApiError,
  creation: { client: Client; input: CreateTrainedModelInput; isNameExplicit: boolean; session: Session },
): Promise<Error> {
  const existing = await findByName(creation).catch(() => undefined);
  if (!existing) return creation.isNameExplicit ? withOtherName(refusal) : refusal;
  return new Error(`${refusal.message}. ${describeModel(existing)} has that name. ${WAYS_OUT}`, { cause: refusal });
}

/** A conflict may be about other things, too: only the service's own words say. */
function withOtherName(refusal: ApiError): Error {
  const way = "Where it is about the name, which is unique in the collaboration: another name, or none";
  return new Error(`${refusal.message}. ${way}`, { cause: refusal });
}

/** The service answered a create with a model that had been there before. */
export function describeOlderModel(model: TrainedModelSummary, { logicalName }: Call): Error {
  return new Error(
    `Cannot create trained model "${logicalName}": the service answered with a model that already existed: ` +
      `${describeModel(model)}. ${WAYS_OUT}`,
  );
}

async function findByName({
  client,
  input,
  session,
}: {
  client: Client;
  input: CreateTrainedModelInput;
  session: Session;
}): Promise<TrainedModelSummary | undefined> {
  const found: TrainedModelSummary[] = [];
  for await (const page of listModelPages(client, input.membershipIdentifier, { signal: session.signal })) {
    found.push(...page.trainedModels.filter(({ name, status }) => name === input.name && !isGone(status)));
  }
  return found.sort((a, b) => Date.parse(b.createTime) - Date.parse(a.createTime))[0];
}

function describeModel({ trainedModelArn, versionIdentifier, status, createTime }: TrainedModelSummary): string {
  return `${modelId(trainedModelArn, realVersion(versionIdentifier))} (${status}, created ${createTime})`;
}
