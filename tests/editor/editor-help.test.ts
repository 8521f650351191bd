// An editor's view of the package: documentation with limits at every input, option and output, and the instance types.
import assert from "node:assert/strict";
import type ts from "typescript";
import { TRAINED_MODEL } from "../../provider/kinds/trained-model";
import { INSTANCE_TYPES } from "../../sdk/service-types";
import { type OpenProgram, openProgram, propertyPositions } from "../support/docs/program";
import { figuresOf, inputLimits, missingFigures } from "../support/inputs/input-limits";

const inputs = `{
  membershipIdentifier: "", name: "", configuredModelAlgorithmAssociationArn: "",
  resourceConfig: { instanceType: "", instanceCount: 1, volumeSizeInGB: 1 },
  dataChannels: [{ mlInputChannelArn: "", channelName: "", s3DataDistributionType: "FullyReplicated" }],
  incrementalTrainingDataChannels: [{ trainedModelArn: "", channelName: "", versionIdentifier: "" }],
  hyperparameters: {}, environment: {}, stoppingCondition: { maxRuntimeInSeconds: 1 }, trainingInputMode: "File",
  description: "", kmsKeyArn: "", mlModelTrainingPayerAccountId: "", tags: {},
}`;
const options = `{ waitForTraining: true, import: "", profile: "", customTimeouts: {} }`;
const head = `import * as pulumi from "@pulumi/pulumi";\nimport { TrainedModel, type TrainingDetails } from "pulumi-cleanroomsml";\n`;
const declare = (args: string, opts = "{}") => `${head}const model = new TrainedModel("churn", ${args}, ${opts});\n`;

