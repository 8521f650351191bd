/**
 * A Python virtual environment with AWS's own client and moto, as an oracle for tests. It knows how to make one, once per
 * machine and list of packages; it does not know what the tests do with it.
 */
import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { workFolder } from "../paths";

const run = promisify(execFile);
const requirements = path.join(__dirname, "requirements.txt");
/** A lock that nobody refreshed for so long belonged to a process that is gone. */
const staleLockMs = 60_000;
const oldestPython = [3, 10] as const;

/** A Python with everything of requirements.txt. */
export interface PythonEnv {
  /** Path of the interpreter. */
  python: string;
  /** Path of a program of the environment, such as `aws` or `moto_server`. */
  bin(name: string): string;
}

/**
 * Makes `.work/venv` where it is missing or outdated, and says where it is. Two processes may call it at once.
 *
 * @returns undefined where there is no Python 3.10 or later, which it says: the caller skips its tests
 * @throws where Python is there but the packages cannot be installed
 */
export async function pythonEnv(): Promise<PythonEnv | undefined> {
  const base = await findPython();
  if (base === undefined) {
    console.log("      skipped: these tests need Python 3.10 or later, and there is none on this machine");
    return undefined;
  }
  const stamp = createHash("sha256")
    .update(base.version)
    .update(await readFile(requirements))
    .digest("hex");
  const venv = path.join(workFolder, "venv");
  const environment: PythonEnv = {
    python: path.join(venv, "bin", "python"),
    bin: (name) => path.join(venv, "bin", name),
  };
  if (await isReady(venv, stamp)) return environment;
  await mkdir(workFolder, { recursive: true });
  await withLock(`${venv}.lock`, async () => {
    if (!(await isReady(venv, stamp))) await make(base.command, venv, stamp);
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
      // Not there, or without venv: the next name may do.
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

/** A virtual environment holds its own path, so it is made in place; the stamp, written last, says that it is whole. */
async function make(command: string, venv: string, stamp: string): Promise<void> {
  if (existsSync(venv)) {
    const doomed = `${venv}.${randomUUID()}`;
    await rename(venv, doomed);
    await rm(doomed, { recursive: true, force: true });
  }
  console.error("Making a Python environment with boto3, the AWS CLI and moto (a minute or two, once)");
  await run(command, ["-m", "venv", venv]);
  await run(
    path.join(venv, "bin", "python"),
    ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", requirements],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  await writeFile(path.join(venv, "stamp"), stamp);
}

async function withLock(lock: string, work: () => Promise<void>): Promise<void> {
  while (!(await tryLock(lock))) await delay(250);
  const refresh = setInterval(() => void writeFile(path.join(lock, "alive"), "").catch(() => {}), staleLockMs / 4);
  try {
    await work();
  } finally {
    clearInterval(refresh);
    await rm(lock, { recursive: true, force: true });
  }
}

async function tryLock(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    await writeFile(path.join(lock, "alive"), "");
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const { mtimeMs } = await stat(path.join(lock, "alive"))
    .catch(() => stat(lock))
    .catch(() => ({ mtimeMs: Date.now() }));
  if (Date.now() - mtimeMs > staleLockMs) await rm(lock, { recursive: true, force: true });
  return false;
}
