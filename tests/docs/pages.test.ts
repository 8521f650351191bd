// Rules for every page: links, anchors, files and settings exist, and nothing refers to a machine.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { FUNCTIONS } from "../../provider/functions/functions";
import { OWN_KEYS } from "../../provider/host/stack-config";
import { anchorsOf, linksOf, packagedPages, pages, repositoryFiles, spansOf, textOf } from "../support/docs/pages";
import { root } from "../support/paths";

const subjects = [
  "architecture",
  "assumptions",
  "configuration",
  "configured-model-algorithm",
  "configured-model-algorithm-association",
  "decisions",
  "faults",
  "functions",
  "getting-started",
  "languages",
  "ml-configuration",
  "ml-input-channel",
  "plugin",
  "testing",
  "trained-model",
  "trained-model-export-job",
  "trained-model-inference-job",
  "troubleshooting",
  "two-members",
];

/** Whether a local link leads to an existing file and, if it has an anchor, to an existing heading. */
function leadsSomewhere(page: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page : join(dirname(page), path);
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || (target.endsWith(".md") && anchorsOf(target).includes(anchor));
}

/** The repository's paths in the inline code of a page. */
function pathsIn(page: string): string[] {
  const top = new Set(repositoryFiles().map((file) => file.split("/")[0]));
  return spansOf(page).filter((span) => /^[\w.-]+\/[\w./-]*$/.test(span) && top.has(span.split("/")[0]));
}

describe("the documentation", () => {
  for (const page of pages) {
    it(`has no dead link or anchor in ${page}`, () => {
      const local = linksOf(page).filter((link) => !/^https?:/.test(link));
      assert.deepEqual(
        local.filter((link) => !leadsSomewhere(page, link)),
        [],
      );
    });

    it(`names no file of the repository in ${page} that does not exist`, () => {
      assert.deepEqual(
        pathsIn(page).filter((path) => !existsSync(join(root, path))),
        [],
      );
    });

    it(`names no stack setting of ours in ${page} that does not exist`, () => {
      const named = [...textOf(page).matchAll(/cleanroomsml:([a-z]\w+)(?![\w:])/g)].map(([, key = ""]) => key);
      assert.deepEqual(
        named.filter((key) => !OWN_KEYS.includes(key as never) && !(key in FUNCTIONS)),
        [],
      );
    });
  }

  it("has a page for each subject, which begins with its purpose", () => {
    assert.deepEqual(
      pages.filter((page) => page.startsWith("docs/")).sort(),
      subjects.map((subject) => `docs/${subject}.md`).sort(),
    );
    const others = subjects.filter((subject) => !/^# .+\n\nThis page \w+s /.test(textOf(`docs/${subject}.md`)));
    assert.deepEqual(others, []);
  });

  for (const page of packagedPages()) {
    it(`has no link in ${page} that leads out of the package`, () => {
      const targets = linksOf(page).filter((link) => !/^(https?:|#)/.test(link));
      const files = targets.map((link) => join(dirname(page), link.split("#")[0] ?? ""));
      const packaged = [...packagedPages(), "LICENSE"];
      assert.deepEqual(
        files.filter((file) => !packaged.includes(file)),
        [],
      );
    });
  }

  it("detects a dead link and a dead anchor", () => {
    const links = ["README.md#inputs", "README.md", "#limitations", "README.md#imputs", "READYOU.md", "#nowhere"];
    assert.deepEqual(
      links.map((link) => leadsSomewhere("README.md", link)),
      [true, true, true, false, false, false],
    );
  });

  it("has every stack setting of ours in docs/configuration.md", () => {
    const page = textOf("docs/configuration.md");
    assert.deepEqual(
      OWN_KEYS.filter((key) => !page.includes(`\`cleanroomsml:${key}\``)),
      [],
    );
  });

  it("contains no machine's paths, registries or mail addresses, like all files of the repository", () => {
    const telling = /\/(root|home\/\w+)\/|\/work\/|registry\.npmjs|proxy\.golang|pypi\.org\/simple|"resolved": "http/;
    const files = repositoryFiles().filter((file) => existsSync(join(root, file)));
    const wrong = files.filter((file) => file !== "tests/docs/pages.test.ts" && telling.test(textOf(file)));
    assert.deepEqual(wrong, []);
  });
});
