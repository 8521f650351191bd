import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { startEmulator } from "../emulator/server";
import { createStack } from "../tests/support/cli/program-stack";
import { startPluginHost } from "../tests/support/host/plugin-host";
import { createLanguageStack } from "../tests/support/languages/language-stack";
import { findLanguageTools } from "../tests/support/languages/language-tools";
import { root } from "../tests/support/paths";
import { instant, timeCommand } from "./bench-stack";
import { ourProgram, yamlProgram } from "./programs";
import { plainRow, type Row, ratioRow } from "./row";
import { type Pairs, samplePairs } from "./samples";

const name = "pulumi-resource-cleanroomsml";
/** Of the start to the port; the machine of the measurement counts, so the row shows the reference beside it. */
const limitMs = 150;
const folder = join(root, "plugin/dist");
const node = process.execPath;

/** Programs that print a line as soon as they can. */
const references = {
  "bare Node": [node, "-e", "console.log(0); process.stdin.resume()"],
  "an empty gRPC server": [
    node,
    "-e",
    `const { Server, ServerCredentials } = require("@grpc/grpc-js");
new Server().bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (_, port) => console.log(port));`,
  ],
};

/** Time from the start of the plugin's process to its port, against processes that do nothing. */
export async function measurePluginStart(runs: number): Promise<Row[]> {
  const rows: Row[] = [];
  // A first command, after which Node 22 and later have the compiled code.
  const host = await startPluginHost();
  await host.cancel();
  await host.close();
  for (const [what, commandLine] of Object.entries(references)) {
    const pairs = await samplePairs(runs, {
      ours: () => firstLineMs([join(folder, name), "127.0.0.1:1"]),
      reference: () => firstLineMs(commandLine),
    });
    rows.push(plainRow({ name: `plugin, start to port, beside ${what}`, unit: "ms", limit: limitMs }, pairs));
  }
  return rows;
}

async function firstLineMs([command = "", ...args]: readonly string[]): Promise<number> {
  const startedMs = performance.now();
  const child = spawn(command, args, { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  const exit = new Promise((resolve) => child.once("exit", resolve));
  try {
    await Promise.race([
      new Promise((resolve) => child.stdout.once("data", resolve)),
      exit.then(() => failStart(command)),
    ]);
    return performance.now() - startedMs;
  } finally {
    child.kill();
    await exit;
  }
}

function failStart(command: string): never {
  throw new Error(`${command} ended before its first line`);
}

/** A preview of new models from YAML, against the same program with an idle plugin, and against Node's dynamic resources. */
export async function measurePluginPreview(models: number, runs: number): Promise<Row[]> {
  const tools = await findLanguageTools("yaml");
  if (!tools) return [];
  const idleFolder = mkdtempSync(join(tmpdir(), "idle-plugin-"));
  const emulator = await startEmulator({ behaviour: instant });
  const shape = { models, waits: true };
  const options = { emulator, timeoutMs: 120_000 + models * 500 };
  const open = (plugin: { folder: string }) =>
    createLanguageStack({ ...options, tools, plugin, program: yamlProgram(shape) });
  await buildIdlePlugin(join(idleFolder, name));
  const stacks = [
    await open({ folder }),
    await open({ folder: idleFolder }),
    await createStack({ ...options, program: ourProgram(shape) }),
  ] as const;
  const [ours, idle, dynamic] = stacks;
  // A component, its object and the wait for it; the two dynamic resources have no component.
  const time = (stack: (typeof stacks)[number]) =>
    timeCommand(stack, "preview", { create: (stack === dynamic ? 2 : 3) * models + 1 });
  try {
    // The first run of each has cold caches.
    for (const stack of stacks) await time(stack);
    const against = (stack: (typeof stacks)[number]): Promise<Pairs> =>
      samplePairs(runs, { ours: () => time(ours), reference: () => time(stack) });
    return [
      ratioRow(
        { name: "preview from YAML, against an idle plugin", models, unit: "ms", limit: 1.1 },
        await against(idle),
      ),
      ratioRow(
        { name: "preview from YAML, against Node's dynamic resources", models, unit: "ms", limit: 1 },
        await against(dynamic),
      ),
    ];
  } finally {
    for (const stack of stacks) await stack.dispose();
    await emulator.close();
    rmSync(idleFolder, { recursive: true, force: true });
  }
}

async function buildIdlePlugin(outfile: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: ["bench/idle-plugin.ts"],
    bundle: true,
    platform: "node",
    banner: { js: `#!${node}` },
    alias: { "@grpc/proto-loader": join(root, "scripts/build/unused.cjs") },
    logLevel: "error",
    outfile,
  });
  chmodSync(outfile, 0o755);
}
