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
  /** What the service does after the create, in statuses (see phases.ts); without it, the object is there at once. */
  work?: Work;
  /** An object that the service no longer returns, or that is INACTIVE, stays in the state: a record that expired is no change. */
  staysInState?: boolean;
  /** What remains after a delete, in words, if the service cannot delete the object: it is only removed from the stack. */
  remains?: string;
  /** The ML input channels in its inputs can be the reason why the service rejects its create. */
  readsChannels?: boolean;
  /** Its create passes a role, which may be too new for the service to see. */
  passesRole?: boolean;
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

/** Work of the service that a create starts, and the words for it. */
export interface Work {
  /** The resource that waits for its end. */
  waits: "Training" | "Completion";
  /** `training`, after which messages also name what it occupies: `waiting for a training slot`. */
  noun: string;
  /** `trainings`. */
  nouns: string;
  /** `train`, as in `failed to train`. */
  verb: string;
  /** `training`, as in `is still training`. */
  going: string;
  /** `train it again`. */
  again: string;
  /** `trained again`, as in `will be replaced and trained again`. */
  repeated: string;
  /** `train a new model`. */
  anew: string;
  /** Where the service limits how many run at the same time; a create that exceeds the limit waits. */
  slotsOf?: "membership" | "account";
  /** Members of the response that the service changes by itself: outputs of the resource that waits. */
  details: readonly string[];
  /** Statuses that mean a failure, in addition to CREATE_FAILED. */
  failures?: readonly string[];
}

/** A kind whose create starts work. */
export type WorkingKind = ResourceKind & { work: Work };

export interface Calls {
  create: OperationKey;
  /** If absent, the object is the entry of the list with its name. */
  get?: OperationKey;
  delete?: OperationKey;
  cancel?: OperationKey;
  /** Finds a create whose response was lost. */
  list?: OperationKey;
  /** The object whose response names the collaboration that is listed; absent where the membership is listed. */
  collaborationOf?: OperationKey;
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
  /** Members at any depth whose keys the program chooses. */
  maps?: readonly string[];
  /** Members at any depth of which no message shows even a word, such as the text of a query. */
  texts?: readonly string[];
  /** AWS marks it as sensitive: it is a secret in the state. */
  isSensitive?: boolean;
  /** A refresh keeps the state's value, because others may change it at any time, and such changes do not show. */
  isKept?: boolean;
}

/** Returns the last word of the noun: `model`. */
export function shortNoun({ noun }: Pick<ResourceKind, "noun">): string {
  return noun.split(" ").at(-1) ?? noun;
}
