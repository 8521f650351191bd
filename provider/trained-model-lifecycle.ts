/**
 * The lifecycle of a TrainedModel as Pulumi's host calls it: check, diff, create, read, update, delete. Each is a few
 * steps over the pieces that know how; nothing here speaks HTTP.
 */
import { parseModelId } from "./arns";
import { type CheckedInputs, checkInputs, describeAdopted } from "./check";
import { type CreatedResource, createModel } from "./create";
import { deleteModel } from "./delete";
import { diffInputs } from "./diff";
import type { Lifecycle } from "./lifecycle";
import { findModelSurely, isVersion } from "./models";
import { describeReplacement } from "./replacement-notice";
import { OPTIONS_KEY, readOptions } from "./resource-options";
import type { Session } from "./session";
import { describeOtherRegion, describeUnknownKeys } from "./stack-config";
import { flattenInputs, modelOutputs } from "./state";
import { isGone } from "./statuses";

type Props = Record<string, unknown>;

export function trainedModelLifecycle(session: Session): Lifecycle {
  const saidOnce = new Set<string>();
  const sayOnce = (message: string, urn: string | undefined, severity: "info" | "warning") => {
    const key = `${urn} ${message}`;
    if (!saidOnce.has(key)) session.show({ message, urn, severity });
    saidOnce.add(key);
  };

  // A refresh has every entry of the state compared, also those that wait for their deletion: only a comparison that
  // follows a check is the program's.
  const declared = new Set<string | undefined>();
  // Models of the state: without olds, these are checked for their replacement.
  const inState = new Set<string | undefined>();

  return {
    async check(olds: Props, news: Props): Promise<CheckedInputs> {
      const checked = checkInputs(olds, news);
      const options = readOptions(news);
      const { urn, profile } = options;
      // Before a replacement it is checked once more, as a new one, and then not compared.
      if (Object.keys(olds).length > 0) {
        declared.add(urn);
        inState.add(urn);
      }
      for (const warning of checked.warnings) sayOnce(warning, urn, "warning");
      // About the stack, not about one model: on the stack's row, once.
      const otherRegion = describeOtherRegion(session.config, checked.inputs.configuredModelAlgorithmAssociationArn);
      for (const warning of describeUnknownKeys(session.config)) sayOnce(warning, undefined, "warning");
      if (otherRegion !== undefined) sayOnce(otherRegion, undefined, "warning");
      const arn = String(checked.inputs.configuredModelAlgorithmAssociationArn);
      const error = await session.findSettingsError(arn, profile);
      const failures = error ? [...checked.failures, { property: "", reason: error.message }] : checked.failures;
      const adopted = describeAdopted(options);
      if (adopted && failures.length === 0 && !inState.has(urn)) sayOnce(adopted, urn, "info");
      return { ...checked, failures };
    },

    async diff(id: string, olds: Props, news: Props) {
      const difference = diffInputs(olds, news);
      const { replaces, hasFailed, isProfileChanged } = difference;
      const { logicalName, urn } = readOptions(news);
      const isDeclared = declared.delete(urn);
      if (replaces.length === 0 && !hasFailed) {
        if (isDeclared) session.kept.set(id, logicalName);
        return { changes: isProfileChanged, replaces: [] };
      }
      session.kept.delete(id);
      sayOnce(describeReplacement(olds, news, difference), urn, "info");
      return { changes: true, replaces: replaces.length > 0 ? replaces : ["failedStatus"] };
    },

    create: (inputs: Props): Promise<CreatedResource> => createModel(inputs, session),

    /** Only what the stack keeps for itself changed: nothing is sent. */
    async update(_id: string, olds: Props, news: Props) {
      return { outs: { ...olds, [OPTIONS_KEY]: news[OPTIONS_KEY] } };
    },

    read: (id: string, props: Props) => readModel(id, props, session),

    async delete(id: string, props: Props): Promise<void> {
      const { logicalName, profile, urn, secretInputs } = readOptions(props);
      // A model that was replaced, and was taken back since: its old entry in the state goes, the model stays.
      const keeper = session.kept.get(id);
      if (keeper !== undefined) {
        session.show({ message: `${logicalName || id}: not deleted, since it is the model of "${keeper}"`, urn });
        return;
      }
      const subject = logicalName || id;
      await deleteModel({ reference: parseModelId(id), subject, profile, urn, secretInputs }, session);
    },
  };
}

/** A refresh, or a `get`: the latter comes without any inputs, and nowhere to go if there is no such model. */
async function readModel(id: string, props: Props, session: Session) {
  const options = readOptions(props);
  const reference = parseModelId(id);
  const subject = options.logicalName || id;
  const client = session.clientFor(reference.trainedModelArn, options.profile);
  const { clock, signal } = session;
  const model = await findModelSurely(client, reference, { clock, signal, subject });
  if (!model || isGone(model.status)) {
    if (props.membershipIdentifier !== undefined) return { id: "", props: {} };
    throw new Error(
      `Cannot read trained model "${subject}": ${model ? `it is ${model.status}` : "there is no such model"}`,
    );
  }
  const inputs = flattenInputs(model, props);
  const versionIdentifier =
    reference.versionIdentifier ?? (isVersion(model.versionIdentifier) ? model.versionIdentifier : undefined);
  const failedStatus = model.status === "CREATE_FAILED" ? model.status : undefined;
  const kept = props[OPTIONS_KEY] === undefined ? inputs : { ...inputs, [OPTIONS_KEY]: props[OPTIONS_KEY] };
  const outs = modelOutputs(kept, { trainedModelArn: reference.trainedModelArn, versionIdentifier, failedStatus });
  return { id, props: outs, inputs: kept };
}
