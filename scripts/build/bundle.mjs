// The JavaScript of the two packages: few files, minified, each with all that it needs of its own folder and a source map
// beside it. Knows the files and esbuild.
import { existsSync, readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import { root } from "../system/paths.mjs";

/**
 * The folder of each package, and what becomes a file of its own: what is imported or run, and what several of these load,
 * or one only when it needs it. Nothing is in two files: errors are told apart by class, and a process has one session.
 */
export const packages = [
  {
    folder: ".",
    files: [
      ...["trained-model", "lifecycle", "emulator", "input-validator", "arns", "describe", "nearest-name"].map(
        (name) => `provider/${name}`,
      ),
      "sdk/client",
    ],
  },
  { folder: "emulator", files: ["server", "cli", "setting-rules"] },
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
    // The paths of tsconfig.json are for the type checker. Strict, as the sources are for being ES modules.
    tsconfigRaw: { compilerOptions: { alwaysStrict: true } },
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
  checkImports(metafile, folder);
}

/** Another file stays one of its own, which Node finds beside the importer as it is beside its source. */
function leaveOut(/** @type {string[]} */ files) {
  return /** @type {import("esbuild").Plugin} */ ({
    name: "other files stay out",
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) =>
        kind !== "entry-point" && files.includes(join(resolveDir, path)) ? { path, external: true } : undefined,
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
      // A relative path to another file holds for both only then.
      if (dirname(source) !== dirname(entryPoint))
        throw new Error(`Cannot bundle the package: ${output} would hold ${source}, of another folder`);
      if (bytesInOutput > 0) places.set(source, output);
    }
  }
}

/** What is not in the bundle must come with the package. @param {import("esbuild").Metafile} metafile @param {string} folder */
function checkImports({ outputs }, folder) {
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
