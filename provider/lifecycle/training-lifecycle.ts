/**
 * The lifecycle of a Training. Creating it waits until its model is ACTIVE, deleting it has no effect, and a refresh
 * removes it exactly when it removes the model.
 */
import { isDeepStrictEqual } from "node:util";
import type { Session } from "../host/session";
import { withoutUndefined } from "../inputs/state";
import type { Lifecycle } from "../kinds/lifecycle";
import { isGone } from "../kinds/phases";
import { TRAINED_MODEL } from "../kinds/trained-model";
import { type FoundModel, modelId, parseModelId } from "../service/models";
import { findObjectSurely } from "../service/objects";
import { scrubDetails } from "../service/status-details";
import { waitForTraining } from "../wait/wait";
import { getRegion } from "../words/arns";
import type { Call } from "../words/call";
import { describeWrongId } from "../words/ids";
import { isUnknown } from "../words/unknown";

type Props = Record<string, unknown>;

export function trainingLifecycle(session: Session): Lifecycle {
  return {
    /** Does not reject unknown inputs, which transforms may have added. */
    async check({ logicalName }: Call, _olds: Props, news: Props) {
      return { inputs: news, failures: describeMissingModel(news, logicalName) };
    },

    async diff(_call: Call, _id: string, olds: Props, news: Props) {
      const replaces = ["trainedModelArn", "versionIdentifier"].filter(
        (key) => !isDeepStrictEqual(olds[key] ?? undefined, news[key] ?? undefined),
      );
      return { replaces };
    },

    async create(call: Call, inputs: Props) {
      const { logicalName, urn } = call;
      const id = modelId(String(inputs.trainedModelArn), inputs.versionIdentifier as string | undefined);
      const maxRuntimeInSeconds = inputs.maxRuntimeInSeconds as number | undefined;
      const createTimeoutMs = session.createTimeoutsMs.get(id) ?? call.createTimeoutMs;
      const wait = { ...call, createTimeoutMs, reference: parseModelId(id), subject: logicalName, maxRuntimeInSeconds };
      const model = scrubDetails(TRAINED_MODEL, await waitForTraining(wait, session));
      warnOfPublication(model, session, { subject: logicalName, urn });
      return { id, outs: trainingOutputs(inputs, model) };
    },

    async read({ logicalName, profile }: Call, id: string, state: Props) {
      const reference = parseModelId(id);
      const client = session.clientFor(getRegion(reference.trainedModelArn), profile);
      const { clock, signal } = session;
      const options = { clock, signal, subject: logicalName || id };
      const model = (await findObjectSurely(TRAINED_MODEL, client, { ...reference }, options)) as
        | FoundModel
        | undefined;
      if (!model || isGone(model.status)) return undefined;
      return { id, outs: trainingOutputs(state, scrubDetails(TRAINED_MODEL, model)) };
    },

    async update(_call: Call, _id: string, olds: Props) {
      return olds;
    },

    async delete(): Promise<void> {},
  };
}

/** A model that the command excludes has no ARN for the wait. */
function describeMissingModel({ trainedModelArn, versionIdentifier }: Props, logicalName: string): string[] {
  if ([trainedModelArn, versionIdentifier].some(isUnknown)) return [];
  const id = modelId(String(trainedModelArn ?? ""), versionIdentifier as string | undefined);
  const wrong = describeWrongId(TRAINED_MODEL.id, id);
  if (wrong === undefined) return [];
  const isMissing = trainedModelArn === undefined || trainedModelArn === null || trainedModelArn === "";
  if (!isMissing) return [`trainedModelArn: ${wrong}`];
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
