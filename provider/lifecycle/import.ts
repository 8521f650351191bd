/**
 * The option `import` adds an existing object to the stack without creating one. It must equal the program, as far as Get
 * shows.
 */

import type { Owner } from "../host/ownership";
import type { Session } from "../host/session";
import { differingInputs, undeclaredInputs } from "../inputs/comparison";
import { GENERATED_NAME } from "../inputs/names";
import { expand } from "../inputs/state";
import { describeChangedPaths } from "../inputs/violation-text";
import type { StateEntry } from "../kinds/lifecycle";
import { isGone, phaseOf } from "../kinds/phases";
import { type ResourceKind, shortNoun } from "../kinds/resource-kind";
import { findObject } from "../service/objects";
import type { Call } from "../words/call";
import { capitalized, listed } from "../words/describe";
import { parseId } from "../words/ids";
import { openClient, regionOf } from "./clients";
import { outputsOf } from "./outputs";

type Props = Record<string, unknown>;

/**
 * @param inputs  checked inputs
 * @returns id and outputs for the state; an absent name becomes the object's name
 * @throws {Error} if the object does not exist, has failed, is deleted, belongs to another resource, or differs from the
 *   program; the message lists the path of every difference
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
  const reject = (why: string) => new Error(`Cannot import ${id} as "${logicalName}": ${why}`);

  const { membershipIdentifier } = reference;
  if (membershipIdentifier !== undefined && membershipIdentifier !== input.membershipIdentifier) {
    throw reject("its membership is not the one in membershipIdentifier");
  }
  const client = await openClient(kind, { ...inputs, ...reference }, call, session);
  const found = await findObject(kind, client, reference, { signal: session.signal, subject: logicalName });
  if (!found) throw reject(`the ${shortNoun(kind)} does not exist`);
  const status = found.status as string | undefined;
  if (status !== undefined && (phaseOf(status) === "failed" || isGone(status))) throw reject(`its status is ${status}`);
  const differences = [differingInputs, undeclaredInputs].flatMap((find) => find(kind.inputs, input, found));
  if (differences.length > 0) {
    const places = describeChangedPaths(differences, { ...kind, call, given: inputs });
    // A membership that has one can have no other.
    const nextStep = kind.isSingleton
      ? "make the program equal to the existing one, and change it after the import"
      : `make them equal, or remove the option to ${kind.work?.anew ?? `create a new ${kind.noun}`}`;
    throw reject(`it differs from the program in ${listed(places)}; ${nextStep}`);
  }
  // The program may have declared another resource for it during the Get.
  const other = session.ownership.claim(id, call, false);
  if (other) throw reject(describeImportConflict(kind, id, other));
  if (input.incrementalTrainingDataChannels) {
    const message = `${logicalName}: imported; incrementalTrainingDataChannels was compared without trainedModelArn, which the service does not return`;
    session.show({ message, severity: "warning", urn: call.urn });
  }
  const isUnnamed = "name" in kind.inputs && inputs.name === undefined;
  const name = isUnnamed ? { name: found.name, [GENERATED_NAME]: found.name } : {};
  const region = kind.isSingleton ? (regionOf(kind, inputs) ?? (await session.regionFor(call.profile))) : undefined;
  return { id, outs: outputsOf(kind, { ...inputs, ...name }, id, found, { region }) };
}

/** Describes an import in the preview of a new resource. */
export function describeImport({ noun, work }: ResourceKind, { logicalName, import: id }: Call): string {
  return `${capitalized(noun)} "${logicalName}" imports ${id}; ${work ? `no ${work.noun} starts` : "nothing is created"}`;
}

/** Describes an object with two resources in one program: deleting either would delete the other's object. */
export function describeImportConflict(kind: ResourceKind, id: string, { logicalName }: Owner): string {
  const short = shortNoun(kind);
  return `${id} belongs to "${logicalName}" of this program; one ${short} has one resource, so remove one of the two`;
}

/** Describes that the state has another object with the same inputs. */
export function describeOtherImport(kind: ResourceKind, { logicalName, import: imported }: Call, id: string): Error {
  const short = shortNoun(kind);
  return new Error(
    `Cannot import ${imported} as "${logicalName}": the state has ${id} under that name, with equal inputs. ` +
      `Remove the resource option import to keep that ${short}, or run pulumi up --replace with the URN of this resource to replace it with the imported one`,
  );
}
