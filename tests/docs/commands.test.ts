// The commands in the documentation: each script, program, subcommand, folder and setting exists.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { helpText } from "../../emulator/cli-options";
import { changedBehaviour, defaultBehaviour } from "../../emulator/settings/behaviour";
import { OWN_KEYS } from "../../provider/host/stack-config";
import { blocksOf, pages, repositoryFiles, spansOf, textOf } from "../support/docs/pages";
import { root } from "../support/paths";

const { scripts }: { scripts: Record<string, string> } = JSON.parse(textOf("package.json"));
const { bin }: { bin: Record<string, string> } = JSON.parse(textOf("emulator/package.json"));

/** One command of a page, without its comment. */
interface Command {
  readonly page: string;
  readonly words: readonly string[];
}

function commandsIn(page: string, text: string): Command[] {
  const lines = text.split("\n").map((line) => line.replace(/(^|\s)#.*$/, "").trim());
  const commands = lines.flatMap((line) => line.split(/\s*&&\s*/)).filter((command) => command !== "");
  return commands.map((command) => ({ page, words: command.split(/\s+/) }));
}

/** The keys of the projects in a page's folder and below it, or else of the one at the root. */
function declaredKeys(page: string): string[] {
  const isBelow = (file: string) => file.startsWith(`${dirname(page)}/`);
  const projects = repositoryFiles().filter((file) => file.endsWith("Pulumi.yaml") && isBelow(file));
  const keys = (projects.length > 0 ? projects : ["Pulumi.yaml"]).flatMap((file) => {
    const [, rest = ""] = textOf(file).split(/^config:\n/m);
    const [config = ""] = rest.split(/^\w/m);
    return [...config.matchAll(/^ {2}([\w:-]+):$/gm)].map(([, key = ""]) => key);
  });
  return [...new Set(keys)];
}

function isSetting(page: string, key: string): boolean {
  // KEY stands for the keys in the line's comment; see below.
  return key === "KEY" || /^'?aws:/.test(key) || declaredKeys(page).includes(key) || isOurs(key);
}

function isOurs(key: string): boolean {
  return key.startsWith("cleanroomsml:") && OWN_KEYS.includes(key.slice("cleanroomsml:".length) as never);
}

const known: Readonly<Record<string, (rest: readonly string[], page: string) => boolean>> = {
  npm: ([verb = "", name = ""]) =>
    ["ci", "init", "install", "pack"].includes(verb) || (verb === "run" ? name in scripts : verb in scripts),
  npx: ([name = "", ...rest]) =>
    name in bin ? rest.every(isEmulatorWord) : existsSync(join(root, "node_modules/.bin", name)),
  mkdir: (folders) => folders.length === 1,
  cd: ([folder = ""], page) =>
    existsSync(join(root, folder)) ||
    [`mkdir ${folder}`, `git clone URL ${folder}`].some((line) => textOf(page).includes(line)),
  git: ([verb = "", from = "", to = ""]) => verb === "clone" && from === "URL" && to === "pulumi-cleanroomsml",
  pulumi: ([verb = "", ...rest], page) => {
    if (verb !== "config")
      return [
        "cancel",
        "destroy",
        "import",
        "install",
        "login",
        "new",
        "package",
        "plugin",
        "preview",
        "refresh",
        "stack",
        "state",
        "up",
        "version",
      ].includes(verb);
    const [set, key = "KEY"] = rest.filter((word) => !word.startsWith("--"));
    return set === undefined || (set === "set" && isSetting(page, key));
  },
  export: (settings) => settings.every((setting) => /^(AWS|PULUMI)_[A-Z_]+=\S+$/.test(setting)),
  unset: (names) => names.every((name) => /^AWS_[A-Z_]+$/.test(name)),
  curl: ([address = ""]) => address.startsWith("http://127.0.0.1:4580/_emulator/"),
  go: ([verb = "", command = ""]) => verb === "doc" || (verb === "mod" && command === "init"),
  "venv/bin/pip": ([verb]) => verb === "install",
  "venv/bin/mypy": ([flag]) => flag === "--strict",
  "venv/bin/pyright": ([flag]) => flag === "--pythonpath",
  "venv/bin/python": ([flag, module]) => flag === "-m" && module === "pydoc",
  aws: ([verb = ""]) => ["cleanroomsml", "sso", "configure"].includes(verb),
};

/** Whether a word is a flag of `cleanroomsml-emulator` or a value. */
function isEmulatorWord(word: string): boolean {
  return !word.startsWith("--") || new RegExp(`^ +${word}\\b`, "m").test(helpText());
}

function isKnown({ page, words: [program = "", ...rest] }: Command): boolean {
  return known[program]?.(rest, page) ?? false;
}

describe("the documentation's commands", () => {
  const isShell = (language: string) => ["sh", "bash", "shell", "console"].includes(language);
  const inBlocks = pages.flatMap((page) =>
    blocksOf(page)
      .filter(({ language }) => isShell(language))
      .flatMap(({ code }) => commandsIn(page, code)),
  );
  const inProse = pages.flatMap((page) =>
    spansOf(page)
      .filter((span) => /^(npm|npx|pulumi|aws) [a-z-]/.test(span))
      .flatMap((span) => commandsIn(page, span)),
  );

  for (const [place, commands, least] of [
    ["code blocks", inBlocks, 30],
    ["prose", inProse, 30],
  ] as const) {
    it(`exist, in ${place}`, () => {
      assert.ok(commands.length >= least, `only ${commands.length} are found`);
      const unknown = commands.filter((command) => !isKnown(command));
      assert.deepEqual(
        unknown.map(({ page, words }) => `${page}: ${words.join(" ")}`),
        [],
      );
    });
  }

  it("are distinguished from those that do not exist", () => {
    const texts = [
      "npm run dmeo",
      "npx no-such",
      "npx cleanroomsml-emulator --prot 1",
      "cd examples/nowhere",
      "pulumi config set cleanroomsml:endpont X",
    ];
    const wrong = texts.flatMap((text) => commandsIn("README.md", text));
    assert.deepEqual(wrong.filter(isKnown), []);
  });

  it("start the emulator with files of switches that exist", () => {
    const files = blocksOf("docs/testing.md").filter(({ language }) => language === "json");
    assert.equal(files.length, 1);
    for (const { code } of files) assert.doesNotThrow(() => changedBehaviour(defaultBehaviour, JSON.parse(code)));
  });

  for (const page of pages.filter((path) => /^examples\/[^/]+\/README\.md$/.test(path))) {
    it(`set in ${page} exactly the settings that its project declares`, () => {
      const lists = [...textOf(page).matchAll(/^pulumi config set .*#.*?(?:each of|:) (.+)$/gm)].map(
        ([, list = ""]) => list,
      );
      const later = [...textOf(page).matchAll(/then pulumi config set (\w+)/g)].map(([, key = ""]) => key);
      const told = [...new Set([...lists.flatMap((list) => list.split(/,\s*/)), ...later])];
      // Another package declares its own keys.
      assert.deepEqual(told.filter((key) => !key.includes(":")).sort(), declaredKeys(page).sort());
    });
  }
});
