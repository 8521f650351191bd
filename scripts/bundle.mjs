// The JavaScript of the two packages: few files, each with all that it needs of its own folder and a source map
// beside it. Knows the files and esbuild.
import { existsSync, readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { dirname, join, relative } from "node:path";
import { root } from "./paths.mjs";

/**
 * The folder of each package, and what becomes a file of its own: what is imported or run, and what several of these load,
 * or one only when it needs it. Nothing is in two files: errors are told apart by class, and a process has one session.
 */
export const packages = [
  {
    folder: ".",
    files: [
      ...[
        "trained-model",
        "lifecycle",
        "emulator",
        "input-validator",
        "input-maps",
        "arns",
        "describe",
        "nearest-name",
      ].map((name) => `provider/${name}`),
      "sdk/client",
    ],
  },
  { folder: "emulator", files: ["server", "cli"] },
];

/**
 * Writes all of them.
 *
 * @throws {Error} with esbuild's messages, or naming a source that would be in two files or a package that is no dependency
 */
export async function bundle() {
  for (const each of packages) await bundlePackage(each);
}

/** @param {{ folder: string, files: string[] }} wanted */
async function bundlePackage({ folder, files }) {
  const base = join(root, folder);
  const paths = files.map((file) => join(base, file));
  const outputs = Object.assign({}, ...(await Promise.all(paths.map((path) => bundleFile(path, { base, paths })))));
  checkSources(outputs);
  checkImports(outputs, folder);
}

/**
 * @param {string} path  of the source, without its extension
 * @param {{ base: string, paths: string[] }} of  the package: its folder, and all sources that become files
 * @returns {Promise<Outputs>}
 */
async function bundleFile(path, { base, paths }) {
  // Not at the top: this module is loaded before there are dependencies.
  /** @type {typeof import("esbuild")} */
  const esbuild = createRequire(import.meta.url)("esbuild");
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [existsSync(`${path}.ts`) ? `${path}.ts` : `${path}.js`],
    outbase: base,
    outdir: join(base, "dist"),
    bundle: true,
    packages: "external",
    // The paths of tsconfig.json are for the type checker. Strict, as the sources are for being ES modules.
    tsconfigRaw: { compilerOptions: { alwaysStrict: true } },
    platform: "node",
    format: "cjs",
    target: `node${nodeVersion()}`,
    // What AWS's API is stays a file of its own: reading JSON takes less than reading a program, and only a call needs it.
    loader: { ".json": "copy" },
    assetNames: "[dir]/[name]",
    sourcemap: true,
    legalComments: "none",
    metafile: true,
    logLevel: "silent",
    plugins: [leaveOut(paths, dirname(path))],
  });
  return metafile.outputs;
}

/**
 * Another file stays a file of its own, which the bundle loads from its place beside the bundle's.
 *
 * @param {string[]} paths
 * @param {string} folder  of the bundle's source
 */
function leaveOut(paths, folder) {
  return /** @type {import("esbuild").Plugin} */ ({
    name: "other files stay out",
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
        const target = join(resolveDir, path);
        if (kind === "entry-point" || !paths.includes(target)) return undefined;
        return { path: relative(folder, target).replace(/^(?!\.)/, "./"), external: true };
      }),
  });
}

/** @typedef {import("esbuild").Metafile["outputs"]} Outputs */

/** @param {Outputs} outputs */
function checkSources(outputs) {
  /** @type {Map<string, string>} */
  const places = new Map();
  for (const [output, { inputs, entryPoint }] of Object.entries(outputs)) {
    if (entryPoint === undefined) continue;
    for (const [source, { bytesInOutput }] of Object.entries(inputs)) {
      const place = places.get(source);
      if (place !== undefined && bytesInOutput > 0)
        throw new Error(`Cannot bundle the package: ${source} would be in both ${place} and ${output}`);
      if (bytesInOutput > 0) places.set(source, output);
    }
  }
}

/** What is not in the bundle must come with the package. @param {Outputs} outputs @param {string} folder */
function checkImports(outputs, folder) {
  const { dependencies = {}, peerDependencies = {} } = JSON.parse(
    readFileSync(join(root, folder, "package.json"), "utf8"),
  );
  const known = Object.keys({ ...dependencies, ...peerDependencies });
  for (const [output, { imports }] of Object.entries(outputs)) {
    for (const { path, external } of imports) {
      if (!external || path.startsWith(".") || isBuiltin(path)) continue;
      const [name = path] = /^(@[^/]+\/)?[^/]+/.exec(path) ?? [];
      if (!known.includes(name))
        throw new Error(`Cannot bundle the package: ${output} loads ${name}, which is no dependency of the package`);
    }
  }
}

/** The oldest that the package runs on. */
function nodeVersion() {
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return engines.node.replace(">=", "");
}
