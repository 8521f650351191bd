/**
 * Which resource owns which object, as far as this process has seen: one object, one owner. Creates, imports, lost creates,
 * comparisons and deletes all ask here, so that no object changes hands unnoticed.
 */

/** A resource of the program. */
export interface Owner {
  logicalName: string;
  urn: string;
}

/** What an owner has. */
export interface Holding extends Owner {
  /** This process created the object, so no older entry of the state is about it. */
  isNew: boolean;
}

export interface Ownership {
  /** Notes that the program has a resource: what is compared next is the program's, not a refresh's. */
  declare(owner: Owner, isInState: boolean): void;
  /** Whether the state had the resource when the program first declared it. */
  isInState(owner: Owner): boolean;
  /** Whether a comparison follows a declaration. A refresh compares every entry of the state without one. */
  takeDeclaration(owner: Owner): boolean;
  /**
   * Makes a resource the owner of an object, unless another one is.
   *
   * @returns the other owner, where there is one
   */
  claim(id: string, owner: Owner, isNew: boolean): Owner | undefined;
  /** Gives an object up, where the resource owns it. */
  release(id: string, owner: Owner): void;
  /** The owner of an object; undefined where none is known. */
  findOwner(id: string): Holding | undefined;
}

export function createOwnership(): Ownership {
  const holdings = new Map<string, Holding>();
  const declared = new Set<string>();
  const inState = new Set<string>();
  return {
    declare(owner, isInState) {
      // Before a replacement the engine checks the resource once more, as a new one, and then does not compare it.
      if (!isInState) return;
      declared.add(keyOf(owner));
      inState.add(keyOf(owner));
    },
    isInState: (owner) => inState.has(keyOf(owner)),
    takeDeclaration: (owner) => declared.delete(keyOf(owner)),
    claim(id, { logicalName, urn }, isNew) {
      const owner = holdings.get(id);
      if (owner && keyOf(owner) !== keyOf({ logicalName, urn })) return owner;
      holdings.set(id, { logicalName, urn, isNew });
      return undefined;
    },
    release(id, owner) {
      const holding = holdings.get(id);
      if (holding && keyOf(holding) === keyOf(owner)) holdings.delete(id);
    },
    findOwner: (id) => holdings.get(id),
  };
}

function keyOf({ urn, logicalName }: Owner): string {
  return urn || logicalName;
}
