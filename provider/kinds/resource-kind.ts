/** A kind of object, as data: what the code over all kinds has to know of it. */
export interface ResourceKind {
  /** What messages call an object: `trained model`. */
  noun: string;
  /** The class of the program. */
  className: string;
  /** The operation that creates an object; AWS's limits of its input are those of the program's. */
  createOperation: string;
  inputs: InputTable;
  /**
   * Rules that AWS states only in prose, and that no single input breaks.
   *
   * @returns a sentence for each broken one
   */
  rules(given: Readonly<Record<string, unknown>>): string[];
}

/** The inputs of a kind, in the order of the API's documentation. */
export type InputTable = Readonly<Record<string, InputTraits>>;

/** What an input is beyond its limits: how it compares, and what the service makes of it. */
export interface InputTraits {
  /** Its keys are the program's own, and may be as private as values. */
  isMap?: boolean;
  /** A list whose order means nothing; the member that tells its entries apart. */
  setBy?: string;
  /** The service may fill it in, or members of it, where the program leaves them out. */
  isFilledIn?: boolean;
  /** Members that Get does not return. */
  notReturned?: readonly string[];
  /** A read keeps the state's: anybody may change it at any time, and such a change does not show. */
  isKept?: boolean;
}
