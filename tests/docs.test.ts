import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { OWN_KEYS } from "../provider/stack-config";

const root = join(__dirname, "..");
const pages = [...readdirSync(root), ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith(".md"),
);
const textOf = (page: string) => readFileSync(join(root, page), "utf8");

describe("the documentation", () => {
  for (const page of pages) {
    it(`has no dead link in ${page}`, () => {
      const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
      const local = links.filter((link) => !/^https?:/.test(link));
      const dead = local.filter((link) => !existsSync(join(root, dirname(page), link.split("#")[0] ?? "")));
      assert.deepEqual(dead, []);
    });
  }

  it("keeps the README to 200 lines", () => {
    assert.ok(textOf("README.md").split("\n").length <= 201);
  });

  it("has every stack setting of ours in docs/configuration.md", () => {
    const page = textOf("docs/configuration.md");
    assert.deepEqual(
      OWN_KEYS.filter((key) => !page.includes(`\`cleanroomsml:${key}\``)),
      [],
    );
  });

  it("names no script that does not exist", () => {
    const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };
    const named = pages.flatMap((page) =>
      [...textOf(page).matchAll(/npm run ([a-z:]+)/g)].map(([, name = ""]) => name),
    );
    assert.deepEqual(
      named.filter((name) => !(name in scripts)),
      [],
    );
  });

  it("tells of no machine's paths, registries or mail addresses, here or in any other file of the repository", () => {
    const files = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).trim().split("\n");
    const telling = /\/(root|home\/\w+)\/|\/work\/|registry\.npmjs|proxy\.golang|pypi\.org\/simple|"resolved":/;
    const wrong = files.filter((file) => file !== "tests/docs.test.ts" && telling.test(textOf(file)));
    assert.deepEqual(wrong, []);
  });
});
