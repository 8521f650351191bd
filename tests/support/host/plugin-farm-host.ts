import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { CallOptions } from "../../../provider/words/call";
import { isolatedEnvironment } from "../isolated-environment";
import { root } from "../paths";
import { startEngineService } from "./engine-service";
import type { Host, HostOptions } from "./host";
import { connectToHost, type HostConnection } from "./host-call";
import { callsOver, configure, handshake } from "./plugin-host";

type Props = Record<string, unknown>;

/** A host whose calls go to one provider for each profile, as a program with explicit providers has them. */
export async function startPluginFarm(options: HostOptions = {}): Promise<Host> {
  const engine = await startEngineService();
  const child = spawn(process.execPath, ["--require", "tsx/cjs", join(root, "tests/support/host/plugin-farm.ts")], {
    cwd: root,
    env: { ...isolatedEnvironment(options.emulator), ...options.env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let output = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (output += text));
  const exit = new Promise<Awaited<Host["exit"]>>((resolve) => {
    child.on("exit", (code, signal) => resolve({ code, signal }));
  });
  const waiting = new Map<string, (port: number) => void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    const [name = "", port] = line.split(" ");
    waiting.get(name)?.(Number(port));
  });
  const connections = new Map<string, Promise<HostConnection>>();
  const open = async (profile: string): Promise<HostConnection> => {
    const port = new Promise<number>((resolve) => waiting.set(profile, resolve));
    child.stdin.write(`${profile}\n`);
    const connection = connectToHost(await port);
    await handshake(connection, engine.address);
    await configure(connection, { ...options.config, "cleanroomsml:profile": profile });
    return connection;
  };
  const of = async ({ __options }: Props) => {
    const { profile = "" } = __options as CallOptions;
    const connection = connections.get(profile) ?? open(profile);
    connections.set(profile, connection);
    return callsOver(await connection);
  };
  return {
    pid: child.pid ?? 0,
    exit,
    engineLogs: () => [...engine.lines],
    output: () => output,
    check: async (kind, request) => (await of(request.news)).check(kind, request),
    diff: async (kind, request) => (await of(request.news)).diff(kind, request),
    async create(kind, inputs, facts) {
      const { create, read } = await of(inputs);
      const { __options } = inputs;
      const { import: id } = __options as CallOptions;
      if (id === undefined) return create(kind, inputs, facts);
      // As `pulumi import` does.
      const { props } = await read(kind, { id, props: { __options } });
      return { id, outs: props };
    },
    read: async (kind, resource) => (await of(resource.props)).read(kind, resource),
    update: async (kind, request) => (await of(request.news)).update(kind, request),
    delete: async (kind, resource, facts) => (await of(resource.props)).delete(kind, resource, facts),
    async cancel() {
      for (const connection of connections.values()) await callsOver(await connection).cancel();
    },
    endStdin: () => child.stdin.end(),
    kill: (signal = "SIGKILL") => void child.kill(signal),
    async close() {
      child.kill("SIGKILL");
      await exit;
      for (const connection of connections.values()) (await connection).close();
      engine.close();
    },
  };
}
