import type { KindName } from "./kind";
import { openStoreFile } from "./store-file";
import { baseVersion, nameOf, type StoredObject } from "./stored-object";

export interface ObjectStore {
  readonly add: (object: StoredObject) => void;
  /** Reports that an object of the store has changed, so that the next save writes it again. */
  readonly changed: (object: StoredObject) => void;
  readonly remove: (object: StoredObject) => void;
  /** All versions under one ARN or other identifier, oldest first. */
  readonly versions: (id: string) => readonly StoredObject[];
  /** All objects of a kind in one membership, oldest first. */
  readonly ofMembership: (kind: KindName, membershipIdentifier: string) => readonly StoredObject[];
  readonly named: (kind: KindName, name: string) => readonly StoredObject[];
  readonly ofKind: (kind: KindName) => readonly StoredObject[];
  readonly all: () => readonly StoredObject[];
  /** Resolves when all changes so far are in the file; at once where there is none. */
  readonly save: () => Promise<void>;
}

const format = "cleanroomsml-emulator models, version 1";

/**
 * Opens a store: empty, or with the objects of its file, which then mirrors it.
 *
 * @throws {Error} where the file is of another format
 */
export function openObjectStore(path?: string): ObjectStore {
  const objects = new Set<StoredObject>();
  const index = new Map<string, Set<StoredObject>>();
  const lines = new Map<StoredObject, string>();
  const keysOf = (object: StoredObject): string[] => [
    `id ${object.id}`,
    `kind ${object.kind}`,
    `membership ${object.kind} ${object.membershipIdentifier}`,
    `name ${object.kind} ${nameOf(object)}`,
  ];
  const add = (object: StoredObject): void => {
    objects.add(object);
    for (const key of keysOf(object)) {
      const found = index.get(key);
      if (found === undefined) index.set(key, new Set([object]));
      else found.add(object);
    }
  };
  const at = (key: string): readonly StoredObject[] => Array.from(index.get(key) ?? []);
  const lineOf = (object: StoredObject): string => {
    const known = lines.get(object) ?? JSON.stringify(storedForm(object));
    lines.set(object, known);
    return known;
  };
  const listText = (isListed: (object: StoredObject) => boolean): string =>
    `[\n${Array.from(objects).filter(isListed).map(lineOf).join(",\n")}\n]`;
  const file =
    path === undefined
      ? undefined
      : openStoreFile(path, () => {
          const [models, others] = [listText(isModel), listText((object) => !isModel(object))];
          return `{"format":${JSON.stringify(format)},"models":${models},"objects":${others}}\n`;
        });
  for (const object of readObjects(file?.read(), path)) add(object);
  return {
    add,
    changed: (object) => {
      lines.delete(object);
    },
    remove: (object) => {
      objects.delete(object);
      lines.delete(object);
      for (const key of keysOf(object)) index.get(key)?.delete(object);
    },
    versions: (id) => at(`id ${id}`),
    ofMembership: (kind, membershipIdentifier) => at(`membership ${kind} ${membershipIdentifier}`),
    named: (kind, name) => at(`name ${kind} ${name}`),
    ofKind: (kind) => at(`kind ${kind}`),
    all: () => Array.from(objects),
    save: () => file?.save() ?? Promise.resolve(),
  };
}

const isModel = ({ kind }: StoredObject): boolean => kind === "TrainedModel";

/** Models have their ARN under AWS's name, as in the files of the emulator's first version. */
function storedForm(object: StoredObject): object {
  if (!isModel(object)) return object;
  const { kind, id, base, ...rest } = object;
  const { id: trainedModelArn, ...ofBase } = base ?? { id: "" };
  return { trainedModelArn: id, ...rest, ...(base && { base: { trainedModelArn, ...ofBase } }) };
}

function storedModel(stored: Record<string, unknown>): StoredObject {
  const { trainedModelArn: id, base, ...rest } = stored;
  const { trainedModelArn, ...ofBase } = (base ?? {}) as Record<string, unknown>;
  const model = {
    kind: "TrainedModel",
    id,
    ...rest,
    ...(base !== undefined && { base: { id: trainedModelArn, ...ofBase } }),
  };
  return model as unknown as StoredObject;
}

function readObjects(text: string | undefined, path: string | undefined): StoredObject[] {
  if (text === undefined) return [];
  try {
    const { format: given, models, objects = [] } = JSON.parse(text);
    if (given === format && Array.isArray(models) && Array.isArray(objects)) {
      return [...models.map(storedModel), ...objects];
    }
  } catch (cause) {
    throw new Error(`Cannot read the emulator's store "${path}": it is no JSON`, { cause });
  }
  throw new Error(`Cannot read the emulator's store "${path}": it is not of the format "${format}"`);
}

/** The version of that identifier among those of one ARN; `NULL` is the base version. */
export function findVersion(versions: readonly StoredObject[], versionIdentifier: string): StoredObject | undefined {
  return versions.find((object) => object.versionIdentifier === versionIdentifier);
}

/** The version that Cancel and DeleteTrainedModelOutput take by default. */
export function findBaseVersion(versions: readonly StoredObject[]): StoredObject | undefined {
  return findVersion(versions, baseVersion);
}
