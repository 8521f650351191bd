import { dirname } from "node:path";
import type { Language } from "../../../scripts/pulumi/language-hosts.mjs" with { "resolution-mode": "import" };
import { pythonEnv } from "../python/python-env";

/** What the CLI needs for programs in a language. */
export interface LanguageTools {
  readonly language: Language;
  /** Folder of what runs or compiles a program; it goes in front of PATH. */
  readonly folder?: string;
}

/** Finds the folder, or undefined after a message. */
const findLanguage: Partial<Record<Language, () => Promise<string | undefined>>> = {
  python: async () => {
    const environment = await pythonEnv("programs");
    return environment && dirname(environment.python);
  },
  go: async () => {
    const { findOnPath } = await import("../../../scripts/pulumi/cli.mjs");
    const [go] = findOnPath("go", process.env.PATH ?? "");
    return go === undefined ? missing("Go is not on PATH") : dirname(go);
  },
};

/**
 * Finds the language host and the language, and builds or installs what it can, once.
 *
 * @returns undefined where that is impossible, after a message; the caller then skips its tests
 * @throws if a build or an installation fails
 */
export async function findLanguageTools(language: Language): Promise<LanguageTools | undefined> {
  const { prepareLanguageHost } = await import("../../../scripts/setup/preparation.mjs");
  const host = await prepareLanguageHost(language);
  if ("missing" in host) return missing(host.missing);
  const find = findLanguage[language];
  if (find === undefined) return { language };
  const folder = await find();
  return folder === undefined ? undefined : { language, folder };
}

function missing(reason: string): undefined {
  console.log(`      skipped: ${reason}`);
}
