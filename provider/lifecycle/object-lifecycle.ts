import { deleteObject } from "../delete/delete";
import type { Session } from "../host/session";
import { describeOtherRegion, describeUnknownKeys } from "../host/stack-config";
import { checkInputs } from "../inputs/check";
import { diffInputs } from "../inputs/diff";
import { GENERATED_NAME } from "../inputs/names";
import { flattenInputs, onlyInputs, withoutUndefined } from "../inputs/state";
import type { CheckedInputs, Lifecycle, StateEntry } from "../kinds/lifecycle";
import { isGone, phaseOf } from "../kinds/phases";
import { type ResourceKind, shortNoun } from "../kinds/resource-kind";
import { findObjectSurely } from "../service/objects";
import { scrubbed } from "../service/scrub";
import type { Call } from "../words/call";
import { describeWrongId, findReference, idOf, parseId } from "../words/ids";
import { openClient, regionOf } from "./clients";
import { createObject } from "./create";
import { describeImport, describeImportConflict, describeOtherImport, importObject } from "./import";
import { outputsOf } from "./outputs";
import { createByPut, put } from "./put";
import { describeReplacement } from "./replacement-notice";
import { updateTags } from "./tags";

type Props = Record<string, unknown>;

export function objectLifecycle(kind: ResourceKind, session: Session): Lifecycle {
  const { ownership } = session;
  /** The service may repeat the inputs of the state in any response. */
  const hiding = <Result>(given: Props, work: Promise<Result>) => scrubbed(kind.inputs, given, work);

  return {
    async check(call: Call, olds: Props, news: Props): Promise<CheckedInputs> {
      const { inputs, failures, warnings } = checkInputs(kind, news, call);
      ownership.declare(call, Object.keys(olds).length > 0);
      for (const warning of warnings) session.showOnce({ message: warning, urn: call.urn, severity: "warning" });
      const region = regionOf(kind, inputs);
      // About the stack, so shown once on its row.
      const aboutStack = [
        ...describeUnknownKeys(session.config),
        describeOtherRegion(session.config, region, shortNoun(kind)),
      ];
      for (const message of aboutStack) if (message) session.showOnce({ message, severity: "warning" });
      const settingsError = await session.findSettingsError(region, call.profile, kind.usesRegionOfSettings);
      const reasons = [
        ...failures,
        ...(settingsError ? [settingsError.message] : []),
        ...claimImport(kind, call, session),
        ...claimSingleton(kind, call, inputs, session),
      ];
      if (call.import !== undefined && reasons.length === 0 && !ownership.isInState(call))
        session.showOnce({ message: describeImport(kind, call), urn: call.urn });
      return { inputs, failures: reasons };
    },

    async diff(call: Call, id: string, olds: Props, news: Props) {
      const difference = diffInputs(kind.inputs, olds, news);
      const updates = call.updateTagsInPlace ? [...kind.updates, "tags"] : kind.updates;
      const replaces = difference.replaces.filter((input) => !updates.includes(input));
      const isUpdated = difference.replaces.length > replaces.length;
      const isDeclared = ownership.takeDeclaration(call);
      if (replaces.length > 0 || difference.hasFailed) {
        const { consequences, ...others } = kind;
        // Another cause has the same consequences without that replacement, so its own notice states them.
        const isFollowing = (input: string) => input === kind.follows && session.replacedIds.has(String(olds[input]));
        const isSaid = !difference.hasFailed && replaces.every(isFollowing);
        session.replacedIds.add(id);
        const message = describeReplacement(
          isSaid ? others : kind,
          call,
          { id, olds, news },
          { ...difference, replaces },
        );
        session.showOnce({ message, urn: call.urn });
        ownership.release(id, call);
        if (replaces.length > 0) return { replaces, paths: difference.paths };
        return { replaces: ["failedStatus"], paths: [["failedStatus"]] };
      }
      if (isDeclared) {
        if (call.import !== undefined && call.import !== id) throw describeOtherImport(kind, call, id);
        const other = ownership.claim(id, call, false);
        if (other)
          throw new Error(
            `Cannot manage ${kind.noun} "${call.logicalName}": ${describeImportConflict(kind, id, other)}`,
          );
      }
      return { replaces: [], isUpdated, paths: difference.paths };
    },

    async create(call: Call, inputs: Props): Promise<StateEntry> {
      const create = call.import !== undefined ? importObject : kind.isSingleton ? createByPut : createObject;
      const entry = await hiding(inputs, create(kind, call, inputs, session));
      // A transform may have changed the model's timeout but not that of its Training, which waits for it.
      if (call.createTimeoutMs !== undefined) session.createTimeoutsMs.set(entry.id, call.createTimeoutMs);
      return entry;
    },

    async update(call: Call, id: string, olds: Props, news: Props): Promise<Props> {
      const { paths } = diffInputs(kind.inputs, olds, news);
      const state = { ...olds, ...news };
      const updated = Object.fromEntries(paths.map(([input = ""]) => [input, news[input]]));
      const outs = withoutUndefined({ ...olds, ...updated }) as Props;
      if (call.isPreview) return outs;
      if (kind.isSingleton && paths.length > 0) await hiding(olds, put(kind, call, state, session));
      else if (paths.some(([input]) => input === "tags")) {
        const client = await openClient(kind, olds, call, session);
        const arn = String(parseId(kind.id, id)[kind.id.arnMember ?? ""]);
        const [before, after] = [olds.tags, news.tags].map((tags) => (tags ?? {}) as Record<string, string>);
        const tags = { olds: before ?? {}, news: after ?? {}, call, signal: session.signal };
        await hiding(olds, hiding(state, updateTags(client, arn, tags)));
      }
      return outs;
    },

    read: (call: Call, id: string, state: Props) => hiding(state, readObject(kind, call, { id, state, session })),

    async delete(call: Call, id: string, state: Props): Promise<void> {
      const owner = ownership.findOwner(id);
      // The program has this object, so only the older entry of the state is removed.
      if (owner && !owner.isNew) {
        const message = `${call.logicalName || id}: not deleted; the ${shortNoun(kind)} belongs to "${owner.logicalName}"`;
        session.show({ message, urn: call.urn });
        return;
      }
      const reference = parseId(kind.id, id);
      const client = await openClient(kind, { ...state, ...reference }, call, session);
      const deletion = { ...call, kind, client, id, reference, subject: call.logicalName || id };
      await hiding(state, deleteObject(deletion, session));
      if (kind.remains) {
        const message = `${deletion.subject}: removed from the stack; ${kind.remains}`;
        session.show({ message, urn: call.urn });
      }
    },
  };
}

