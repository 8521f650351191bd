// The files of consumer projects: programs, package.json, settings. Every program declares the same model, "churn", and
// exports its ARN and the version of Node.
import { exampleSettings } from "../cli/example-project";
import { validInputs } from "../inputs/valid-inputs";

/** The paths and versions in the files of a project. */
export interface Ingredients {
  /** Absolute path of the packed package. */
  readonly tarball: string;
  /** Absolute path of the emulator's package. */
  readonly emulatorTarball: string;
  /** Absolute path of the packed package that wraps ours in a component. */
  readonly wrapperTarball: string;
  /** Version of @pulumi/pulumi. */
  readonly pulumi: string;
}

const { name: _, ...required } = validInputs();
const inputs = JSON.stringify(required, null, 2);
const model = `const model = new TrainedModel("churn", ${inputs});`;

const typeScriptProgram = `import { TrainedModel, type TrainedModelArgs } from "pulumi-cleanroomsml";
const args: TrainedModelArgs = ${inputs};
const model = new TrainedModel("churn", args);
export const trainedModelArn = model.trainedModelArn;
export const node = process.version;
`;
/** The same for the compiler of @pulumi/pulumi, 3.8, which does not support `type` in import lists. */
export const oldTypeScriptProgram = typeScriptProgram.replace(", type TrainedModelArgs", ", TrainedModelArgs");
export const commonJsProgram = `const { TrainedModel } = require("pulumi-cleanroomsml");
${model}
exports.trainedModelArn = model.trainedModelArn;
exports.node = process.version;
`;
export const esmProgram = `import { TrainedModel } from "pulumi-cleanroomsml";
${model}
export const trainedModelArn = model.trainedModelArn;
export const node = process.version;
`;
const wrappedProgram = `const { Platform } = require("compat-wrapper");
const platform = new Platform("platform");
exports.trainedModelArn = platform.trainedModelArn;
exports.node = process.version;
`;

/** The files of the package that wraps ours. */
export function wrapperFiles({ tarball }: Pick<Ingredients, "tarball">): Readonly<Record<string, string>> {
  return {
    "package.json": json({
      name: "compat-wrapper",
      version: "1.0.0",
      main: "index.js",
      dependencies: { "pulumi-cleanroomsml": `file:${tarball}` },
      peerDependencies: { "@pulumi/pulumi": "*" },
    }),
    "index.js": `const pulumi = require("@pulumi/pulumi");
const { TrainedModel } = require("pulumi-cleanroomsml");
exports.Platform = class extends pulumi.ComponentResource {
  constructor(name, opts) {
    super("compat:wrapper:Platform", name, {}, opts);
    const model = new TrainedModel("churn", ${inputs}, { parent: this });
    this.trainedModelArn = model.trainedModelArn;
    this.registerOutputs({ trainedModelArn: this.trainedModelArn });
  }
};
`,
  };
}

/** The output of `pulumi new typescript`. */
const tsconfig = json({
  compilerOptions: {
    strict: true,
    outDir: "bin",
    target: "es2020",
    module: "commonjs",
    moduleResolution: "node",
    sourceMap: true,
    experimentalDecorators: true,
    pretty: true,
    noFallthroughCasesInSwitch: true,
    noImplicitReturns: true,
    forceConsistentCasingInFileNames: true,
  },
  files: ["index.ts"],
});
const typeScript = { typescript: "^5.0.0", "@types/node": "^20" };
export const pulumiProject = (main?: string) =>
  json({ name: "compat", runtime: "nodejs", ...(main === undefined ? {} : { main }) });

/** The template's settings. */
export const templateSettings = Object.fromEntries(
  Object.entries(exampleSettings).map(([key, value]) => [`compat:${key}`, value]),
);

/** Package.json of a program that uses ours itself. */
export function manifest({ tarball, pulumi }: Ingredients, extra: Record<string, unknown> = {}, more = {}): string {
  const dependencies = { "@pulumi/pulumi": pulumi, "pulumi-cleanroomsml": `file:${tarball}`, ...more };
  return json({ name: "compat-program", private: true, dependencies, ...extra });
}

export const typeScriptFiles = (ingredients: Ingredients) => ({
  "Pulumi.yaml": pulumiProject(),
  "package.json": manifest(ingredients, { devDependencies: typeScript }),
  "tsconfig.json": tsconfig,
  "index.ts": typeScriptProgram,
});
export const wrappedFiles = ({ wrapperTarball, pulumi }: Ingredients) => ({
  "Pulumi.yaml": pulumiProject(),
  "package.json": json({
    name: "compat-program",
    private: true,
    dependencies: { "@pulumi/pulumi": pulumi, "compat-wrapper": `file:${wrapperTarball}` },
  }),
  "index.js": wrappedProgram,
});

/** The program for Bun, which runs without the CLI. */
export const bunFiles = (ingredients: Ingredients) => ({
  "package.json": manifest(ingredients),
  "index.ts": `import * as pulumi from "@pulumi/pulumi";
pulumi.runtime.setMocks({ call: () => ({}), newResource: () => ({ id: "id", state: {} }) });
const { TrainedModel } = await import("pulumi-cleanroomsml");
${model}
console.log(model);
`,
});

/** A program that starts the emulator by the name of its package and by the entry of ours. */
export const emulatorFiles = (ingredients: Ingredients) => ({
  "package.json": manifest(
    ingredients,
    { devDependencies: typeScript },
    { "cleanroomsml-emulator": `file:${ingredients.emulatorTarball}` },
  ),
  "tsconfig.json": json({
    ...JSON.parse(tsconfig),
    compilerOptions: { ...JSON.parse(tsconfig).compilerOptions, outDir: "." },
  }),
  "index.ts": `import * as own from "cleanroomsml-emulator";
import { defaultCredential as credentials, startEmulator, type Emulator } from "pulumi-cleanroomsml/emulator";
import { createClient } from "pulumi-cleanroomsml/sdk";
async function main() {
  const emulator: Emulator = await startEmulator();
  const client = createClient({ region: "eu-west-1", endpoint: emulator.url, credentials });
  const { $metadata } = await client.listTrainedModels({ membershipIdentifier: "${required.membershipIdentifier}" });
  console.log($metadata.httpStatusCode, own.startEmulator === startEmulator);
  await client.close();
  await emulator.close();
}
void main();
`,
  "module.mjs": `import { startEmulator } from "cleanroomsml-emulator";
import { startEmulator as byTheDoor } from "pulumi-cleanroomsml/emulator";
console.log(startEmulator === byTheDoor);
`,
});

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
