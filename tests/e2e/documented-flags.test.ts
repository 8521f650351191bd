// Compares the flags of `pulumi` in the documentation with the help of the real CLI.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { blocksOf, pages, spansOf } from "../support/docs/pages";

const commands = ["preview", "up", "refresh", "destroy", "config set", "plugin install"];

/** Flags by the command in front of them; those without a command under "". */
function documentedFlags(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const texts = pages.flatMap((page) => [...spansOf(page), ...blocksOf(page).flatMap(({ code }) => code.split("\n"))]);
  for (const text of texts) {
    const command = text.startsWith("--") ? "" : commands.find((name) => text.startsWith(`pulumi ${name}`));
    if (command === undefined) continue;
    const flags = [...text.replace(/\s#.*$/, "").matchAll(/(?<=^|\s)--([a-z-]+)/g)].map(([, flag = ""]) => flag);
    for (const flag of flags) found.set(command, (found.get(command) ?? new Set()).add(flag));
  }
  return found;
}

describe("the documented flags of pulumi", function () {
  this.timeout(60_000);
  const documented = documentedFlags();
  const help = new Map<string, string>();

  before(async () => {
    const { getPulumiCli } = await import("../../scripts/pulumi/cli.mjs");
    const { command: pulumi } = await getPulumiCli();
    for (const command of commands) {
      const { stdout } = await promisify(execFile)(pulumi, [...command.split(" "), "--help"], { timeout: 30_000 });
      help.set(command, stdout);
    }
  });

  const hasFlag = (command: string, flag: string) =>
    new RegExp(`^\\s+(-\\w, )?--${flag}(?![\\w-])`, "m").test(help.get(command) ?? "");

  it("exist in the pages", () => {
    const missing = ["refresh", "continue-on-error"].filter((flag) => !documented.get("up")?.has(flag));
    assert.deepEqual(missing, []);
  });

  for (const [command, flags] of documented) {
    const where = command === "" ? commands : [command];
    for (const flag of flags) {
      it(`exist: ${command} --${flag}`.replace("  ", " "), () =>
        assert.ok(
          where.some((name) => hasFlag(name, flag)),
          flag,
        ),
      );
    }
  }
});
