// Programs from npm packages: package managers and the binaries of Node and Bun. They are in .work/compat, with the
// caches of all package managers.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

export interface Tool {
  /** Without a leading v. */
  readonly version: string;
  /** Folder of the npm package. */
  readonly folder: string;
  /** Programs of the package and its dependencies. */
  readonly binFolder: string;
}

const installTimeoutMs = 300_000;

/**
 * Installs an npm package into its own folder.
 *
 * @param range  a version, a prefix of one, or `latest`
 * @throws {Error} with npm's output
 */
export async function getTool(name: string, range: string): Promise<Tool> {
  const { workFolder } = await import("../../../scripts/system/paths.mjs");
  const home = join(workFolder, "compat/tools", `${name.replace("/", "+")}@${range}`);
  const folder = join(home, "node_modules", name);
  const installed = () => {
    try {
      const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
      // Some versions of Node's packages have one.
      return version.replace(/^v/, "");
    } catch {
      return undefined;
    }
  };
  if (installed() !== range) {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, "package.json"), '{ "private": true }');
    await runInstall(["npm", "install", "--no-package-lock", "--prefer-online", `${name}@${range}`], home);
  }
  return { version: installed() ?? range, folder, binFolder: join(home, "node_modules/.bin") };
}

/** The binary of Node that the npm package `node` would install on this machine. */
export function getNode(range: string): Promise<Tool> {
  const platform = process.platform === "win32" ? "win" : process.platform;
  return getTool(`node-${platform}-${process.arch}`, range);
}

/** The newest version of a package in the registry. */
export async function newestVersion(name: string): Promise<string> {
  return (await runInstall(["npm", "view", "--prefer-online", name, "version"], process.cwd())).trim();
}

/**
 * Runs a package manager or a program that it needs.
 *
 * @returns its output
 * @throws {Error} with its output, if it fails or takes over five minutes
 */
export async function runInstall(commandLine: string[], cwd: string): Promise<string> {
  const { run } = await import("../../../scripts/system/processes.mjs");
  const env = await installEnvironment();
  const { exitCode, output } = await run(commandLine, { cwd, env, timeoutMs: installTimeoutMs });
  if (exitCode !== 0) throw new Error(`"${commandLine.join(" ")}" ended with ${exitCode ?? "a signal"}\n${output}`);
  return output;
}

/** The caller's environment without the variables of `npm run`. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_|^(NODE_OPTIONS|NODE_PATH|INIT_CWD)$/i.test(name));
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  return { ...Object.fromEntries(own), PATH: path.join(delimiter) };
}

/** The cache of a package manager. */
export async function cacheFolder(name: string): Promise<string> {
  const { workFolder } = await import("../../../scripts/system/paths.mjs");
  return join(workFolder, "compat/caches", name);
}

let environment: Promise<NodeJS.ProcessEnv> | undefined;

function installEnvironment(): Promise<NodeJS.ProcessEnv> {
  environment ??= makeInstallEnvironment();
  return environment;
}

async function makeInstallEnvironment(): Promise<NodeJS.ProcessEnv> {
  const { run } = await import("../../../scripts/system/processes.mjs");
  // Yarn does not read npm's settings, but must use the same registry.
  const setting = async (key: string) => (await run(["npm", "config", "get", key])).output.trim();
  const registry = await setting("registry");
  const cafile = await setting("cafile");
  return {
    ...plainEnvironment(),
    npm_config_registry: registry,
    npm_config_cache: await cacheFolder("npm"),
    // Cached packages need no request to the registry.
    npm_config_prefer_offline: "true",
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_loglevel: "error",
    npm_config_update_notifier: "false",
    pnpm_config_store_dir: await cacheFolder("pnpm"),
    pnpm_config_update_notifier: "false",
    YARN_NPM_REGISTRY_SERVER: registry,
    YARN_GLOBAL_FOLDER: await cacheFolder("yarn"),
    YARN_ENABLE_IMMUTABLE_INSTALLS: "false",
    YARN_ENABLE_TELEMETRY: "0",
    ...(cafile === "null" ? {} : { npm_config_cafile: cafile, YARN_HTTPS_CA_FILE_PATH: cafile }),
  };
}
