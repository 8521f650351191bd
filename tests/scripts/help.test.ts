// Runs each script of package.json with --help and with an unknown option, as a user does.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { scripts } from "../../package.json";

const root = join(__dirname, "../..");
const names = Object.entries(scripts).flatMap(([name, command]) => (command.includes("scripts/") ? [name] : []));

function run(name: string, ...args: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const commandLine = ["run", "--silent", name, "--", ...args];
  return new Promise((resolve) => {
    execFile("npm", commandLine, { cwd: root, timeout: 30_000 }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : Number(error.code ?? -1);
      resolve({ exitCode, stdout, stderr });
    });
  });
}

describe("the scripts of package.json", function () {
  this.timeout(60_000);

  it("are all covered here", () =>
    assert.deepEqual(
      names.filter((name) => ["setup", "check", "demo", "faults", "fixtures", "test"].includes(name)).length,
      6,
    ));

  for (const name of names) {
    it(`${name} prints with --help what it does, its options and how long it takes, and does nothing else`, async () => {
      const { exitCode, stdout, stderr } = await run(name, "--help");
      assert.deepEqual([exitCode, stderr], [0, ""]);
      assert.match(stdout, new RegExp(`^(Usage:)? +npm (run )?${name}\\b`, "m"));
      assert.match(stdout, /^ {2}--help +show this text$/m);
      assert.match(stdout, /takes\s.*\b(seconds?|minutes?)\b/s);
      assert.doesNotMatch(stdout, /Set-up:/);
      assert.ok(Math.max(...stdout.split("\n").map(({ length }) => length)) <= 120, "a line is too long");
    });

    it(`${name} rejects an unknown option and lists those that --help explains`, async () => {
      const [help, refused] = [await run(name, "--help"), await run(name, "--no-such-option")];
      assert.equal(refused.exitCode, 1);
      assert.match(
        refused.stderr,
        /^Unknown option '--no-such-option': the options are (--[a-z-]+, )*--help, and --help/,
      );
      assert.doesNotMatch(refused.stdout, /Set-up:/);
      const options = ({ stdout }: { stdout: string }) => [...stdout.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, o]) => o);
      const [, named = ""] = /the options are (.*), and/.exec(refused.stderr) ?? [];
      assert.deepEqual(named.split(", ").sort(), options(help).sort());
    });
  }
});
