import type { ApiError, Client } from "../../sdk/client";
import type { CreateTrainedModelInput, TrainedModelSummary } from "../../sdk/service-types";
import type { Session } from "../host/session";
import { isGone } from "../kinds/phases";
import { listModelPages, realVersion } from "../service/models";
import { modelId } from "../words/arns";
import type { Call } from "../words/call";

const HOW_TO_FIX =
  "To fix this, rename it, or omit `name`; import that model with the option import; delete it; " +
  "or set deleteBeforeReplace: true if it is the one being replaced";

/**
 * Describes a create that the service rejected as a conflict.
 *
 * @returns an error with the model of that name, if the list shows one; it may belong to another member
 */
export async function describeExistingName(
  refusal: ApiError,
  creation: { client: Client; input: CreateTrainedModelInput; isNameExplicit: boolean; session: Session },
): Promise<Error> {
  const existing = await findByName(creation).catch(() => undefined);
  if (!existing) return creation.isNameExplicit ? withOtherName(refusal) : refusal;
  return new Error(`${refusal.message}. ${describeModel(existing)} has that name. ${HOW_TO_FIX}`, { cause: refusal });
}

/** A conflict may have other reasons, too, which only the service's message tells. */
function withOtherName(refusal: ApiError): Error {
  const nextStep = "If the conflict is about the name, which is unique in the collaboration, rename it, or omit `name`";
  return new Error(`${refusal.message}. ${nextStep}`, { cause: refusal });
}

/** Describes a create for which the service returned an older model. */
export function describeOlderModel(model: TrainedModelSummary, { logicalName }: Call): Error {
  return new Error(
    `Cannot create trained model "${logicalName}": the service returned a model that already existed: ` +
      `${describeModel(model)}. ${HOW_TO_FIX}`,
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
