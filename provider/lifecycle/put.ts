/** The object of which a membership has one at most: Put creates and updates it, and overwrites without a word. */
import type { Session } from "../host/session";
import { expand } from "../inputs/state";
import type { StateEntry } from "../kinds/lifecycle";
import type { ResourceKind } from "../kinds/resource-kind";
import { callOperation, findObject } from "../service/objects";
import { scrubError } from "../service/scrub";
import type { Call } from "../words/call";
import { idOf, parseId } from "../words/ids";
import { openClient, regionOf } from "./clients";
import { outputsOf } from "./outputs";
import { sendOnceRoleIsVisible } from "./role";

type Props = Record<string, unknown>;

/**
 * Creates it, unless the membership has one that is not this stack's.
 *
 * @throws {Error} with the times of the existing one, and how to import it
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
  // A forced replacement finds the object that this resource has: it is put anew, and the delete of the old entry does nothing.
  const isOwn = session.ownership.isInState(call);
  const existing = isOwn ? undefined : await findObject(kind, client, parseId(kind.id, id), options);
  if (existing) {
    const { createTime, updateTime } = existing;
    throw new Error(
      `Cannot create ${kind.noun} "${call.logicalName}": membership ${id} has one (created ${createTime}, updated ` +
        `${updateTime}), which a create would overwrite; set the option import to "${id}" to bring it into the stack`,
    );
  }
  await put(kind, call, inputs, session);
  session.ownership.claim(id, call, !isOwn);
  return { id, outs: await outputsOfPut(kind, inputs, id, session, call) };
}

/** Puts what the inputs say, over what there is. */
export async function put(kind: ResourceKind, call: Call, inputs: Props, session: Session): Promise<void> {
  const client = await openClient(kind, inputs, call, session);
  const input = expand<Props>(kind.inputs, inputs);
  const options = { subject: call.logicalName, signal: session.signal };
  const send = () => callOperation(client, kind.calls.create, input, options);
  await sendOnceRoleIsVisible(kind, call, session, send).catch((error: unknown) => {
    throw scrubError(kind.inputs, error, input);
  });
}

/** The id has no region: a read and a delete take it from the state. */
export async function outputsOfPut(
  kind: ResourceKind,
  inputs: Props,
  id: string,
  session: Session,
  call: Call,
): Promise<Props> {
  const region = regionOf(kind, inputs) ?? (await session.regionFor(call.profile));
  return outputsOf(kind, inputs, id, undefined, { region });
}
