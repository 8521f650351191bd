// The consumer projects: the files of each, and how its packages are installed. Every one declares the same model, named
// "churn". Knows no process.
import { validInputs } from "../valid-inputs";

/** What the files of a project name. */
export interface Ingredients {
  /** Absolute path of the packed package. */
  readonly tarball: string;
  /** Of a packed package that wraps ours in a component. */
  readonly wrapperTarball: string;
  /** Version of @pulumi/pulumi. */
  readonly pulumi: string;
}

export type PackageManager = "npm" | "pnpm" | "yarn";

export interface Consumer {
  readonly name: string;
  readonly manager: PackageManager;
  /** Text of each file, by its path in the project; without the template's. */
  files(ingredients: Ingredients): Readonly<Record<string, string>>;
  /** It is what `pulumi new` makes of templates/cleanroomsml-typescript. */
  readonly isFromTemplate?: boolean;
  /** Folder of Pulumi.yaml in the project, where it is not the project's own. */
  readonly programFolder?: string;
  /** Runs after the installation: the arguments of Node. */
  readonly build?: readonly string[];
  /** The CLI is started by `yarn exec`, which tells Node where Plug'n'Play has the packages. */
  readonly isRunByYarn?: boolean;
  /** How many resources one `up` makes. */
  readonly resources: number;
  /** The program cannot run: what `pulumi up` says then. */
  readonly refusal?: RegExp;
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
/** The same for the compiler that @pulumi/pulumi brings along, 3.8, which knows no `type` among names. */
const oldTypeScriptProgram = typeScriptProgram.replace(", type TrainedModelArgs", ", TrainedModelArgs");
const commonJsProgram = `const { TrainedModel } = require("pulumi-cleanroomsml");
${model}
exports.trainedModelArn = model.trainedModelArn;
exports.node = process.version;
`;
const esmProgram = `import { TrainedModel } from "pulumi-cleanroomsml";
${model}
export const trainedModelArn = model.trainedModelArn;
export const node = process.version;
`;
const wrappedProgram = `const { Platform } = require("compat-wrapper");
const platform = new Platform("platform");
exports.trainedModelArn = platform.trainedModelArn;
exports.node = process.version;
`;

/** The package that wraps ours: what it is packed from. */
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

/** What `pulumi new typescript` writes. */
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
const pulumiProject = (main?: string) =>
  json({ name: "compat", runtime: "nodejs", ...(main === undefined ? {} : { main }) });

/** pnpm fails where nobody has decided about an install script; this one is of a dependency of @pulumi/pulumi. */
const pnpmSettings = { allowBuilds: { protobufjs: false } };

/** What the template asks for. */
const templateSettings = {
  "compat:membershipIdentifier": required.membershipIdentifier,
  "compat:configuredModelAlgorithmAssociationArn": required.configuredModelAlgorithmAssociationArn,
  "compat:mlInputChannelArn": required.dataChannels[0]?.mlInputChannelArn,
  "compat:instanceType": required.resourceConfig.instanceType,
  "compat:volumeSizeInGB": required.resourceConfig.volumeSizeInGB,
};

/** Package.json of a program that uses ours itself. */
function manifest({ tarball, pulumi }: Ingredients, extra: Record<string, unknown> = {}, more = {}): string {
  const dependencies = { "@pulumi/pulumi": pulumi, "pulumi-cleanroomsml": `file:${tarball}`, ...more };
  return json({ name: "compat-program", private: true, dependencies, ...extra });
}

const typeScriptFiles = (ingredients: Ingredients) => ({
  "Pulumi.yaml": pulumiProject(),
  "package.json": manifest(ingredients, { devDependencies: typeScript }),
  "tsconfig.json": tsconfig,
  "index.ts": typeScriptProgram,
});
const wrappedFiles = ({ wrapperTarball, pulumi }: Ingredients) => ({
  "Pulumi.yaml": pulumiProject(),
  "package.json": json({
    name: "compat-program",
    private: true,
    dependencies: { "@pulumi/pulumi": pulumi, "compat-wrapper": `file:${wrapperTarball}` },
  }),
  "index.js": wrappedProgram,
});

/** The one that goes through every version. */
export const baseConsumer: Consumer = {
  name: "TypeScript by ts-node, npm",
  manager: "npm",
  files: typeScriptFiles,
  resources: 3,
};

/** Each goes through one version of Node and of @pulumi/pulumi. */
export const consumers: readonly Consumer[] = [
  {
    name: "CommonJS, npm",
    manager: "npm",
    files: (ingredients) => ({
      "Pulumi.yaml": pulumiProject(),
      "package.json": manifest(ingredients),
      "index.js": commonJsProgram,
    }),
    resources: 3,
  },
  {
    name: "ES modules, npm",
    manager: "npm",
    files: (ingredients) => ({
      "Pulumi.yaml": pulumiProject(),
      "package.json": manifest(ingredients, { type: "module", main: "index.js" }),
      "index.js": esmProgram,
    }),
    resources: 3,
  },
  {
    name: "TypeScript by Pulumi's own compiler (3.8), npm",
    manager: "npm",
    files: (ingredients) => ({
      ...typeScriptFiles(ingredients),
      "package.json": manifest(ingredients, {}, { "@types/node": "^14" }),
      "index.ts": oldTypeScriptProgram,
    }),
    resources: 3,
  },
  {
    name: "TypeScript compiled, main: bin/, npm",
    manager: "npm",
    files: (ingredients) => ({
      ...typeScriptFiles(ingredients),
      "Pulumi.yaml": pulumiProject("bin/"),
    }),
    build: ["node_modules/typescript/bin/tsc"],
    resources: 3,
  },
  { ...baseConsumer, name: "TypeScript by ts-node, pnpm", manager: "pnpm" },
  {
    ...baseConsumer,
    name: "TypeScript by ts-node, yarn with node-modules",
    manager: "yarn",
    files: (ingredients) => ({ ...typeScriptFiles(ingredients), ".yarnrc.yml": "nodeLinker: node-modules\n" }),
  },
  {
    ...baseConsumer,
    name: "TypeScript by ts-node, yarn Plug'n'Play",
    manager: "yarn",
    files: (ingredients) => ({ ...typeScriptFiles(ingredients), ".yarnrc.yml": "nodeLinker: pnp\n" }),
    // Pulumi's own words, before anything of ours is loaded; the README has what to do about it.
    refusal: /Pulumi SDK has not been installed/,
  },
  {
    ...baseConsumer,
    name: "The same by `yarn exec pulumi`",
    manager: "yarn",
    files: (ingredients) => ({ ...typeScriptFiles(ingredients), ".yarnrc.yml": "nodeLinker: pnp\n" }),
    isRunByYarn: true,
  },
  {
    name: "Program in an npm workspace",
    manager: "npm",
    files: (ingredients) => ({
      "package.json": json({ name: "compat-monorepo", private: true, workspaces: ["packages/*", "infra/training"] }),
      "packages/app/package.json": json({ name: "compat-app", version: "1.0.0" }),
      ...Object.fromEntries(
        Object.entries(typeScriptFiles(ingredients)).map(([file, text]) => [`infra/training/${file}`, text]),
      ),
    }),
    programFolder: "infra/training",
    resources: 3,
  },
  { name: "Wrapped by another package, npm", manager: "npm", files: wrappedFiles, resources: 4 },
  { name: "Wrapped by another package, pnpm", manager: "pnpm", files: wrappedFiles, resources: 4 },
  {
    name: "Wrapped by another package, pnpm with hoist: false",
    manager: "pnpm",
    files: (ingredients) => ({
      ...wrappedFiles(ingredients),
      "pnpm-workspace.yaml": json({ ...pnpmSettings, hoist: false }),
    }),
    resources: 0,
    // Nobody but the wrapper finds the package then; the README says that the program must ask for it, too.
    refusal: /Cannot find pulumi-cleanroomsml from .*your package manager's install/,
  },
  {
    name: "The template of `pulumi new`, npm",
    manager: "npm",
    isFromTemplate: true,
    files: () => ({ "Pulumi.dev.yaml": json({ config: templateSettings }) }),
    resources: 3,
  },
];

/** The program for Bun, which is run without the CLI. */
export const bunFiles = (ingredients: Ingredients) => ({
  "package.json": manifest(ingredients),
  "index.ts": `import * as pulumi from "@pulumi/pulumi";
pulumi.runtime.setMocks({ call: () => ({}), newResource: () => ({ id: "id", state: {} }) });
const { TrainedModel } = await import("pulumi-cleanroomsml");
${model}
console.log(model);
`,
});

/** What a package manager wants to find beside the project's own files. */
export const managerFiles: Readonly<Record<PackageManager, Readonly<Record<string, string>>>> = {
  npm: {},
  pnpm: { "pnpm-workspace.yaml": json(pnpmSettings) },
  yarn: { "yarn.lock": "" },
};

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
