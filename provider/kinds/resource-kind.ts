/** A kind of object, as data for the code that handles every kind. */
export interface ResourceKind {
  /** The noun in messages: `trained model`. */
  noun: string;
  /** The class in the program. */
  className: string;
  /** The operation that creates an object; the limits of its input apply to the program's inputs. */
  createOperation: string;
  inputs: InputTable;
  /**
   * Rules that AWS states only in prose and that involve several inputs.
   *
   * @returns a sentence for each broken one
   */
  rules(given: Readonly<Record<string, unknown>>): string[];
}

/** The inputs of a kind, in the order of the API's documentation. */
export type InputTable = Readonly<Record<string, InputTraits>>;

/** How an input is compared and how the service handles it. */
export interface InputTraits {
  /** The program chooses its keys, which may be as confidential as the values. */
  isMap?: boolean;
  /** The member that identifies an entry of a list whose order does not matter. */
  setBy?: string;
  /** The service may fill it in, or members of it, if the program omits them. */
  isFilledIn?: boolean;
  /** Members that Get does not return. */
  notReturned?: readonly string[];
  /** A refresh keeps the state's value, because others may change it at any time, and such changes do not show. */
  isKept?: boolean;
}
