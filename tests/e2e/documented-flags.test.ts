// The flags of `pulumi` that the documentation names, asked of the real CLI.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { blocksOf, pages, spansOf } from "../docs/pages";

const commands = ["preview", "up", "refresh", "destroy"];

/** Flags by the command that they are told with; one that stands alone is one of `up`. */
function documentedFlags(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const texts = pages.flatMap((page) => [...spansOf(page), ...blocksOf(page).flatMap(({ code }) => code.split("\n"))]);
  for (const text of texts) {
    const [, command = text.startsWith("--") ? "up" : ""] = /^pulumi (\w+)/.exec(text) ?? [];
    if (!commands.includes(command)) continue;
    const flags = [...text.replace(/\s#.*$/, "").matchAll(/(?<=^|\s)--([a-z-]+)/g)].map(([, flag = ""]) => flag);
    for (const flag of flags) found.set(command, (found.get(command) ?? new Set()).add(flag));
  }
  return found;
}

describe("the documented flags of pulumi", function () {
  this.timeout(60_000);
  const documented = documentedFlags();

  it("are found", () => {
    const ofUp = documented.get("up") ?? new Set();
    assert.deepEqual(
      ["refresh", "parallel", "continue-on-error"].filter((flag) => !ofUp.has(flag)),
      [],
    );
  });

  for (const [command, flags] of documented) {
    it(`exist, of pulumi ${command}: ${[...flags].join(", ")}`, async () => {
      const { getPulumiCli } = await import("../../scripts/pulumi-cli.mjs");
      const { command: pulumi } = await getPulumiCli();
      const { stdout } = await promisify(execFile)(pulumi, [command, "--help"], { timeout: 30_000 });
      const unknown = [...flags].filter((flag) => !new RegExp(`^\\s+(-\\w, )?--${flag}\\b`, "m").test(stdout));
      assert.deepEqual(unknown, []);
    });
  }
});
