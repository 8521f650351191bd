/** A kind of object, as data for the code that handles every kind. */
import type { OperationKey } from "../../sdk/client";
import type { IdFormat } from "../words/ids";

export interface ResourceKind {
  /** The noun in messages: `trained model`. */
  noun: string;
  /** The class in the program. */
  className: string;
  /** The operation that creates an object; the limits of its input apply to the program's inputs. */
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
  /** The input with the id of an object whose replacement replaces this one, too, and already says what that brings about. */
  follows?: string;
  /** What keeps an object from being deleted. */
  usedBy?: string;
  /**
   * Rules that AWS states only in prose and that involve several inputs.
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

/** How an input is compared and how the service handles it. */
export interface InputTraits {
  /** The program chooses its keys, which may be as confidential as the values. */
  isMap?: boolean;
  /** The member that identifies an entry of a list whose order does not matter. */
  setBy?: string;
  /** Members at any depth that are lists whose order does not matter. */
  sets?: readonly string[];
  /** The service may fill it in, or members of it, if the program omits them. */
  isFilledIn?: boolean;
  /** Members that Get does not return. */
  notReturned?: readonly string[];
  /** A refresh keeps the state's value, because others may change it at any time, and such changes do not show. */
  isKept?: boolean;
}

/** Returns the last word of the noun: `model`. */
export function shortNoun({ noun }: Pick<ResourceKind, "noun">): string {
  return noun.split(" ").at(-1) ?? noun;
}
