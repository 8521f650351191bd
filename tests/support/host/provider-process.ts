import { type ChildProcess, spawn } from "node:child_process";
import { isolatedEnvironment } from "../isolated-environment";
import { root } from "../paths";
import { type EngineLog, startEngineService } from "./engine-service";
import { connectToHost, type HostConnection } from "./host-call";

/** How a provider's process starts. */
export interface ProcessOptions {
  /** Receives the calls, which otherwise fail. */
  readonly emulator?: { readonly url: string };
  /** Further variables; undefined removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A provider's process, beside the engine's calls. */
export interface ProviderProcess {
  readonly pid: number;
  /** Closes the standard input, like the end of the CLI. */
  endStdin(): void;
  kill(signal?: NodeJS.Signals): void;
  /** Messages so far, in the order of arrival. */
  engineLogs(): EngineLog[];
  /** The output of the process, without the port. */
  output(): string;
  readonly exit: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Ends the process, if it is running, and the engine's log service. */
  close(): Promise<void>;
}

/**
 * Starts a provider's process, which gets the address of a service that stands for the engine, and connects to it.
 *
 * @throws {Error} with its output, if it ends before it listens
 */
export async function startProvider(
  [command = "", ...args]: readonly string[],
  { emulator, env }: ProcessOptions,
): Promise<ProviderProcess & { connection: HostConnection; engineAddress: string }> {
  const engine = await startEngineService();
  const child = spawn(command, [...args, engine.address], {
    cwd: root,
    env: { ...isolatedEnvironment(emulator), ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const exit = new Promise<Awaited<ProviderProcess["exit"]>>((resolve) => {
    child.on("exit", (code, signal) => resolve({ code, signal }));
  });
  const port = await readPort(child, () => output).catch((error) => {
    engine.close();
    throw error;
  });
  const connection = connectToHost(port);
  return {
    connection,
    engineAddress: engine.address,
    pid: child.pid ?? 0,
    exit,
    engineLogs: () => [...engine.lines],
    output: () => output.replace(`${port}\n`, ""),
    endStdin: () => child.stdin.end(),
    kill: (signal = "SIGKILL") => void child.kill(signal),
    async close() {
      child.kill("SIGKILL");
      await exit;
      connection.close();
      engine.close();
    },
  };
}

/** Reads the port, which a provider writes as its first line. */
function readPort(child: ChildProcess, output: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", () => {
      const port = /^(\d+)\n/m.exec(output())?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`The host ended with ${code} before it listened: ${output()}`)));
  });
}
