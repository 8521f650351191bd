import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";

export interface StoreFile {
  /** The content of the file; undefined where there is no file yet. */
  readonly read: () => string | undefined;
  /** Resolves when the content at the time of the call, or later, is in the file. */
  readonly save: () => Promise<void>;
}

/**
 * Opens a file that is always whole: each write goes to a temporary file, which is then renamed. Saves that are requested
 * while a write is under way share the next one.
 *
 * @param text  the content; called when a write begins
 * @throws {Error} where its folder cannot be made
 */
export function openStoreFile(path: string, text: () => string): StoreFile {
  const file = resolve(path);
  mkdirSync(dirname(file), { recursive: true });
  const write = async (): Promise<void> => {
    await writeFile(`${file}.tmp`, text());
    await rename(`${file}.tmp`, file);
  };
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  const begin = (): Promise<void> => {
    running = waiting ?? Promise.resolve();
    waiting = undefined;
    return write();
  };
  return {
    read: () => (existsSync(file) ? readFileSync(file, "utf8") : undefined),
    save: () => {
      waiting ??= running.then(begin, begin);
      return waiting;
    },
  };
}
