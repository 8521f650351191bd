import { openStoreFile } from "./store-file";
import { baseVersion, type StoredModel } from "./stored-model";

export interface ModelStore {
  readonly add: (model: StoredModel) => void;
  /** Reports that a model of the store has changed, so that the next save writes it again. */
  readonly changed: (model: StoredModel) => void;
  readonly remove: (model: StoredModel) => void;
  /** All versions under one ARN, oldest first. */
  readonly versions: (trainedModelArn: string) => readonly StoredModel[];
  /** All models of one membership, oldest first. */
  readonly ofMembership: (membershipIdentifier: string) => readonly StoredModel[];
  readonly named: (name: string) => readonly StoredModel[];
  readonly all: () => readonly StoredModel[];
  /** Resolves when all changes so far are in the file; at once where there is none. */
  readonly save: () => Promise<void>;
}

const format = "cleanroomsml-emulator models, version 1";

/**
 * Opens a store: empty, or with the models of its file, which then mirrors it.
 *
 * @throws {Error} where the file is of another format
 */
export function openModelStore(path?: string): ModelStore {
  const models = new Set<StoredModel>();
  const byArn = new Map<string, StoredModel[]>();
  const byMembership = new Map<string, StoredModel[]>();
  const byName = new Map<string, StoredModel[]>();
  const texts = new Map<StoredModel, string>();
  const indexes = (model: StoredModel): [Map<string, StoredModel[]>, string][] => [
    [byArn, model.trainedModelArn],
    [byMembership, model.membershipIdentifier],
    [byName, model.input.name],
  ];
  const add = (model: StoredModel): void => {
    models.add(model);
    for (const [index, key] of indexes(model)) {
      const found = index.get(key);
      if (found === undefined) index.set(key, [model]);
      else found.push(model);
    }
  };
  const lineOf = (model: StoredModel): string => {
    const known = texts.get(model) ?? JSON.stringify(model);
    texts.set(model, known);
    return known;
  };
  const file =
    path === undefined
      ? undefined
      : openStoreFile(path, () => {
          const lines = Array.from(models, lineOf).join(",\n");
          return `{"format":${JSON.stringify(format)},"models":[\n${lines}\n]}\n`;
        });
  for (const model of readModels(file?.read(), path)) add(model);
  return {
    add,
    changed: (model) => {
      texts.delete(model);
    },
    remove: (model) => {
      models.delete(model);
      texts.delete(model);
      for (const [index, key] of indexes(model)) {
        index.set(
          key,
          (index.get(key) ?? []).filter((other) => other !== model),
        );
      }
    },
    versions: (trainedModelArn) => byArn.get(trainedModelArn) ?? [],
    ofMembership: (membershipIdentifier) => byMembership.get(membershipIdentifier) ?? [],
    named: (name) => byName.get(name) ?? [],
    all: () => Array.from(models),
    save: () => file?.save() ?? Promise.resolve(),
  };
}

function readModels(text: string | undefined, path: string | undefined): StoredModel[] {
  if (text === undefined) return [];
  try {
    const stored = JSON.parse(text);
    if (stored.format === format && Array.isArray(stored.models)) return stored.models;
  } catch (cause) {
    throw new Error(`Cannot read the emulator's store "${path}": it is no JSON`, { cause });
  }
  throw new Error(`Cannot read the emulator's store "${path}": it is not of the format "${format}"`);
}

/** The version of that identifier among those of one ARN; `NULL` is the base version. */
export function findVersion(versions: readonly StoredModel[], versionIdentifier: string): StoredModel | undefined {
  return versions.find((model) => model.versionIdentifier === versionIdentifier);
}

/** The version that Cancel and DeleteTrainedModelOutput take by default. */
export function findBaseVersion(versions: readonly StoredModel[]): StoredModel | undefined {
  return findVersion(versions, baseVersion);
}
