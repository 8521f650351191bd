/**
 * Tracks which resource owns which object in this process. An object has one owner: creates, imports, lost creates,
 * diffs and deletes all check it here.
 */

/** A resource of the program. */
export interface Owner {
  logicalName: string;
  urn: string;
}

/** The owner of an object. */
export interface Holding extends Owner {
  /** This process created the object, so no older entry of the state refers to it. */
  isNew: boolean;
}

export interface Ownership {
  /** Records that the program has a resource, so that its next diff belongs to an update and not to a refresh. */
  declare(owner: Owner, isInState: boolean): void;
  /** Whether the resource was in the state when the program first declared it. */
  isInState(owner: Owner): boolean;
  /** Whether a diff follows a declaration. A refresh diffs every entry of the state without one. */
  takeDeclaration(owner: Owner): boolean;
  /**
   * Makes a resource the owner of an object, unless the object has another owner.
   *
   * @returns the other owner, if there is one
   */
  claim(id: string, owner: Owner, isNew: boolean): Owner | undefined;
  /** Releases an object, if the resource owns it. */
  release(id: string, owner: Owner): void;
  /** Returns the owner of an object; undefined if none is known. */
  findOwner(id: string): Holding | undefined;
}

export function createOwnership(): Ownership {
  const holdings = new Map<string, Holding>();
  const declared = new Set<string>();
  const inState = new Set<string>();
  return {
    declare(owner, isInState) {
      // Before a replacement, the engine checks the resource again as a new one, which no diff follows.
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
