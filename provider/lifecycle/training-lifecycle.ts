/**
 * The lifecycle of a Training. Creating it waits until its model is ACTIVE, deleting it has no effect, and a refresh
 * removes it exactly when it removes the model.
 */
import { isDeepStrictEqual } from "node:util";
import type { Session } from "../host/session";
import { withoutUndefined } from "../inputs/state";
import type { Lifecycle } from "../kinds/lifecycle";
import { isGone } from "../kinds/phases";
import { scrubModel } from "../service/model-details";
import { type FoundModel, findModelSurely } from "../service/models";
import { waitForTraining } from "../wait/wait";
import { describeWrongId, findModelReference, modelId, parseModelId } from "../words/arns";
import type { Call } from "../words/call";
import { isUnknown } from "../words/unknown";

type Props = Record<string, unknown>;

export function trainingLifecycle(session: Session): Lifecycle {
  return {
    /** Does not reject unknown inputs, which transforms may have added. */
    async check({ logicalName }: Call, _olds: Props, news: Props) {
      return { inputs: news, failures: describeMissingModel(news, logicalName) };
    },

    async diff(_call: Call, _id: string, olds: Props, news: Props) {
      return ["trainedModelArn", "versionIdentifier"].filter(
        (key) => !isDeepStrictEqual(olds[key] ?? undefined, news[key] ?? undefined),
      );
    },

    async create(call: Call, inputs: Props) {
      const { logicalName, urn } = call;
      const id = modelId(String(inputs.trainedModelArn), inputs.versionIdentifier as string | undefined);
      const maxRuntimeInSeconds = inputs.maxRuntimeInSeconds as number | undefined;
      const createTimeoutMs = session.createTimeoutsMs.get(id) ?? call.createTimeoutMs;
      const wait = { ...call, createTimeoutMs, reference: parseModelId(id), subject: logicalName, maxRuntimeInSeconds };
      const model = scrubModel(await waitForTraining(wait, session));
      warnOfPublication(model, session, { subject: logicalName, urn });
      return { id, outs: trainingOutputs(inputs, model) };
    },

    async read({ logicalName, profile }: Call, id: string, state: Props) {
      const reference = parseModelId(id);
      const client = session.clientFor(reference.trainedModelArn, profile);
      const { clock, signal } = session;
      const model = await findModelSurely(client, reference, { clock, signal, subject: logicalName || id });
      if (!model || isGone(model.status)) return undefined;
      return { id, outs: trainingOutputs(state, scrubModel(model)) };
    },

    async delete(): Promise<void> {},
  };
}

/** A model that the command excludes has no ARN for the wait. */
function describeMissingModel({ trainedModelArn, versionIdentifier }: Props, logicalName: string): string[] {
  if ([trainedModelArn, versionIdentifier].some(isUnknown)) return [];
  const id = modelId(String(trainedModelArn ?? ""), versionIdentifier as string | undefined);
  if (findModelReference(id)) return [];
  const isMissing = trainedModelArn === undefined || trainedModelArn === null || trainedModelArn === "";
  if (!isMissing) return [`trainedModelArn: ${describeWrongId(id)}`];
  return [
    `trainedModelArn is required; expected the ARN of a trained model. If this command leaves out the model (--exclude, ` +
      `--target), leave out its Training, too: use --exclude-dependents, or --exclude '**::${logicalName}'`,
  ];
}

/**
 * The inputs and the details, which are outputs of the Training and not of the model because the service changes them.
 */
function trainingOutputs(inputs: Props, model: FoundModel): Props {
  const { status, statusDetails, metricsStatus, metricsStatusDetails, logsStatus, logsStatusDetails } = model;
  const { trainingContainerImageDigest, createTime, updateTime } = model;
  const { trainedModelArn, versionIdentifier, maxRuntimeInSeconds } = inputs;
  const details = {
    status,
    statusDetails,
    metricsStatus,
    metricsStatusDetails,
    logsStatus,
    logsStatusDetails,
    trainingContainerImageDigest,
    createTime,
    updateTime,
  };
  return withoutUndefined({ trainedModelArn, versionIdentifier, maxRuntimeInSeconds, details }) as Props;
}

function warnOfPublication(
  model: FoundModel,
  session: Session,
  row: { subject: string; urn: string | undefined },
): void {
  const published = [
    ["metrics", model.metricsStatus, model.metricsStatusDetails],
    ["logs", model.logsStatus, model.logsStatusDetails],
  ] as const;
  for (const [what, status, details] of published) {
    if (status !== "PUBLISH_FAILED") continue;
    const message = `${row.subject}: the model is ACTIVE, but its ${what} were not published${details ? `: ${details}` : ""}`;
    session.show({ message, severity: "warning", urn: row.urn });
  }
}
