/** Creates and updates an object of which a membership has at most one. Put overwrites an existing one. */
import type { Session } from "../host/session";
import { differingInputs } from "../inputs/comparison";
import { expand } from "../inputs/state";
import type { StateEntry } from "../kinds/lifecycle";
import type { ResourceKind } from "../kinds/resource-kind";
import { isOutcomeUnknown } from "../service/call-errors";
import { callOperation, findObject } from "../service/objects";
import { scrubbed } from "../service/scrub";
import type { Call } from "../words/call";
import { idOf, parseId } from "../words/ids";
import { openClient, regionOf } from "./clients";
import { describeImportConflict } from "./import";
import { describeDoubt } from "./lost-create";
import { outputsOf } from "./outputs";
import { sendOnceRoleIsVisible } from "./role";

type Props = Record<string, unknown>;

/**
 * Creates the object, unless the membership already has one that does not belong to this resource.
 *
 * @throws {Error} with the times of the existing object, and how to import it
 */
export async function createByPut(
  kind: ResourceKind,
  call: Call,
  inputs: Props,
  session: Session,
): Promise<StateEntry> {
  const id = idOf(kind.id, inputs);
  const client = await openClient(kind, inputs, call, session);
  const options = { subject: call.logicalName, signal: session.signal };
  const find = () => findObject(kind, client, parseId(kind.id, id), options);
  // In a forced replacement the object is the resource's own: Put updates it, and the delete of the old entry does nothing.
  const isOwn = session.ownership.isInState(call);
  const other = session.ownership.claim(id, call, !isOwn);
  if (other)
    throw new Error(`Cannot create ${kind.noun} "${call.logicalName}": ${describeImportConflict(kind, id, other)}`);
  const existing = isOwn ? undefined : await find();
  if (existing) {
    const { createTime, updateTime } = existing;
    throw new Error(
      `Cannot create ${kind.noun} "${call.logicalName}": membership ${id} has one (created ${createTime}, updated ` +
        `${updateTime}), which a create would overwrite; set the resource option import to "${id}" to bring it into the stack`,
    );
  }
  try {
    await put(kind, call, inputs, session);
  } catch (error) {
    if (!isOutcomeUnknown(error)) throw error;
    // Before the Put there was none, so one that equals the inputs is this one.
    const found = await scrubbed(kind.inputs, inputs, find()).catch(({ message }: Error) => {
      throw describeDoubt({ kind, input: inputs, isNameExplicit: false, session }, error as Error, message);
    });
    if (!found || differingInputs(kind.inputs, expand<Props>(kind.inputs, inputs), found).length > 0) throw error;
  }
  return { id, outs: await outputsOfPut(kind, inputs, id, session, call) };
}

/** Puts the inputs, which overwrites an existing object. */
export async function put(kind: ResourceKind, call: Call, inputs: Props, session: Session): Promise<void> {
  const client = await openClient(kind, inputs, call, session);
  const input = expand<Props>(kind.inputs, inputs);
  // An interruption cuts off no attempt, because only its response shows whether the object exists.
  const options = { subject: call.logicalName, beforeSend: () => session.signal.throwIfAborted() };
  const send = () => scrubbed(kind.inputs, input, callOperation(client, kind.calls.create, input, options));
  await sendOnceRoleIsVisible(kind, call, session, send);
}

/** The id has no region, so the state keeps it for read and delete. */
async function outputsOfPut(
  kind: ResourceKind,
  inputs: Props,
  id: string,
  session: Session,
  call: Call,
): Promise<Props> {
  const region = regionOf(kind, inputs) ?? (await session.regionFor(call.profile));
  return outputsOf(kind, inputs, id, undefined, { region });
}
