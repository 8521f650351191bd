/**
 * The lifecycle of a Training as Pulumi's host calls it. Creating one waits until its model is ACTIVE; deleting one does
 * nothing; reading one says "gone" exactly when the model's own read does.
 */
import { isDeepStrictEqual } from "node:util";
import { modelId, parseModelId } from "./arns";
import type { Lifecycle } from "./lifecycle";
import { scrubModel } from "./model-details";
import { type FoundModel, findModelSurely } from "./models";
import { readOptions } from "./resource-options";
import type { Session } from "./session";
import { withoutUndefined } from "./state";
import { isGone } from "./statuses";
import { waitForTraining } from "./wait";

type Props = Record<string, unknown>;

/** Where the model has no `maxRuntimeInSeconds`. */
const DEFAULT_RUNTIME_SECONDS = 24 * 3600;
const SLACK_SECONDS = 3600;

export function trainingLifecycle(session: Session): Lifecycle {
  return {
    /** Its inputs are the constructor's own; transformations may have added others, which are let through. */
    async check(_olds: Props, news: Props) {
      return { inputs: news, failures: [] };
    },

    async diff(_id: string, olds: Props, news: Props) {
      const replaces = ["trainedModelArn", "versionIdentifier"].filter(
        (key) => !isDeepStrictEqual(olds[key] ?? undefined, news[key] ?? undefined),
      );
      const isProfileChanged = readOptions(olds).profile !== readOptions(news).profile;
      return { changes: replaces.length > 0 || isProfileChanged, replaces };
    },

    async create(inputs: Props) {
      const { logicalName, profile, urn, secretInputs } = readOptions(inputs);
      const id = modelId(String(inputs.trainedModelArn), inputs.versionIdentifier as string | undefined);
      const timeoutMs = timeoutMsOf(inputs);
      const wait = { reference: parseModelId(id), subject: logicalName, profile, urn, timeoutMs, secretInputs };
      const model = scrubModel(await waitForTraining(wait, session), secretInputs);
      warnOfPublication(model, session, { subject: logicalName, urn });
      return { id, outs: trainingOutputs(inputs, model) };
    },

    async update(_id: string, olds: Props, news: Props) {
      return { outs: { ...olds, __options: news.__options } };
    },

    async read(id: string, props: Props) {
      const { logicalName, profile, secretInputs } = readOptions(props);
      const reference = parseModelId(id);
      const client = session.clientFor(reference.trainedModelArn, profile);
      const { clock, signal } = session;
      const model = await findModelSurely(client, reference, { clock, signal, subject: logicalName || id });
      if (!model || isGone(model.status)) return { id: "", props: {} };
      return { id, props: trainingOutputs(props, scrubModel(model, secretInputs)) };
    },

    async delete(): Promise<void> {},
  };
}

/** The resource's own limit, else the longest that the service lets it train and an hour. */
function timeoutMsOf({ maxRuntimeInSeconds, ...inputs }: Props): number {
  const { createTimeoutSeconds } = readOptions(inputs);
  const runtimeSeconds = typeof maxRuntimeInSeconds === "number" ? maxRuntimeInSeconds : DEFAULT_RUNTIME_SECONDS;
  return (createTimeoutSeconds ?? runtimeSeconds + SLACK_SECONDS) * 1000;
}

/** The inputs again, and what changes by itself: that is why it is kept here and not with the model. */
function trainingOutputs(inputs: Props, model: FoundModel): Props {
  const { status, statusDetails, metricsStatus, metricsStatusDetails, logsStatus, logsStatusDetails } = model;
  const { trainingContainerImageDigest, createTime, updateTime } = model;
  const { trainedModelArn, versionIdentifier, maxRuntimeInSeconds, __options } = inputs;
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
  return withoutUndefined({ trainedModelArn, versionIdentifier, maxRuntimeInSeconds, __options, details }) as Props;
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
