// The JavaScript of the two packages: one file for each entry, with all that it needs of its own folder, minified, and a
// source map beside it. Knows the entries and esbuild.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root } from "./paths.mjs";

/**
 * The folder of each package, the sources that programs import, and those that its files or Pulumi's host load. Nothing is
 * in two files: errors are told apart by their class, and a process has one session.
 */
export const packages = [
  {
    folder: ".",
    entries: ["provider/trained-model", "provider/emulator", "sdk/client"],
    inner: ["lifecycle", "input-validator", "describe", "nearest-name", "arns"].map((name) => `provider/${name}`),
  },
  { folder: "emulator", entries: ["server"], inner: ["cli", "setting-rules"] },
];

/**
 * Writes all of them.
 *
 * @throws {Error} with esbuild's messages, or naming a source that would be in two files
 */
export async function bundle() {
  for (const { folder, entries, inner } of packages) await bundlePackage(folder, [...entries, ...inner]);
}

/** @param {string} folder @param {string[]} files */
async function bundlePackage(folder, files) {
  // Not at the top: this module is loaded before there are dependencies.
  /** @type {typeof import("esbuild")} */
  const esbuild = createRequire(import.meta.url)("esbuild");
  const base = join(root, folder);
  const paths = files.map((file) => join(base, file));
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: paths.map((path) => (existsSync(`${path}.ts`) ? `${path}.ts` : `${path}.js`)),
    outbase: base,
    outdir: join(base, "dist"),
    bundle: true,
    packages: "external",
    // The paths of tsconfig.json are for the type checker.
    tsconfigRaw: {},
    platform: "node",
    format: "cjs",
    target: `node${nodeVersion()}`,
    minify: true,
    // Node shows the line of an error that nobody catches.
    lineLimit: 120,
    sourcemap: true,
    legalComments: "none",
    metafile: true,
    logLevel: "silent",
    plugins: [leaveOut(paths)],
  });
  checkSources(metafile);
}

/** Another entry stays a file of its own, which Node finds beside the importer as it is beside its source. */
function leaveOut(/** @type {string[]} */ entries) {
  return /** @type {import("esbuild").Plugin} */ ({
    name: "other entries stay files",
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) =>
        kind !== "entry-point" && entries.includes(join(resolveDir, path)) ? { path, external: true } : undefined,
      ),
  });
}

/** @param {import("esbuild").Metafile} metafile */
function checkSources({ outputs }) {
  /** @type {Map<string, string>} */
  const places = new Map();
  for (const [output, { inputs, entryPoint = output }] of Object.entries(outputs)) {
    for (const [source, { bytesInOutput }] of Object.entries(inputs)) {
      const place = places.get(source);
      if (place !== undefined && bytesInOutput > 0)
        throw new Error(`Cannot bundle the package: ${source} would be in both ${place} and ${output}`);
      // A relative path to another entry holds for both only then.
      if (dirname(source) !== dirname(entryPoint))
        throw new Error(`Cannot bundle the package: ${output} would hold ${source}, of another folder`);
      if (bytesInOutput > 0) places.set(source, output);
    }
  }
}

/** The oldest that the package runs on. */
function nodeVersion() {
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return engines.node.replace(">=", "");
}
