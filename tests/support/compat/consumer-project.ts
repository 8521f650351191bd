import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { generateProject } from "../cli/template";
import { type Consumer, managerFiles, type PackageManager } from "./consumers";
import { type Ingredients, wrapperFiles } from "./project-files";
import { getTool, plainEnvironment, runInstall } from "./tools";

/** Versions of the package managers except npm, which is the machine's. */
const managerVersions = { pnpm: "12.4.2", "@yarnpkg/cli-dist": "4.18.1" } as const;

export interface ConsumerProject {
  readonly folder: string;
  /** Holds Pulumi.yaml. */
  readonly programFolder: string;
  readonly installMs: number;
}

let temporary: string | undefined;

/** A new folder outside the repository and any other project, which is removed when this process exits. */
export function makeFolder(name: string): string {
  temporary ??= makeTemporaryFolder();
  return mkdtempSync(join(temporary, `${name}-`));
}

function makeTemporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cleanroomsml-compat-")));
  process.once("exit", () => removeFolder(folder));
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/**
 * Packs the contents of a folder.
 *
 * @returns absolute path of the tarball
 */
export async function pack(folder: string): Promise<string> {
  const into = makeFolder("tarball");
  await runInstall(["npm", "pack", "--ignore-scripts", "--pack-destination", into], folder);
  const [tarball] = readdirSync(into).filter((file) => file.endsWith(".tgz"));
  if (tarball === undefined) throw new Error(`Cannot find the tarball that npm packed in "${into}"`);
  return join(into, tarball);
}

/** Packs the package that wraps ours. */
export async function packWrapper(tarball: string): Promise<string> {
  const folder = makeFolder("wrapper");
  writeFiles(folder, wrapperFiles({ tarball }));
  return pack(folder);
}

/**
 * Writes a project and installs its packages.
 *
 * @throws {Error} with the package manager's or the compiler's output
 */
export async function createConsumerProject(consumer: Consumer, ingredients: Ingredients): Promise<ConsumerProject> {
  const manager = await getManager(consumer.manager);
  const folder = makeFolder("project");
  try {
    writeFiles(folder, { ...managerFiles[consumer.manager], ...consumer.files(ingredients) });
    const startedMs = performance.now();
    if (consumer.isFromTemplate) await generateProject(folder, ["--force", "--name", "compat"], plainEnvironment());
    // The package.json of the others contains both.
    const named = consumer.isFromTemplate ? [ingredients.tarball, `@pulumi/pulumi@${ingredients.pulumi}`] : [];
    await runInstall([manager, "install", ...named], folder);
    const programFolder = join(folder, consumer.programFolder ?? "");
    if (consumer.build !== undefined) await runInstall([process.execPath, ...consumer.build], programFolder);
    return { folder, programFolder, installMs: performance.now() - startedMs };
  } catch (error) {
    removeFolder(folder);
    throw error;
  }
}

/** Path of a package manager, or its name on PATH. */
export async function getManager(manager: PackageManager): Promise<string> {
  if (manager === "npm") return manager;
  const name = manager === "pnpm" ? "pnpm" : "@yarnpkg/cli-dist";
  const { binFolder } = await getTool(name, managerVersions[name]);
  return join(binFolder, manager);
}
