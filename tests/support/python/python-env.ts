import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { workFolder } from "../paths";

const run = promisify(execFile);
const oldestPython = [3, 10] as const;

/** Virtual environments by purpose: their folders in .work, and their packages. */
const environments = {
  oracles: { folder: "venv", requirements: "requirements.txt", packages: "boto3, the AWS CLI and moto" },
  programs: { folder: "venv-programs", requirements: "programs.txt", packages: "Pulumi's SDK" },
};

/** A virtual environment: AWS's clients and moto, as oracles for tests, or what Pulumi programs need. */
export interface PythonEnv {
  /** Path of the interpreter. */
  python: string;
  /** Path of a program of the environment, such as `aws` or `moto_server`. */
  bin(name: string): string;
}

/**
 * Creates a virtual environment if it is missing or outdated. Two processes may call it at the same time.
 *
 * @returns undefined without Python 3.10 or later, after a message; the caller then skips its tests
 * @throws if there is Python but the packages cannot be installed
 */
export async function pythonEnv(purpose: keyof typeof environments = "oracles"): Promise<PythonEnv | undefined> {
  const { folder, packages } = environments[purpose];
  const requirements = path.join(__dirname, environments[purpose].requirements);
  const base = await findPython();
  if (base === undefined) {
    console.log("      skipped: these tests need Python 3.10 or later");
    return undefined;
  }
  const stamp = createHash("sha256")
    .update(base.version)
    .update(await readFile(requirements))
    .digest("hex");
  const venv = path.join(workFolder, folder);
  const environment: PythonEnv = {
    python: path.join(venv, "bin", "python"),
    bin: (name) => path.join(venv, "bin", name),
  };
  if (await isReady(venv, stamp)) return environment;
  const { withLock } = await import("../../../scripts/system/lock.mjs");
  await withLock(path.join(workFolder, "python.lock"), {}, async () => {
    if (await isReady(venv, stamp)) return;
    console.error(`Creating a Python environment with ${packages} (a minute or two, once)`);
    await make(base.command, venv, requirements);
    await writeFile(path.join(venv, "stamp"), stamp);
  });
  return environment;
}

async function findPython(): Promise<{ command: string; version: string } | undefined> {
  for (const command of ["python3", "python"]) {
    try {
      const { stdout } = await run(command, ["-c", "import sys, venv, ensurepip; print(*sys.version_info[:3])"]);
      const [major = 0, minor = 0] = stdout.trim().split(" ").map(Number);
      if (major === oldestPython[0] && minor >= oldestPython[1]) return { command, version: stdout.trim() };
    } catch {
      // Missing, or without venv; try the next name.
    }
  }
  return undefined;
}

async function isReady(venv: string, stamp: string): Promise<boolean> {
  try {
    return (await readFile(path.join(venv, "stamp"), "utf8")) === stamp;
  } catch {
    return false;
  }
}

/**
 * A virtual environment contains its own path, so it is created in place; the stamp, written last, marks it as
 * complete.
 */
async function make(command: string, venv: string, requirements: string): Promise<void> {
  if (existsSync(venv)) {
    const doomed = `${venv}.${randomUUID()}`;
    await rename(venv, doomed);
    await rm(doomed, { recursive: true, force: true });
  }
  await run(command, ["-m", "venv", venv]);
  await run(
    path.join(venv, "bin", "python"),
    ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", requirements],
    { maxBuffer: 64 * 1024 * 1024 },
  );
}
