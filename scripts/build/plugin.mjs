import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { packageSchema } from "../service/package-schema.mjs";
import { root } from "../system/paths.mjs";
import { noticeOf } from "./notice.mjs";
import { readManifest } from "./packages.mjs";
import { loadSource } from "./sources.mjs";
import { tarOf } from "./tar.mjs";

export const pluginFolder = "plugin/dist";
/** For the tests of sources; the bundle includes it. */
export const schemaFile = "plugin/built/schema.js";
const pluginName = "pulumi-resource-cleanroomsml";

/**
 * A program for sh and for Node: sh runs the first lines, and Node, for which each is a comment behind a string, the rest.
 * So the message about a missing Node is ours, and Node 22 and later keeps the compiled code in the plugin's own folder,
 * which saves a third of the time to start. An older Node ignores that setting, and a folder that is read-only disables it.
 */
const head = `#!/bin/sh
':' //; command -v node >/dev/null 2>&1 || { echo "Cannot start ${pluginName}: there is no node on PATH; install Node.js NODE_VERSION or later" >&2; exit 1; }
':' //; export NODE_COMPILE_CACHE="\${NODE_COMPILE_CACHE:-\${0%/*}/compile-cache}"; exec node "$0" "$@"
`;

/** Writes the plugin: the schema, the program as one file, and the archive that the Pulumi CLI installs. */
export async function buildPlugin() {
  const { version, engines } = readManifest(".");
  const schema = await makeSchema();
  mkdirSync(join(root, dirname(schemaFile)), { recursive: true });
  writeFileSync(
    join(root, schemaFile),
    `// @ts-nocheck Written by scripts/build/plugin.mjs.\nexports.schema = ${JSON.stringify(JSON.stringify(schema))};\n`,
  );
  const { outputFiles, metafile } = await loadEsbuild().build({
    absWorkingDir: root,
    entryPoints: ["plugin/main.ts"],
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "cjs",
    target: engines.node.replace(">=", "node"),
    tsconfigRaw: { compilerOptions: { alwaysStrict: true } },
    legalComments: "none",
    // Several packages have ES modules, too, of which the bundle needs only some functions.
    mainFields: ["module", "main"],
    alias: {
      // Only gRPC's Channelz service uses it, which nothing starts.
      "@grpc/proto-loader": join(root, "scripts/build/unused.cjs"),
      undici: join(root, "scripts/build/undici.cjs"),
    },
    logLevel: "silent",
  });
  const shebang = head.replace("NODE_VERSION", engines.node.replace(">=", ""));
  // Windows starts this file instead.
  const forWindows = Buffer.from(`@node "%~dp0${pluginName}" %*\r\n`);
  const program = Buffer.from(shebang + outputFiles[0]?.text);
  const archive = gzipSync(
    tarOf([
      { name: pluginName, content: program, mode: 0o755 },
      { name: `${pluginName}.cmd`, content: forWindows, mode: 0o755 },
      { name: "LICENSE", content: readFileSync(join(root, "LICENSE")), mode: 0o644 },
      { name: "NOTICE", content: Buffer.from(noticeOf(Object.keys(metafile.inputs))), mode: 0o644 },
    ]),
    { level: 9 },
  );
  const folder = join(root, pluginFolder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, pluginName), program);
  chmodSync(join(folder, pluginName), 0o755);
  writeFileSync(join(folder, `${pluginName}.cmd`), forWindows);
  writeFileSync(join(folder, "schema.json"), `${JSON.stringify(schema, null, 1)}\n`);
  writeFileSync(join(folder, `${pluginName}-v${version}.tar.gz`), archive);
}

/** The schema of the package, from the present sources. @returns {Promise<Record<string, unknown>>} */
export async function makeSchema() {
  const { KINDS } = loadSource("provider/kinds/kinds.ts");
  const { customType, functionToken, waitOf } = loadSource("plugin/resource-types.ts");
  const { identityOf, waitOption } = loadSource("plugin/construct.ts");
  const { FUNCTIONS } = loadSource("provider/functions/functions.ts");
  const { PROVIDER_PROPERTIES } = loadSource("plugin/provider-config.ts");
  return packageSchema({
    data: readJson("sdk/service.json"),
    descriptions: readJson("sdk/descriptions.json"),
    kinds: Object.values(KINDS),
    customType,
    waitOf,
    identityOf,
    functions: FUNCTIONS,
    functionToken,
    waitOption,
    providerProperties: PROVIDER_PROPERTIES,
    version: readManifest(".").version,
  });
}

/** Not at the top: this module is loaded before there are dependencies. @returns {typeof import("esbuild")} */
function loadEsbuild() {
  return createRequire(import.meta.url)("esbuild");
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(join(root, file), "utf8"));
}
