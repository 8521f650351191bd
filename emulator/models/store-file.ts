// Writes one file so that it is always whole: to a temporary file, then renamed over the old one. Writes that are asked for while one
// is under way are done together by the next. It does not know what the text means.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";

export interface StoreFile {
  /** The file's text, undefined where there is no file yet. */
  readonly read: () => string | undefined;
  /** Resolves when everything that `text` told at the time of the call, or later, is in the file. */
  readonly save: () => Promise<void>;
}

/**
 * Opens a file for whole writes.
 *
 * @param text asked when a write begins, once for all who wait for it
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
