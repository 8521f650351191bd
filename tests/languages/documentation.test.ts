// The programs of the documentation in other languages than Node's, and its ways to install the plugin, with the real CLI.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator/server";
import { assertSucceeded } from "../support/cli/stack";
import { type Block, blocksOf, packagedPages, textOf } from "../support/docs/pages";
import { generatedSdks } from "../support/languages/generated-sdks";
import { createLanguageStack, type LanguageStack, programOfYaml } from "../support/languages/language-stack";
import { findLanguageTools } from "../support/languages/language-tools";
import { root, workFolder } from "../support/paths";

const languages = ["yaml", "python", "go"] as const;
const isProgram = ({ language, code }: Block) => language !== "yaml" || code.includes("\nresources:\n");
const blocks = packagedPages()
  .flatMap(blocksOf)
  .filter((block) => languages.includes(block.language as never) && isProgram(block));
/** A program that several pages show is run once. */
const programs = blocks.filter(({ code }, index) => blocks.findIndex((other) => other.code === code) === index);

describe("the documentation's programs in other languages", function () {
  this.timeout(300_000);
  let emulator: Emulator;
  let stack: LanguageStack | undefined;
  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(() => emulator.clearCalls());
  afterEach(() => stack?.dispose());
  after(() => emulator?.close());

  it("exist in the README in each language", () => {
    const inReadme = blocks.filter(({ page }) => page === "README.md").map(({ language }) => language);
    assert.deepEqual([...new Set(inReadme)].sort(), [...languages].sort());
  });

  for (const { page, line, language, code } of programs) {
    it(`are previewed without a message: ${page}, line ${line}, in ${language}`, async function () {
      const tools = (await findLanguageTools(language as (typeof languages)[number])) ?? this.skip();
      const sdks = language === "yaml" ? undefined : ((await generatedSdks()) ?? this.skip());
      stack = await createLanguageStack({
        tools,
        program: language === "yaml" ? programOfYaml(code) : code,
        emulator,
        plugin: { folder: join(root, "plugin/dist") },
        timeoutMs: 250_000,
        ...(sdks !== undefined && { sdks }),
      });
      const { changes, diagnostics } = assertSucceeded(await stack.preview());
      assert.deepEqual(
        diagnostics.filter(({ ephemeral }) => !ephemeral),
        [],
      );
      assert.deepEqual([Object.keys(changes), emulator.calls()], [["create"], []]);
    });
  }
});

describe("the plugin is installed, without internet", function () {
  this.timeout(300_000);
  const { version }: { version: string } = JSON.parse(textOf("package.json"));
  const archive = join(root, `plugin/dist/pulumi-resource-cleanroomsml-v${version}.tar.gz`);
  const cpu = arch() === "x64" ? "amd64" : arch();
  const served = `/pulumi-resource-cleanroomsml-v${version}-${platform()}-${cpu}.tar.gz`;
  const [program = ""] = programs.filter(({ language }) => language === "yaml").map(({ code }) => programOfYaml(code));
  let home: string;
  let stack: LanguageStack | undefined;
  const server = createServer((request, response) => {
    if (request.url === served) response.end(readFileSync(archive));
    else response.writeHead(404).end();
  });
  before((done) => void server.listen(0, "127.0.0.1", done));
  after(() => server.close());
  afterEach(async () => {
    await stack?.dispose();
    rmSync(home, { recursive: true, force: true });
  });
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** A stack with a Pulumi home of its own, which has the language host alone. */
  const open = async (text: string) => {
    mkdirSync(join(workFolder, "languages"), { recursive: true });
    home = mkdtempSync(join(workFolder, "languages/home-"));
    const { prepareLanguageHost } = await import("../../scripts/setup/preparation.mjs");
    const host = await prepareLanguageHost("yaml");
    if ("missing" in host) return undefined;
    const folder = dirname(host.file);
    if (folder.includes("plugins"))
      cpSync(folder, join(home, "plugins", folder.split("/").at(-1) ?? ""), { recursive: true });
    const env = { PULUMI_HOME: home, PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "0" };
    stack = await createLanguageStack({ tools: { language: "yaml" }, program: text, env });
    return stack;
  };
  const runCli = async (command: readonly string[]) => {
    const { getPulumiCli } = await import("../../scripts/pulumi/cli.mjs");
    const { run } = await import("../../scripts/system/processes.mjs");
    const commandLine = [(await getPulumiCli()).command, ...command];
    const { exitCode, output } = await run(commandLine, { env: { ...process.env, PULUMI_HOME: home } });
    assert.equal(exitCode, 0, output);
  };
  const install = ["plugin", "install", "resource", "cleanroomsml", version];
  const ways: Record<string, () => { text?: string; command?: readonly string[] }> = {
    "from a file": () => ({ command: [...install, "--file", archive] }),
    "from a server": () => ({ command: [...install, "--server", url()] }),
    "by a preview, from the URL of a resource": () => ({
      text: program.replace(
        /^( +)properties:$/m,
        `$1options: { version: ${version}, pluginDownloadURL: "${url()}" }\n$&`,
      ),
    }),
  };
  for (const [name, way] of Object.entries(ways)) {
    it(name, async function () {
      const { text = program, command } = way();
      const opened = (await open(text)) ?? this.skip();
      if (command) await runCli(command);
      assert.deepEqual(assertSucceeded(await opened.preview()).changes, { create: 4 });
    });
  }
});
