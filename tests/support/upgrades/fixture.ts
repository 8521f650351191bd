import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../paths";

/** Number of resources by operation, as the CLI reports it. */
export type Changes = Readonly<Record<string, number>>;

export interface Found {
  readonly preview: Changes;
  readonly refresh: Changes;
}

/**
 * The files of a release for one scene: its state, the program, the models, and the changes that it found afterwards.
 */
export interface Fixture {
  readonly release: string;
  readonly scene: string;
  /** Text of the program, in TypeScript. */
  readonly program: string;
  /** Path of the output of `pulumi stack export`. */
  readonly stackFile: string;
  /** Path of the emulator's store. */
  readonly modelsFile: string;
  readonly found: Found;
}

const folder = join(root, "tests/upgrades");

export const programsFolder = join(folder, "programs");

/** Names of the scenes of the current release. */
export const scenes = readdirSync(programsFolder).map((file) => file.replace(/\.ts$/, ""));

export const fileNames = {
  program: "program.ts",
  stack: "stack.json",
  models: "models.json",
  found: "found.json",
} as const;

export function releaseFolder(release: string): string {
  return join(folder, release);
}

/** All releases with fixtures, the oldest first. */
export function releases(): string[] {
  return readdirSync(folder).filter((name) => /^\d+\.\d+\.\d+/.test(name));
}

/** The fixtures of one release. */
export function readFixtures(release: string): Fixture[] {
  return readdirSync(releaseFolder(release)).map((scene) => {
    const file = (name: string) => join(releaseFolder(release), scene, name);
    return {
      release,
      scene,
      program: readFileSync(file(fileNames.program), "utf8"),
      stackFile: file(fileNames.stack),
      modelsFile: file(fileNames.models),
      found: JSON.parse(readFileSync(file(fileNames.found), "utf8")),
    };
  });
}