describe("an editor", function () {
  this.timeout(120_000);
  const limits = inputLimits();
  let program: OpenProgram;
  let positions: Map<string, number>;

  before(() => {
    program = openProgram(declare(inputs, options));
    positions = propertyPositions(program.source);
  });

  const helpAt = (path: string) => program.hover(positions.get(path) ?? -1);

  for (const [path, limit] of limits) {
    it(`shows the documentation of ${path} with its limits and their source`, () => {
      const help = helpAt(path);
      assert.deepEqual(missingFigures(limit, help), [], `missing in: ${help}`);
      assert.match(help, /@see https:\/\/docs\.aws\.amazon\.com\/cleanrooms-ml\//);
      const [meaning = ""] = help.split("\n@");
      assert.ok(meaning.length > 40, help);
    });
  }

  it("is compared with existing limits", () => {
    // Otherwise, the table above may be empty, or the figures of a limit may not be found.
    assert.equal(limits.length, 24);
    assert.deepEqual(
      figuresOf(Object.fromEntries(limits)["stoppingCondition.maxRuntimeInSeconds"] ?? { expected: "" }),
      ["1", "2419200"],
    );
  });

  it("shows units", () => {
    assert.match(helpAt("resourceConfig.volumeSizeInGB"), /in GB/);
    assert.match(helpAt("stoppingCondition.maxRuntimeInSeconds"), /in seconds.*28 days/s);
  });

  for (const path of ["waitForTraining", "import", "profile", "customTimeouts"]) {
    it(`shows the documentation of the option ${path}`, () => assert.ok(helpAt(path).length > 80, helpAt(path)));
  }

  for (const [name, make] of [
    ["model", "model"],
    ["model.training", "model.training!"],
    ["model.training.details", "({} as TrainingDetails)"],
    ["model.training.details, as an output", "model.training!.details"],
  ] as const) {
    it(`shows the documentation of each output of ${name}`, () => {
      const opened = openProgram(`${declare(inputs, options)}const output = ${make};\n`);
      const declared = outputsOf(opened);
      assert.ok(declared.length >= 3, String(declared));
      const text = `${declare(inputs, options)}${declared.map((output) => `${make}.${output};`).join("\n")}`;
      const read = openProgram(text);
      const mute = declared.filter((output) => read.hover(text.indexOf(`${make}.${output};`) + make.length + 1) === "");
      assert.deepEqual(mute, []);
    });
  }

  it("tells at trainedModelArn what waits for the training and what does not", () => {
    const text = `${declare(inputs)}model.trainedModelArn;`;
    const help = openProgram(text).hover(text.indexOf("model.trainedModelArn") + 6);
    assert.match(help, /`dependsOn: \[model\]` does not wait.*`dependsOn: model\.training \?\? \[\]` does/s);
  });

  it("completes the instance types that AWS documents", () => {
    const text = declare(inputs);
    const offered = openProgram(text).completions(text.indexOf('instanceType: "') + 'instanceType: "'.length);
    assert.deepEqual([...offered].sort(), [...INSTANCE_TYPES].sort());
  });

  it("completes the names of inputs at every level", () => {
    const text = declare("{ resourceConfig: { } }");
    const opened = openProgram(text);
    // Completions include the members of Pulumi's Output, such as "apply" and "get".
    const members = opened.completions(text.indexOf("{ } }") + 2).filter((name) => name !== "apply" && name !== "get");
    assert.deepEqual(members.sort(), ["instanceCount", "instanceType", "volumeSizeInGB"]);
    const names = opened.completions(text.indexOf("{ resourceConfig") + 2);
    assert.deepEqual(names.sort(), [...Object.keys(TRAINED_MODEL.inputs)].sort());
  });
});

describe("the compiler", function () {
  this.timeout(120_000);
  const required = `membershipIdentifier: "", configuredModelAlgorithmAssociationArn: "", dataChannels: []`;

  it("accepts every input, and outputs at every depth", () => {
    assert.deepEqual(openProgram(declare(inputs, options)).errors(), []);
    const eventual = inputs.replaceAll(/: ("[^"]*"|1)(?=[,\s])/g, ": pulumi.output($1 as const)");
    assert.ok(eventual.includes('channelName: pulumi.output("" as const)'), eventual);
    assert.deepEqual(openProgram(declare(eventual)).errors(), []);
  });

  for (const type of ['"ml.z9.128xlarge"', "String(process.env.TYPE)", 'pulumi.output("ml.z9.128xlarge")']) {
    it(`accepts a new instance type: ${type}`, () => {
      const args = `{ ${required}, resourceConfig: { instanceType: ${type}, volumeSizeInGB: 1 } }`;
      assert.deepEqual(openProgram(declare(args)).errors(), []);
    });
  }

  for (const [mistake, args, message] of [
    ["a misspelled input", `{ ${required}, resourceConfg: {} }`, /'resourceConfg' does not exist.*/],
    ["a misspelled member", `{ ${required}, resourceConfig: { instanceTyp: "", volumeSizeInGB: 1 } }`, /'instanceTyp'/],
    ["a misspelled mode", `{ ${required}, resourceConfig: {} as never, trainingInputMode: "Fiel" }`, /"Fiel"/],
    ["a missing input", `{ ${required} }`, /resourceConfig/],
  ] as const) {
    it(`rejects ${mistake}`, () => {
      const errors = openProgram(declare(args)).errors();
      assert.equal(errors.length, 1, errors.join("\n"));
      assert.match(errors[0] ?? "", message);
    });
  }
});

/** Members of the last variable of a program that this package declares. */
function outputsOf({ source, checker }: OpenProgram): string[] {
  const statement = source.statements.at(-1) as ts.VariableStatement;
  const [output] = statement.declarationList.declarations;
  if (!output) throw new Error("Cannot find the last variable of the program");
  return checker
    .getTypeAtLocation(output.name)
    .getProperties()
    .filter(({ declarations = [] }) =>
      declarations.some((declaration) => /\/dist\/(provider|sdk)\//.test(declaration.getSourceFile().fileName)),
    )
    .map(({ name }) => name);
}
