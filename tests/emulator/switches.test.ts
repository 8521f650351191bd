import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { violations } from "../../emulator/service/validation";
import { defaultBehaviour, type Switch, switches } from "../../emulator/settings/behaviour";
import { switchesTable } from "../support/emulator/switches-table";

describe("The switches", () => {
  it("are all in emulator/README.md (npx tsx tests/support/emulator/write-switches-table.ts)", () => {
    const readme = readFileSync(join(__dirname, "../../emulator/README.md"), "utf8");
    assert.ok(readme.includes(switchesTable()));
  });

  for (const [name, { default: byDefault, limit, meaning, isOptional }] of Object.entries<Switch<unknown>>(switches)) {
    it(`have a possible default and a meaning of ${name}`, () => {
      assert.deepEqual(defaultBehaviour[name as keyof typeof defaultBehaviour], byDefault);
      assert.deepEqual(byDefault === undefined && isOptional ? [] : violations(limit, byDefault), []);
      assert.match(meaning, /^[A-Za-z].*\.$/);
      assert.ok(!meaning.includes("|"));
    });
  }
});
