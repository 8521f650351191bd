import { deleteModel } from "../delete/delete";
import type { Session } from "../host/session";
import { describeOtherRegion, describeUnknownKeys } from "../host/stack-config";
import { checkInputs } from "../inputs/check";
import { diffInputs } from "../inputs/diff";
import { flattenInputs } from "../inputs/state";
import type { CheckedInputs, Lifecycle, StateEntry } from "../kinds/lifecycle";
import { isGone } from "../kinds/phases";
import { TRAINED_MODEL } from "../kinds/trained-model";
import { findModelSurely, isVersion } from "../service/models";
import { findArn, parseModelId } from "../words/arns";
import type { Call } from "../words/call";
import { createModel } from "./create";
import { describeImport, describeImportConflict, describeOtherImport, importModel } from "./import";
import { modelOutputs } from "./model-state";
import { GENERATED_NAME } from "./names";
import { describeReplacement } from "./replacement-notice";

type Props = Record<string, unknown>;

export function trainedModelLifecycle(session: Session): Lifecycle {
  const { ownership } = session;

  return {
    async check(call: Call, olds: Props, news: Props): Promise<CheckedInputs> {
      const { inputs, failures, warnings } = checkInputs(TRAINED_MODEL, news, call);
      ownership.declare(call, Object.keys(olds).length > 0);
      for (const warning of warnings) session.showOnce({ message: warning, urn: call.urn, severity: "warning" });
      const association = inputs.configuredModelAlgorithmAssociationArn;
      // These concern the whole stack, so they appear once, on the stack's row.
      const aboutStack = [...describeUnknownKeys(session.config), describeOtherRegion(session.config, association)];
      for (const message of aboutStack) if (message) session.showOnce({ message, severity: "warning" });
      const settingsError = await session.findSettingsError(String(association), call.profile);
      const reasons = [...failures, ...(settingsError ? [settingsError.message] : []), ...claimImport(call, session)];
      if (call.import !== undefined && reasons.length === 0 && !ownership.isInState(call))
        session.showOnce({ message: describeImport(call), urn: call.urn });
      return { inputs, failures: reasons };
    },

    async diff(call: Call, id: string, olds: Props, news: Props) {
      const difference = diffInputs(TRAINED_MODEL.inputs, olds, news);
      const isDeclared = ownership.takeDeclaration(call);
      if (difference.replaces.length > 0 || difference.hasFailed) {
        session.showOnce({ message: describeReplacement(call, { id, olds, news }, difference), urn: call.urn });
        ownership.release(id, call);
        return difference.replaces.length > 0 ? difference.replaces : ["failedStatus"];
      }
      if (isDeclared) {
        if (call.import !== undefined && call.import !== id) throw describeOtherImport(call, id);
        const other = ownership.claim(id, call, false);
        if (other)
          throw new Error(`Cannot manage trained model "${call.logicalName}": ${describeImportConflict(id, other)}`);
      }
      return [];
    },

    async create(call: Call, inputs: Props): Promise<StateEntry> {
      const create = call.import === undefined ? createModel : importModel;
      const entry = await create(call, inputs, session);
      // A transform may have changed the timeout of the model, but not that of its Training, which waits for it.
      if (call.createTimeoutMs !== undefined) session.createTimeoutsMs.set(entry.id, call.createTimeoutMs);
      return entry;
    },

    read: (call: Call, id: string, state: Props) => readModel(call, id, state, session),

    async delete(call: Call, id: string): Promise<void> {
      const owner = ownership.findOwner(id);
      // Another resource of the program has this model, so Pulumi only removes the older entry from the state.
      if (owner && !owner.isNew) {
        const message = `${call.logicalName || id}: not deleted; the model belongs to "${owner.logicalName}"`;
        session.show({ message, urn: call.urn });
        return;
      }
      await deleteModel({ ...call, subject: call.logicalName || id, reference: parseModelId(id) }, session);
    },
  };
}

/**
 * Claims the model of an import in the check, before Pulumi deletes anything: a forced replacement (`--replace`, a
 * taint, a trigger) has no diff, and may delete first.
 */
function claimImport(call: Call, { ownership }: Session): string[] {
  // The check reports an invalid id separately.
  if (call.import === undefined || !findArn(call.import.split("|")[0])) return [];
  const other = ownership.claim(call.import, call, false);
  return other ? [`Option import: ${describeImportConflict(call.import, other)}`] : [];
}

/** Handles a refresh and a `get`. A `get` has no inputs, and fails if the model does not exist. */
async function readModel(call: Call, id: string, state: Props, session: Session) {
  const reference = parseModelId(id);
  const subject = call.logicalName || id;
  const client = session.clientFor(reference.trainedModelArn, call.profile);
  const { clock, signal } = session;
  const model = await findModelSurely(client, reference, { clock, signal, subject });
  if (!model || isGone(model.status)) {
    if (state.membershipIdentifier !== undefined) return undefined;
    throw new Error(
      `Cannot read trained model "${subject}"${call.logicalName && ` (${id})`}: ${model ? `its status is ${model.status}` : "the model does not exist"}`,
    );
  }
  const inputs = flattenInputs(
    TRAINED_MODEL.inputs,
    model,
    state.membershipIdentifier === undefined ? undefined : state,
  );
  const generated = state[GENERATED_NAME];
  const versionIdentifier =
    reference.versionIdentifier ?? (isVersion(model.versionIdentifier) ? model.versionIdentifier : undefined);
  const failedStatus = model.status === "CREATE_FAILED" ? model.status : undefined;
  const named = { trainedModelArn: reference.trainedModelArn, versionIdentifier, failedStatus };
  if (generated === undefined) return { id, outs: modelOutputs(inputs, named), inputs };
  const { name: _, ...given } = inputs;
  return { id, outs: modelOutputs({ ...inputs, [GENERATED_NAME]: generated }, named), inputs: given };
}
