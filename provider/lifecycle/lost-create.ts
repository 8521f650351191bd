/**
 * Looks for the model of a create whose response was lost: same name and association, every input equal by Get, owned by no
 * resource and, unless its name was generated for it, created since our first attempt. The API has no idempotency token, so
 * this takes its place.
 */
import type { CallOptions, Client } from "../../sdk/client";
import type { CreateTrainedModelInput, TrainedModelSummary } from "../../sdk/service-types";
import type { Session } from "../host/session";
import { differingInputs } from "../inputs/comparison";
import { TRAINED_MODEL } from "../kinds/trained-model";
import { earlierByMs, findModel, listModelPages, listVersionPages } from "../service/models";
import { modelId, parseModelId } from "../words/arns";
import type { Call } from "../words/call";

/** What is known of the create. */
export interface LostCreate {
  call: Call;
  input: CreateTrainedModelInput;
  isNameExplicit: boolean;
  client: Client;
  session: Session;
  /** When the first attempt went out, on the clock that never jumps. */
  firstSentMs: number;
}

/** What names the model that was found. */
export interface FoundCreate {
  trainedModelArn: string;
  versionIdentifier?: string;
}

/** When to look, counted from the loss: the service may still be at work on the request. */
const LOOKS_AT_MS = [1000, 3000, 8000];

/**
 * @param loss  the error that lost the answer; its message is part of what is thrown
 * @returns undefined where the model certainly does not exist, so that the create may be sent again
 * @throws {Error} where that cannot be told: the last look failed, or the session is to stop
 */
export async function findLostModel(lost: LostCreate, loss: Error): Promise<FoundCreate | undefined> {
  const { clock, signal } = lost.session;
  const startMs = clock.monotonicMs();
  let lastFailure: unknown;
  for (const atMs of LOOKS_AT_MS) {
    try {
      await clock.sleep(Math.max(0, startMs + atMs - clock.monotonicMs()), signal);
      const found = await lookOnce(lost);
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

async function lookOnce(lost: LostCreate): Promise<FoundCreate | undefined> {
  const { call, client, input, isNameExplicit, session, firstSentMs } = lost;
  const { signal } = session;
  const candidates: (TrainedModelSummary & { isOfUnknownAge: boolean })[] = [];
  for await (const page of listCandidatePages(client, input, { signal })) {
    const answeredMs = page.$metadata.dateMs ?? session.clock.nowMs();
    for (const model of page.trainedModels.filter((model) => isAlike(model, input))) {
      const age = earlierByMs(model, { answeredMs, firstSentMs }, session.clock);
      // A name that was generated for this model is nobody else's, whatever the clocks say.
      if (isNameExplicit && age && age.certainlyMs > 0) continue;
      candidates.push({ ...model, isOfUnknownAge: isNameExplicit && !age });
    }
  }
  candidates.sort((a, b) => Date.parse(a.createTime) - Date.parse(b.createTime));
  for (const { trainedModelArn, versionIdentifier, isOfUnknownAge } of candidates) {
    const id = modelId(trainedModelArn, versionIdentifier);
    if (session.ownership.findOwner(id)) continue;
    const model = await findModel(client, parseModelId(id), { signal, subject: call.logicalName });
    // Checked again: another create may have claimed it while the Get was under way.
    if (!model || session.ownership.findOwner(id) || differingInputs(TRAINED_MODEL.inputs, input, model).length > 0)
      continue;
    if (isOfUnknownAge)
      throw new Error(
        `${id} may be it, but the clocks of the service and this machine differ too much to tell its age`,
      );
    return { trainedModelArn, ...(versionIdentifier !== undefined && { versionIdentifier }) };
  }
  return undefined;
}

/** A model that is trained further may become a version of its base, which the list of models need not show. */
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

/** The words for a create of which nobody can say whether it made a model. */
export function describeDoubt({ input, isNameExplicit }: LostCreate, loss: Error, why: string): Error {
  const name = isNameExplicit ? "the name that the program gives" : `the name ${input.name}`;
  return new Error(
    `${loss.message}. Whether the model exists could not be found out (${why}), so nothing was sent again. ` +
      `It may be training under ${name}: look with "aws cleanroomsml list-trained-models"; ` +
      `if it is there, take it into the stack with the option import, else run pulumi up again`,
    { cause: loss },
  );
}
