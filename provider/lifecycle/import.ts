/**
 * The option `import`: brings an existing object into the stack without creating one. It must be what the program describes,
 * as far as the service returns that.
 */

import type { Owner } from "../host/ownership";
import type { Session } from "../host/session";
import { differingInputs, undeclaredInputs } from "../inputs/comparison";
import { expand } from "../inputs/state";
import { describeChangedPaths } from "../inputs/violation-text";
import type { StateEntry } from "../kinds/lifecycle";
import { isGone, phaseOf } from "../kinds/phases";
import type { ResourceKind } from "../kinds/resource-kind";
import { findObject } from "../service/objects";
import type { Call } from "../words/call";
import { listed } from "../words/describe";
import { parseId } from "../words/ids";
import { openClient, regionOf } from "./clients";
import { GENERATED_NAME } from "./names";
import { outputsOf } from "./outputs";

type Props = Record<string, unknown>;

/**
 * @param inputs  checked inputs
 * @returns id and outputs for the state; an absent name is the object's own
 * @throws {Error} where the object does not exist, has failed or is gone, is another resource's, or differs; every
 *   difference by its path
 */
export async function importObject(
  kind: ResourceKind,
  call: Call,
  inputs: Props,
  session: Session,
): Promise<StateEntry> {
  const { import: id = "", logicalName } = call;
  const reference = parseId(kind.id, id);
  const input = expand<Props>(kind.inputs, inputs);
  const refuse = (why: string) => new Error(`Cannot import ${id} as "${logicalName}": ${why}`);

  const { membershipIdentifier } = reference;
  if (membershipIdentifier !== undefined && membershipIdentifier !== input.membershipIdentifier) {
    throw refuse("it belongs to another membership than membershipIdentifier names");
  }
  const client = await openClient(kind, { ...inputs, ...reference }, call, session);
  const found = await findObject(kind, client, reference, { signal: session.signal, subject: logicalName });
  if (!found) throw refuse(`the service has no such ${kind.noun}`);
  const status = found.status as string | undefined;
  if (status !== undefined && (phaseOf(status) === "failed" || isGone(status))) throw refuse(`its status is ${status}`);
  const differences = [differingInputs, undeclaredInputs].flatMap((find) => find(kind.inputs, input, found));
  if (differences.length > 0) {
    const places = describeChangedPaths(differences, { ...kind, call, given: inputs });
    const instead = kind.hasStatus ? "train a new model" : `create a new ${kind.noun}`;
    throw refuse(
      `it differs from the program in ${listed(places)}; make them equal, or remove the option to ${instead}`,
    );
  }
  // The program may have declared another resource on it while the Get was under way.
  const other = session.ownership.claim(id, call, false);
  if (other) throw refuse(describeImportConflict(kind, id, other));
  if (input.incrementalTrainingDataChannels) {
    const message = `${logicalName}: imported; the service does not return which model ARN it was trained on from, so incrementalTrainingDataChannels was compared without it`;
    session.show({ message, severity: "warning", urn: call.urn });
  }
  const isUnnamed = "name" in kind.inputs && inputs.name === undefined;
  const name = isUnnamed ? { name: found.name, [GENERATED_NAME]: found.name } : {};
  const region = kind.isSingleton ? (regionOf(kind, inputs) ?? (await session.regionFor(call.profile))) : undefined;
  return { id, outs: outputsOf(kind, { ...inputs, ...name }, id, found, { region }) };
}

/** What the preview of a new resource says where nothing is to be created. */
export function describeImport({ noun, hasStatus }: ResourceKind, { logicalName, import: id }: Call): string {
  const subject = `${noun.charAt(0).toUpperCase()}${noun.slice(1)} "${logicalName}"`;
  return `${subject} imports ${id}: ${hasStatus ? "no training is started" : "nothing is created"}`;
}

/** Two resources of one program on one object: the delete of either would take it from the other. */
export function describeImportConflict({ noun }: ResourceKind, id: string, { logicalName }: Owner): string {
  const short = noun.split(" ").at(-1);
  return `${id} belongs to "${logicalName}" of this program; one ${short} has one resource, so remove one of the two`;
}

/** The state has another object, which the program's inputs describe as well. */
export function describeOtherImport(
  { noun }: ResourceKind,
  { logicalName, import: imported }: Call,
  id: string,
): Error {
  const short = noun.split(" ").at(-1);
  return new Error(
    `Cannot import ${imported} as "${logicalName}": the state has ${id} under that name, with equal inputs. ` +
      `Remove the option import to keep that ${short}, or run pulumi up --replace with the URN of this resource to take the imported one in its place`,
  );
}
