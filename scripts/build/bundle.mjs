// Loading a package from a few bundles takes half the time of loading it from one file per source: 4 ms instead of 9 for
// the provider's process, 0.9 instead of 2.3 for a program.
import { createRequire, isBuiltin } from "node:module";
import { dirname, join, relative } from "node:path";
import { root } from "../system/paths.mjs";
import { exportedSources, packages, readManifest } from "./packages.mjs";

/** @typedef {import("esbuild").Metafile["inputs"]} Sources */

/**
 * Writes the JavaScript of all packages: a bundle for each source that is exported or run, and for each that several of
 * these load. No source is in two bundles, because errors are distinguished by class and a process has one session.
 *
 * @throws {Error} with esbuild's messages, or naming a loaded package that is no dependency
 */
export async function bundle() {
  // Not at the top: this module is loaded before the dependencies are installed.
  /** @type {typeof import("esbuild")} */
  const esbuild = createRequire(import.meta.url)("esbuild");
  for (const { folder, commands } of packages) {
    const entries = [...exportedSources(folder), ...commands].map((name) => join(folder, `${name}.ts`));
    const { metafile } = await esbuild.build({ ...optionsOf(folder, entries), write: false, metafile: true });
    checkPackages(metafile.inputs, folder);
    const bundles = addShared(entries, metafile.inputs);
    for (const each of bundles)
      await esbuild.build({ ...optionsOf(folder, [each]), plugins: [leaveOut(each, bundles)] });
  }
}

/** @param {string} folder @param {string[]} entryPoints @returns {import("esbuild").BuildOptions} */
function optionsOf(folder, entryPoints) {
  return {
    absWorkingDir: root,
    entryPoints,
    outbase: folder,
    outdir: join(folder, "dist"),
    bundle: true,
    packages: "external",
    // tsconfig.json has paths only for the type checker. Strict, because the sources are ES modules.
    tsconfigRaw: { compilerOptions: { alwaysStrict: true } },
    // AWS's API data stays in its own file: reading JSON is faster than reading a program, and only a call needs it.
    loader: { ".json": "copy" },
    assetNames: "[dir]/[name]",
    platform: "node",
    format: "cjs",
    target: readManifest(".").engines.node.replace(">=", "node"),
    sourcemap: true,
    legalComments: "none",
    logLevel: "silent",
  };
}

/** @param {string[]} entries @param {Sources} sources @returns {string[]} the entries, and the sources that several of them contain */
function addShared(entries, sources) {
  const bundles = [...entries];
  for (;;) {
    /** @type {Set<string>} */
    const held = new Set();
    const shared = bundles
      .flatMap((each) => heldBy(each, bundles, sources))
      .find((source) => held.has(source) || !held.add(source));
    if (shared === undefined) return bundles;
    bundles.push(shared);
  }
}

/** @param {string} bundle @param {string[]} bundles @param {Sources} sources @returns {string[]} what is in a bundle */
function heldBy(bundle, bundles, sources) {
  const held = new Set([bundle]);
  for (const source of held) {
    for (const { path, external } of sources[source]?.imports ?? []) {
      if (!external && !path.endsWith(".json") && !bundles.includes(path)) held.add(path);
    }
  }
  return [...held];
}

/** Excludes sources with their own bundle, which Node finds relative to this one. @param {string} bundle @param {string[]} bundles */
function leaveOut(bundle, bundles) {
  const others = bundles.map((each) => join(root, each).replace(/\.[jt]s$/, ""));
  return /** @type {import("esbuild").Plugin} */ ({
    name: "leave out other bundles",
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
        const other = join(resolveDir, path);
        if (kind === "entry-point" || !others.includes(other)) return undefined;
        return { path: `./${relative(dirname(join(root, bundle)), other)}`, external: true };
      }),
  });
}

/** Everything outside the bundles must be a dependency of the package. @param {Sources} sources @param {string} folder */
function checkPackages(sources, folder) {
  const { dependencies = {}, peerDependencies = {} } = readManifest(folder);
  const known = Object.keys({ ...dependencies, ...peerDependencies });
  for (const [source, { imports }] of Object.entries(sources)) {
    for (const { path, external } of imports) {
      if (!external || isBuiltin(path)) continue;
      const [name = path] = /^(@[^/]+\/)?[^/]+/.exec(path) ?? [];
      if (!known.includes(name))
        throw new Error(`Cannot bundle the package: ${source} loads ${name}, which is not a dependency of the package`);
    }
  }
}
