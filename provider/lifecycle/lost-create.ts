/**
 * Finds the model of a create whose response was lost, because the API has no idempotency token. The model has the same
 * name, association and inputs, no owner and, unless its name was generated for it, it was created after the first
 * attempt.
 */
import type { CallOptions, Client } from "../../sdk/client";
import type { CreateTrainedModelInput, TrainedModelSummary } from "../../sdk/service-types";
import type { Session } from "../host/session";
import { differingInputs } from "../inputs/comparison";
import { TRAINED_MODEL } from "../kinds/trained-model";
import { earlierByMs, findModel, listModelPages, listVersionPages } from "../service/models";
import { modelId, parseModelId } from "../words/arns";
import type { Call } from "../words/call";

/** A create whose response was lost. */
export interface LostCreate {
  call: Call;
  input: CreateTrainedModelInput;
  isNameExplicit: boolean;
  client: Client;
  session: Session;
  /** When the first attempt was sent, on the monotonic clock. */
  firstSentMs: number;
}

/** Identifies the model of a lost create. */
export interface FoundCreate {
  trainedModelArn: string;
  versionIdentifier?: string;
}

/** When to check, counted from the loss, because the service may still be processing the request. */
const CHECKS_AT_MS = [1000, 3000, 8000];

/**
 * @param loss  the error that lost the response; the message of a thrown error begins with its message
 * @returns undefined if the model certainly does not exist, so that the create may be repeated
 * @throws {Error} if that cannot be determined, because the last check failed or the session is interrupted
 */
export async function findLostModel(lost: LostCreate, loss: Error): Promise<FoundCreate | undefined> {
  const { clock, signal } = lost.session;
  const startMs = clock.monotonicMs();
  let lastFailure: unknown;
  for (const atMs of CHECKS_AT_MS) {
    try {
      await clock.sleep(Math.max(0, startMs + atMs - clock.monotonicMs()), signal);
      const found = await checkOnce(lost);
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

async function checkOnce(lost: LostCreate): Promise<FoundCreate | undefined> {
  const { call, client, input, isNameExplicit, session, firstSentMs } = lost;
  const { signal } = session;
  const candidates: (TrainedModelSummary & { isOfUnknownAge: boolean })[] = [];
  for await (const page of listCandidatePages(client, input, { signal })) {
    const answeredMs = page.$metadata.dateMs ?? session.clock.nowMs();
    for (const model of page.trainedModels.filter((model) => isAlike(model, input))) {
      const age = earlierByMs(model, { answeredMs, firstSentMs }, session.clock);
      // No other model has a name that was generated for this one, even if the clocks disagree.
      if (isNameExplicit && age && age.certainlyMs > 0) continue;
      candidates.push({ ...model, isOfUnknownAge: isNameExplicit && !age });
    }
  }
  candidates.sort((a, b) => Date.parse(a.createTime) - Date.parse(b.createTime));
  for (const { trainedModelArn, versionIdentifier, isOfUnknownAge } of candidates) {
    const id = modelId(trainedModelArn, versionIdentifier);
    if (session.ownership.findOwner(id)) continue;
    const model = await findModel(client, parseModelId(id), { signal, subject: call.logicalName });
    // Checks the owner again, because another create may have claimed the model during the Get.
    if (!model || session.ownership.findOwner(id) || differingInputs(TRAINED_MODEL.inputs, input, model).length > 0)
      continue;
    if (isOfUnknownAge)
      throw new Error(
        `${id} may be the model, but the clocks of the service and of this machine differ too much to determine its age`,
      );
    return { trainedModelArn, ...(versionIdentifier !== undefined && { versionIdentifier }) };
  }
  return undefined;
}

/** A model that continues from another may become a version of it, which the list of models may not show. */
async function* listCandidatePages(client: Client, input: CreateTrainedModelInput, options: CallOptions) {
  yield* listModelPages(client, input.membershipIdentifier, options);
  for (const { trainedModelArn } of input.incrementalTrainingDataChannels ?? []) {
    const { membershipIdentifier } = input;
    yield* listVersionPages(client, { membershipIdentifier, trainedModelArn }, options);
  }
}

function isAlike(model: TrainedModelSummary, input: CreateTrainedModelInput): boolean {
  const { name, configuredModelAlgorithmAssociationArn } = model;
  return name === input.name && configuredModelAlgorithmAssociationArn === input.configuredModelAlgorithmAssociationArn;
}

/** Describes a create that may or may not have created a model. */
export function describeDoubt({ input, isNameExplicit }: LostCreate, loss: Error, why: string): Error {
  const name = isNameExplicit ? "its name in the program" : `the name ${input.name}`;
  return new Error(
    `${loss.message}. Could not determine whether the model exists (${why}), so the create was not repeated. ` +
      `It may be training under ${name}: check with "aws cleanroomsml list-trained-models". ` +
      "If it is there, import it with the option import; otherwise run pulumi up again",
    { cause: loss },
  );
}
