/**
 * The lifecycle of a resource that waits. Creating it waits until its object is ACTIVE, deleting it has no effect, and a
 * refresh removes it exactly when it removes the object.
 */
import { isDeepStrictEqual } from "node:util";
import type { Session } from "../host/session";
import { withoutUndefined } from "../inputs/state";
import type { Lifecycle } from "../kinds/lifecycle";
import { isGone } from "../kinds/phases";
import { shortNoun, type WorkingKind } from "../kinds/resource-kind";
import { kindsOf, type WaitRow } from "../kinds/waits";
import { type FoundObject, findObjectSurely } from "../service/objects";
import { scrubDetails } from "../service/status-details";
import { waitForEnd } from "../wait/wait";
import { getRegion } from "../words/arns";
import type { Call } from "../words/call";
import { capitalized } from "../words/describe";
import { describeWrongId, findReference, parseId, type Reference } from "../words/ids";
import { isUnknown } from "../words/unknown";

type Props = Record<string, unknown>;

export function waitLifecycle(row: WaitRow, session: Session): Lifecycle {
  const kinds = kindsOf(row);

  /** The kind whose ids look like this one. */
  function kindOf(id: string): WorkingKind | undefined {
    return kinds.find((kind) => findReference(kind.id, id));
  }

  /** @throws {Error} if no kind has such ids */
  function resolve(id: string, { startTime }: Props): { kind: WorkingKind; reference: Reference } {
    const kind = kindOf(id) ?? (kinds[0] as WorkingKind);
    return {
      kind,
      reference: { ...parseId(kind.id, id), ...(startTime !== undefined && { startTime: String(startTime) }) },
    };
  }

  /** An object that the command excludes has no id for the wait. */
  function describeMissingObject(news: Props, logicalName: string): string[] {
    const [name = ""] = row.names;
    if (row.names.some((input) => isUnknown(news[input]))) return [];
    const id = row.idOf(news);
    if (kindOf(id)) return [];
    const isMissing = [undefined, null, ""].includes(news[name] as undefined);
    const wrong = kinds.length === 1 && kinds[0] ? describeWrongId(kinds[0].id, id) : "expected the id of the object";
    if (!isMissing) return [`${name}: ${wrong}`];
    const object = kinds.length === 1 ? `the ARN of a ${kinds[0]?.noun}` : "the id of the object";
    const noun = kinds.length === 1 ? "model" : "object";
    return [
      `${name} is required; expected ${object}. If this command leaves out the ${noun} (--exclude, ` +
        `--target), leave out its ${row.className}, too: use --exclude-dependents, or --exclude '**::${logicalName}'`,
    ];
  }

  /**
   * Pulumi shows the old object, which an interrupted replacement has still to delete, as a replacement without a reason.
   */
  function showContinuation({ from, to }: { from: string; to: string }): void {
    const kind = kindOf(to);
    const owner = session.ownership.findOwner(to);
    if (!kind || !owner || owner.isNew || session.replacedIds.has(from)) return;
    const message =
      `${capitalized(kind.noun)} "${owner.logicalName}" was replaced by an earlier command. No ${kind.work.noun} starts: ` +
      `pulumi up waits for ${to} and then deletes the old ${shortNoun(kind)}.`;
    session.showOnce({ message, urn: owner.urn });
  }

  /** The inputs and the details, which are outputs of this resource and not of the object because the service changes them. */
  function outputsOf(inputs: Props, { work }: WorkingKind, found: FoundObject): Props {
    const kept = [...row.names, ...row.limits].map((name) => [name, inputs[name]]);
    const details = Object.fromEntries(work.details.map((name) => [name, found[name]]));
    return withoutUndefined({ ...Object.fromEntries(kept), details }) as Props;
  }

  return {
    /** Does not reject unknown inputs, which transforms may have added. */
    async check({ logicalName }: Call, _olds: Props, news: Props) {
      return { inputs: news, failures: describeMissingObject(news, logicalName) };
    },

    async diff(_call: Call, id: string, olds: Props, news: Props) {
      const isSame = (name: string) => isDeepStrictEqual(olds[name] ?? undefined, news[name] ?? undefined);
      const replaces = row.names.filter((name) => !isSame(name));
      if (replaces.length > 0) showContinuation({ from: id, to: row.idOf(news) });
      return { replaces };
    },

    async create(call: Call, inputs: Props) {
      const { logicalName: subject } = call;
      const id = row.idOf(inputs);
      const { kind, reference } = resolve(id, inputs);
      const maxRuntimeInSeconds = inputs.maxRuntimeInSeconds as number | undefined;
      const createTimeoutMs = session.createTimeoutsMs.get(id) ?? call.createTimeoutMs;
      const objectUrn = session.ownership.findOwner(id)?.urn;
      const awaited = { ...call, kind, id, reference, subject, objectUrn, createTimeoutMs, maxRuntimeInSeconds };
      const found = scrubDetails(kind, await waitForEnd(awaited, session));
      warnOfPublication(kind, found, session, call);
      return { id, outs: outputsOf(inputs, kind, found) };
    },

    async read({ logicalName, profile }: Call, id: string, state: Props) {
      const { kind, reference } = resolve(id, state);
      const client = session.clientFor(getRegion(reference[kind.id.arnMember ?? ""] ?? ""), profile);
      const { clock, signal } = session;
      const found = await findObjectSurely(kind, client, reference, { clock, signal, subject: logicalName || id });
      const status = found?.status as string | undefined;
      if (!found || !status || isGone(status)) return kind.staysInState ? { id, outs: state } : undefined;
      return { id, outs: outputsOf(state, kind, scrubDetails(kind, found)) };
    },

    async update(_call: Call, _id: string, olds: Props) {
      return olds;
    },

    async delete(): Promise<void> {},
  };
}

function warnOfPublication(kind: WorkingKind, found: FoundObject, session: Session, { logicalName, urn }: Call): void {
  const short = kind.noun.split(" ").at(-1);
  for (const what of ["metrics", "logs"]) {
    if (found[`${what}Status`] !== "PUBLISH_FAILED") continue;
    const details = found[`${what}StatusDetails`];
    const message = `${logicalName}: the ${short} is ACTIVE, but its ${what} were not published${details ? `: ${details}` : ""}`;
    session.show({ message, severity: "warning", urn });
  }
}
