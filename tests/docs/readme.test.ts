// Compares the README and the resource's page with the code: their order, inputs and limits, outputs, options.
import assert from "node:assert/strict";
import ts from "typescript";
import { operationNames } from "../../emulator/service/routes";
import { operationOf } from "../../provider/functions/call-function";
import { FUNCTIONS, type FunctionName } from "../../provider/functions/functions";
import { KINDS } from "../../provider/kinds/kinds";
import type { ResourceKind } from "../../provider/kinds/resource-kind";
import { operations } from "../../sdk/operations";
import { pages, proseOf, rowsOf, sectionOf, textOf } from "../support/docs/pages";
import { inputLimits, missingFigures, schemaOf } from "../support/inputs/input-limits";

const resourcePage = "docs/trained-model.md";

/** Names of the public members that a class or interface of a file declares. */
function membersOf(file: string, name: string): string[] {
  const source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.ES2022, true);
  const found = source.statements.find(
    (statement) =>
      (ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement)) && statement.name?.text === name,
  ) as ts.ClassDeclaration | ts.InterfaceDeclaration;
  const members: readonly ts.Node[] = found.members;
  return members
    .filter((member) => ts.isPropertyDeclaration(member) || ts.isPropertySignature(member))
    .filter((member) => !member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword))
    .map((member) => member.name.getText(source));
}

const inputNames = [...new Set(inputLimits().map(([path]) => path.split(".")[0] ?? ""))];
const required = ["membershipIdentifier", "configuredModelAlgorithmAssociationArn", "resourceConfig", "dataChannels"];
const outputs = membersOf("provider/program/trained-model.ts", "TrainedModel").filter(
  (name) => !inputNames.includes(name),
);
const details = membersOf("sdk/service-types.ts", "GetTrainedModelOutput").filter((name) =>
  textOf("provider/program/training.ts").includes(`| "${name}"`),
);
const options = membersOf("provider/program/trained-model-args.ts", "TrainedModelOptions");

