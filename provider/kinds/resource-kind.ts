/** A kind of object, as data: what the code over all kinds has to know of it. */
import type { OperationKey } from "../../sdk/client";
import type { IdFormat } from "../words/ids";

export interface ResourceKind {
  /** What messages call an object: `trained model`. */
  noun: string;
  /** The class of the program. */
  className: string;
  /** AWS's operation that creates an object; the limits of its input are those of the program's. */
  createOperation: string;
  /** The client's methods. */
  calls: Calls;
  id: IdFormat;
  inputs: InputTable;
  /** Inputs that are updated in place; every other change replaces the object. Without any, the object is immutable. */
  updates: readonly string[];
  /** A membership has one such object at most: Put creates and updates it, and overwrites silently. */
  isSingleton?: boolean;
  /** No input has to be an ARN with a region: then that of the settings counts. */
  usesRegionOfSettings?: boolean;
  /** It has statuses (see phases.ts); without them it exists or it does not. */
  hasStatus?: boolean;
  /** Its create passes a role, which may be too new for the service to see. */
  passesRole?: boolean;
  /** How many of them run at the same time is limited: a create that is refused for that waits. */
  isQueued?: boolean;
  /** Outputs beside inputs and id, which Get returns. */
  outputs?: readonly string[];
  /** What replacing an object brings about beyond itself. */
  consequences?: string;
  /** What keeps an object from being deleted. */
  usedBy?: string;
  /**
   * Rules that AWS states only in prose, and that no single input breaks.
   *
   * @returns a sentence for each broken one
   */
  rules(given: Readonly<Record<string, unknown>>): string[];
  /** What is allowed and probably not meant. @returns a sentence for each */
  warnings(given: Readonly<Record<string, unknown>>, isSecret: (input: string) => boolean): string[];
}

export interface Calls {
  create: OperationKey;
  get: OperationKey;
  delete: OperationKey;
  cancel?: OperationKey;
  /** Finds a create whose response was lost. */
  list?: OperationKey;
  /** Lists the versions of one ARN. */
  versions?: OperationKey;
  /** The member of a page that holds its entries. */
  entries?: string;
  /** Inputs that an entry of the list has too. */
  listed?: readonly string[];
}

/** The inputs of a kind, in the order of the API's documentation. */
export type InputTable = Readonly<Record<string, InputTraits>>;

/** What an input is beyond its limits: how it compares, and what the service makes of it. */
export interface InputTraits {
  /** Its keys are the program's own, and may be as private as values. */
  isMap?: boolean;
  /** A list whose order means nothing; the member that tells its entries apart. */
  setBy?: string;
  /** Members at any depth that are lists whose order means nothing. */
  sets?: readonly string[];
  /** The service may fill it in, or members of it, where the program leaves them out. */
  isFilledIn?: boolean;
  /** Members that Get does not return. */
  notReturned?: readonly string[];
  /** A read keeps the state's: anybody may change it at any time, and such a change does not show. */
  isKept?: boolean;
}