/**
 * Claims the object of an import in the check, before Pulumi deletes anything: a forced replacement (`--replace`, a
 * taint, a trigger) has no diff and may delete first.
 */
function claimImport(kind: ResourceKind, call: Call, { ownership }: Session): string[] {
  // The check reports an invalid id.
  if (call.import === undefined || describeWrongId(kind.id, call.import) !== undefined) return [];
  const other = ownership.claim(call.import, call, false);
  return other ? [`Resource option import: ${describeImportConflict(kind, call.import, other)}`] : [];
}

/** Claims the only object of a membership in the check, so that the preview refuses a second resource for it. */
function claimSingleton(kind: ResourceKind, call: Call, inputs: Props, { ownership }: Session): string[] {
  const id = kind.isSingleton ? idOf(kind.id, inputs) : "";
  if (!findReference(kind.id, id)) return [];
  const other = ownership.claim(id, call, false);
  return other ? [describeImportConflict(kind, id, other)] : [];
}

/** Handles a refresh and a `get`. A `get` has no inputs, and fails if the object does not exist. */
async function readObject(
  kind: ResourceKind,
  call: Call,
  { id, state, session }: { id: string; state: Props; session: Session },
) {
  const reference = parseId(kind.id, id);
  const subject = call.logicalName || id;
  const isGet = Object.keys(onlyInputs(kind.inputs, state)).length === 0;
  const client = await openClient(kind, { ...state, ...reference }, call, session);
  const { clock, signal } = session;
  const found = await findObjectSurely(kind, client, reference, { clock, signal, subject });
  const status = found?.status as string | undefined;
  const isFailed =
    phaseOf(status ?? "") === "failed" || (status !== undefined && kind.work?.failures?.includes(status));
  if (!found || (status !== undefined && isGone(status) && !isFailed)) {
    if (!isGet && kind.staysInState) return keep(kind, call, id, state, status, session);
    if (!isGet) return undefined;
    const where = call.logicalName && ` (${id})`;
    const why = found ? `its status is ${status}` : `the ${shortNoun(kind)} does not exist`;
    throw new Error(`Cannot read ${kind.noun} "${subject}"${where}: ${why}`);
  }
  const inputs = flattenInputs(kind.inputs, found, isGet ? undefined : state);
  const generated = state[GENERATED_NAME];
  const kept = { ...inputs, ...(generated !== undefined && { [GENERATED_NAME]: generated }) };
  const { startTime } = state;
  const region = state.region ?? (kind.isSingleton ? await session.regionFor(call.profile) : undefined);
  const more = { region, startTime, ...(isFailed && { failedStatus: status }) };
  const outs = outputsOf(kind, kept, id, found, more);
  if (generated === undefined) return { id, outs, inputs };
  const { name: _, ...given } = inputs;
  return { id, outs, inputs: given };
}

/** An expired record is no change: to create the object again is up to the user. */
function keep(
  kind: ResourceKind,
  { urn, logicalName }: Call,
  id: string,
  state: Props,
  status: string | undefined,
  session: Session,
): StateEntry {
  const why = status === undefined ? "the service no longer returns it" : `its status is ${status}`;
  const message =
    `${logicalName || id}: ${why}. It stays in the stack, and nothing runs again; to ${kind.work?.again}, ` +
    `run pulumi up --replace '${urn}'`;
  session.showOnce({ message, urn });
  return { id, outs: state };
}