describe("the README", () => {
  it("has its sections in the order in which a user needs them", () => {
    const headings = [...proseOf("README.md").matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    assert.deepEqual(headings, [
      "Installation",
      "Example",
      "Resources",
      "Try it without AWS",
      "Compared with a script",
      "Inputs",
      "Outputs",
      "Options",
      "What a replacement costs",
      "Import and get",
      "Functions",
      "The API client",
      "The emulator in tests",
      "Compatibility",
      "Limitations",
      "License",
    ]);
  });

  it("states its purpose in three sentences", () => {
    const [, purpose = ""] = textOf("README.md").split("\n\n");
    assert.equal(purpose.match(/\.(\s|$)/g)?.length, 3, purpose);
  });

  const inputs = sectionOf("README.md", "Inputs");
  const rows = rowsOf(inputs);
  const rowOf = (input: string) => rows.find(([first]) => first === `\`${input}\``)?.join(" ") ?? "";
  const [note = ""] = inputs.split("\n\n").filter((paragraph) => paragraph.startsWith("A UUID"));

  for (const [path, limit] of inputLimits()) {
    it(`has the limits of ${path}`, () => {
      const [input = "", member = input] = path.split(".");
      assert.ok(rowOf(input).includes(`\`${member}\``), `no row of it: ${rowOf(input)}`);
      const ofItsKind = /Arn$|^channelName$|Identifier$/.test(member) ? note : "";
      assert.deepEqual(missingFigures(limit, `${rowOf(input)} ${ofItsKind}`), []);
    });
  }

  it("has a row for each input and marks the required ones", () => {
    assert.deepEqual(rows.map(([first = ""]) => first.replaceAll("`", "")).sort(), [...inputNames].sort());
    const marked = rows.filter(([, mark]) => mark === "yes").map(([first = ""]) => first.replaceAll("`", ""));
    assert.deepEqual(marked, required);
  });

  it("has every output and option", () => {
    const sections = sectionOf("README.md", "Outputs") + sectionOf("README.md", "Options");
    for (const names of [outputs, details, options]) assert.ok(names.length >= 3, String(names));
    assert.deepEqual(
      [...outputs, ...details, ...options].filter((name) => !sections.includes(`\`${name}\``)),
      [],
    );
  });

  it("shows every option of the client, with a comment", () => {
    const section = sectionOf("README.md", "The API client");
    const names = membersOf("sdk/client-types.ts", "ClientOptions");
    assert.deepEqual(
      names.filter((name) => !new RegExp(`^  ${name}: .+ // .+$`, "m").test(section)),
      [],
    );
  });
});

describe("the resource's page", () => {
  const argumentsText = sectionOf(resourcePage, "Arguments");
  /** The entry of an argument; the entry of a nested one is below it. */
  const entryOf = (path: string): string => {
    const [input = "", member] = path.split(".");
    const entry = argumentsText.split(/^- /m).find((part) => part.startsWith(`\`${input}\``)) ?? "";
    if (member === undefined) return entry.split(/^ {2}- /m)[0] ?? "";
    return entry.split(/^ {2}- /m).find((part) => part.startsWith(`\`${member}\``)) ?? "";
  };

  for (const [path, limit] of inputLimits()) {
    it(`describes ${path}, with its limits`, () => {
      assert.notEqual(entryOf(path), "", "it has no entry");
      assert.deepEqual(missingFigures(limit, entryOf(path)), []);
    });
  }

  it("has every attribute and option", () => {
    const text =
      sectionOf(resourcePage, "Attributes") + sectionOf(resourcePage, "Options") + sectionOf(resourcePage, "Timeouts");
    assert.deepEqual(
      [...outputs, ...details, ...options].filter((name) => !text.includes(`\`${name}\``)),
      [],
    );
  });
});

const rowsOfKinds: ResourceKind[] = Object.values(KINDS);

for (const { className, createOperation, inputs, updates, outputs: returned = [], id, work } of rowsOfKinds) {
  if (className === "TrainedModel") continue; // its page has a list instead of a table
  const words = className.split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/);
  const page = `docs/${words.join("-").toLowerCase()}.md`;

  describe(`the page ${page}`, () => {
    const rows = rowsOf(sectionOf(page, "Inputs"));
    /** The row of a path has the end of it, since several paths may share a row. */
    const rowOf = (path: string) => {
      const ofPath = rows.filter(([cell = ""]) => `.${path}`.endsWith(`.${cell.replaceAll("`", "")}`));
      return ofPath.sort(([one = ""], [other = ""]) => other.length - one.length)[0] ?? [];
    };

    for (const [path, limit] of inputLimits(createOperation)) {
      if (path === "privacyConfiguration.policies") continue; // its members have a table of their own
      it(`describes ${path}, with its limits`, () => {
        assert.notDeepEqual(rowOf(path), [], "it has no row");
        assert.deepEqual(missingFigures(limit, rowOf(path).join(" ")), []);
      });
    }

    it("says which inputs update and which replace", () => {
      const told = Object.keys(inputs).map((input) => [input, rowOf(input)[2]]);
      const expected = Object.keys(inputs).map((input) => [input, updates.includes(input) ? "updates" : "replaces"]);
      assert.deepEqual(told, expected);
    });

    it("tells every output", () => {
      const section = sectionOf(page, "Outputs");
      const ofWork = work ? ["failedStatus", "completion", ...work.details] : [];
      const names = ["id", ...returned, ...(id.arnMember ? [id.arnMember] : []), ...ofWork];
      assert.deepEqual(
        names.filter((name) => !section.includes(`\`${name}\``)),
        [],
      );
    });

    it("is linked from the README", () => {
      assert.ok(sectionOf("README.md", "Resources").includes(`[\`${className}\`](${page})`));
    });
  });
}

describe("the page docs/functions.md", () => {
  const page = "docs/functions.md";
  const section = sectionOf(page, "Functions");
  const names = Object.keys(FUNCTIONS) as FunctionName[];
  const rows = rowsOf(section).map((cells) => cells.map((cell) => cell.replaceAll("`", "")));

  it("has every function, as the README has", () => {
    assert.deepEqual(
      rows.map(([name]) => name),
      names,
    );
    const listed = rowsOf(sectionOf("README.md", "Functions")).flatMap(([cell = ""]) => cell.match(/\w+/g) ?? []);
    assert.deepEqual(listed, names);
  });

  for (const name of names) {
    it(`has the arguments of ${name}, with their limits`, () => {
      const limits = inputLimits(operationOf(name));
      const { required = [] } = schemaOf(operationOf(name)) as { required?: string[] };
      const expected = limits.map(([path]) => (required.includes(path) ? path : `${path}?`));
      const [, given = ""] = rows.find(([first]) => first === name) ?? [];
      assert.deepEqual(given.split(", ").sort(), expected.sort());
      for (const [, limit] of limits) assert.deepEqual(missingFigures(limit, section), []);
    });
  }
});

describe("the changelog", () => {
  it("has the form of Keep a Changelog", () => {
    assert.ok(pages.includes("CHANGELOG.md"));
    const headings = [...textOf("CHANGELOG.md").matchAll(/^(##+) (.+)$/gm)].map(([, level, heading]) => [
      level,
      heading,
    ]);
    const wrong = headings.filter(([level, heading = ""]) =>
      level === "##"
        ? !/^\[(Unreleased|\d+\.\d+\.\d+)\]( - 20\d\d-\d\d-\d\d)?$/.test(heading)
        : !["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"].includes(heading),
    );
    assert.deepEqual(wrong, []);
    assert.equal(headings[0]?.[0], "##");
  });

  it("names every kind of resource", () => {
    const missing = Object.keys(KINDS).filter((className) => !textOf("CHANGELOG.md").includes(`\`${className}\``));
    assert.deepEqual(missing, []);
  });
});

describe("the number of operations", () => {
  for (const page of ["README.md", "CHANGELOG.md"]) {
    it(`is that of the client and the emulator in ${page}`, () => {
      const stated = [...textOf(page).matchAll(/(\d+)\s+operations/g)].map(([, count]) => Number(count));
      assert.ok(stated.length > 0);
      for (const count of stated)
        assert.deepEqual([Object.keys(operations).length, operationNames.length], [count, count]);
    });
  }
});
