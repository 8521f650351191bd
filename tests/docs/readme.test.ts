// What the README says of the code, held against the code: inputs and limits, outputs, options, the texts of errors.
import assert from "node:assert/strict";
import ts from "typescript";
import { pages, repositoryFiles, rowsOf, sectionOf, textOf } from "../support/docs/pages";
import { inputLimits, missingFigures } from "../support/inputs/input-limits";

/** The texts in the code, with what is put together over several lines joined, and those that were measured. */
const texts = [...repositoryFiles().filter((file) => /^(provider|sdk)\/.*\.ts$/.test(file)), "docs/faults.md"]
  .map(textOf)
  .join("\n")
  .replaceAll(/["`] \+\s*["`]/g, "")
  .replaceAll(/\$\{[^{}]*\}/g, "<>");

/** Said by the Pulumi CLI; tests/e2e/interrupt.test.ts sees it. */
const engineTexts = [
  "the stack is currently locked by",
  "Pulumi SDK has not been installed",
  "(reading 'toJavaScript')", // of pulumi import
];

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
    .map((member) => member.name.getText(source));
}

describe("the README", () => {
  const inputs = sectionOf("README.md", "Inputs");
  const rows = rowsOf(inputs);
  const rowOf = (input: string) => rows.find(([first]) => first?.startsWith(`\`${input}\``))?.join(" ") ?? "";
  const [note = ""] = inputs.split("\n\n").filter((paragraph) => paragraph.startsWith("A UUID"));

  for (const [path, limit] of inputLimits()) {
    it(`tells the limits of ${path}`, () => {
      const [input = "", member = input] = path.split(".");
      assert.ok(rowOf(input).includes(`\`${member}\``), `no row of it: ${rowOf(input)}`);
      const ofItsKind = /Arn$|^channelName$|Identifier$/.test(member) ? note : "";
      assert.deepEqual(missingFigures(limit, `${rowOf(input)} ${ofItsKind}`), []);
    });
  }

  it("marks the inputs that are required", () => {
    const marked = rows.filter(([first]) => first?.endsWith("*")).map(([first = ""]) => first.replaceAll(/[`* ]/g, ""));
    const required = [
      "membershipIdentifier",
      "configuredModelAlgorithmAssociationArn",
      "resourceConfig",
      "dataChannels",
    ];
    assert.deepEqual(marked, required);
    assert.equal(rows.length, new Set(inputLimits().map(([path]) => path.split(".")[0])).size);
  });

  it("tells every output and option", () => {
    const section = sectionOf("README.md", "Outputs and options");
    const inputNames = new Set(inputLimits().map(([path]) => path));
    const outputs = membersOf("provider/trained-model.ts", "TrainedModel").filter((name) => !inputNames.has(name));
    const ofTraining = membersOf("provider/training.ts", "Training");
    const options = membersOf("provider/trained-model-args.ts", "TrainedModelOptions");
    for (const names of [outputs, ofTraining, options]) assert.ok(names.length >= 3, String(names));
    const untold = [...outputs, ...ofTraining, ...options].filter((name) => !section.includes(`\`${name}\``));
    assert.deepEqual(untold, []);
  });

  const cells = rowsOf(sectionOf("README.md", "When something goes wrong")).map(([first = ""]) => first);
  const errors = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = ""]) => text));
  it("tells errors by their text", () => assert.ok(errors.length >= 15, String(errors)));
  for (const error of errors.filter((text) => !text.startsWith("--") && text !== "up")) {
    it(`tells an error that there is: ${error}`, () => {
      const parts = error
        .split("...")
        .map((part) => part.trim())
        .filter((part) => part !== "");
      const unknown = parts.filter((part) => !texts.includes(part) && !engineTexts.includes(part));
      assert.deepEqual(unknown, []);
    });
  }

  for (const way of ["npm ci", "pulumi cancel", "--continue-on-error", "--parallel", "profile", "revert the program"]) {
    it(`names a way out: ${way}`, () => assert.ok(sectionOf("README.md", "When something goes wrong").includes(way)));
  }

  it("gives each decision its date and its reason", () => {
    const decisions = rowsOf(sectionOf("README.md", "Decisions"));
    assert.ok(decisions.length >= 10);
    for (const [date = "", choice = "", reason = ""] of decisions) {
      assert.match(date, /^20\d\d-\d\d-\d\d$/);
      assert.ok(choice !== "" && reason !== "", date);
    }
  });
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
});
