import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../../scripts/pulumi/language-hosts.mjs" with { "resolution-mode": "import" };
import { openStack, type Stack, type StackOptions } from "../cli/stack";
import { root, workFolder } from "../paths";
import type { LanguageTools } from "./language-tools";

export interface LanguageStackOptions extends Pick<StackOptions, "emulator" | "timeoutMs"> {
  readonly tools: LanguageTools;
  /** Text of the program; in YAML, what Pulumi.yaml has from `config` or `resources` on. */
  readonly program: string;
  /** Settings of the stack, with their namespace; `cleanroomsml:endpoint` is the emulator. */
  readonly config?: Readonly<Record<string, string>>;
  /** The plugin's folder, or the port of a plugin that runs; otherwise the one that is installed or on PATH. */
  readonly plugin?: { readonly folder: string } | { readonly port: number };
  /** The folder that `npm run sdks` writes, if the program imports the SDK of its language. */
  readonly sdks?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A stack of a project in any language. */
export interface LanguageStack extends Stack {
  setProgram(program: string): void;
}

/** How a project of a language differs from others. */
interface LanguageProject {
  /** File of the program; in YAML it is a part of Pulumi.yaml. */
  readonly main?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Makes the project's dependencies available. */
  readonly prepare?: (project: { folder: string; tools: LanguageTools; sdks: string | undefined }) => Promise<void>;
}

const projects: Record<Exclude<Language, "nodejs">, LanguageProject> = {
  yaml: {},
  // Settings of `runtime`, such as a virtual environment, are unknown to the host that Go modules have: PATH decides.
  python: {
    main: "__main__.py",
    env: { PYTHONPATH: "site-packages", PYTHONDONTWRITEBYTECODE: "1" },
    prepare: async ({ folder, tools: { folder: bin = "" }, sdks }) => {
      if (sdks === undefined) return;
      const pip = [join(bin, "python"), "-m", "pip", "install", "--quiet", "--no-deps"];
      const to = ["--no-build-isolation", "--target", join(folder, "site-packages")];
      // Building writes into the sources.
      cpSync(join(sdks, "python"), join(folder, "sdk"), { recursive: true });
      await succeed([...pip, "--disable-pip-version-check", ...to, join(folder, "sdk")], folder);
    },
  },
  go: {
    main: "main.go",
    // As the CLI is built, so that most packages are in Go's cache.
    env: { CGO_ENABLED: "0", GOFLAGS: "-mod=mod -buildvcs=false -trimpath '-gcflags=all=-dwarf=false -l'" },
    prepare: async ({ folder, tools: { folder: bin = "" }, sdks }) => {
      // The CLI's own modules contain nearly all of a program's.
      const modules = join(root, "scripts/pulumi/modules/pulumi");
      for (const file of ["go.mod", "go.sum"]) cpSync(join(modules, file), join(folder, file));
      const go = join(bin, "go");
      await succeed([go, "mod", "edit", "-module=tried"], folder);
      if (sdks === undefined) return;
      const sdk = join(sdks, "go");
      const [, name = ""] = /^module (\S+)$/m.exec(readFileSync(join(sdk, "go.mod"), "utf8")) ?? [];
      await succeed([go, "mod", "edit", `-require=${name}@v0.0.0`, `-replace=${name}=${sdk}`], folder);
    },
  },
};

/** Reads the program of a project in a folder. */
export function readProgram(folder: string, language: Language): string {
  const { main } = projects[language as keyof typeof projects];
  return main === undefined
    ? programOfYaml(readFileSync(join(folder, "Pulumi.yaml"), "utf8"))
    : readFileSync(join(folder, main), "utf8");
}

/** The part of a Pulumi.yaml that is a program. */
export function programOfYaml(text: string): string {
  return text.replaceAll(/^(name|description|runtime): .*\n/gm, "");
}

let count = 0;

/**
 * Creates a project for a program, and its stack.
 *
 * @throws {Error} if the CLI is not set up
 */
export async function createLanguageStack(options: LanguageStackOptions): Promise<LanguageStack> {
  const { tools, program, config, plugin, sdks, emulator, env, ...others } = options;
  const { main, prepare, ...project } = projects[tools.language as keyof typeof projects];
  count += 1;
  const folder = join(workFolder, "languages", `${process.pid}-${count}`);
  mkdirSync(folder, { recursive: true });
  const isInFolder = plugin !== undefined && "folder" in plugin;
  // JSON is YAML, too.
  const head = {
    name: "tried",
    runtime: tools.language,
    ...(isInFolder && { plugins: { providers: [{ name: "cleanroomsml", path: plugin.folder }] } }),
  };
  const projectText = Object.entries(head).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  const setProgram = (text: string) => {
    writeFileSync(join(folder, "Pulumi.yaml"), [...projectText, main === undefined ? text : ""].join(""));
    if (main !== undefined) writeFileSync(join(folder, main), text);
  };
  setProgram(program);
  const settings = { ...(emulator && { "cleanroomsml:endpoint": emulator.url }), ...config };
  writeFileSync(join(folder, "Pulumi.dev.yaml"), JSON.stringify({ config: settings }));
  await prepare?.({ folder, tools, sdks });
  const stack = await openStack({
    folder,
    ...(tools.folder !== undefined && { folders: [tools.folder] }),
    ...(emulator && { emulator }),
    env: {
      ...project.env,
      // The provider's settings have the endpoint, and the variable must not hide that.
      AWS_ENDPOINT_URL_CLEANROOMSML: undefined,
      ...(plugin !== undefined && "port" in plugin && { PULUMI_DEBUG_PROVIDERS: `cleanroomsml:${plugin.port}` }),
      ...env,
    },
    ...others,
  });
  return { ...stack, setProgram };
}

async function succeed(commandLine: readonly string[], cwd: string): Promise<void> {
  const { run } = await import("../../../scripts/system/processes.mjs");
  const { exitCode, output } = await run(commandLine, { cwd });
  if (exitCode !== 0) throw new Error(`${commandLine.join(" ")} ended with ${exitCode}:\n${output}`);
}
