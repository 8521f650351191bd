import {
  commonJsProgram,
  esmProgram,
  type Ingredients,
  json,
  manifest,
  oldTypeScriptProgram,
  pulumiProject,
  templateSettings,
  typeScriptFiles,
  wrappedFiles,
} from "./project-files";

export type PackageManager = "npm" | "pnpm" | "yarn";

export interface Consumer {
  readonly name: string;
  readonly manager: PackageManager;
  /** Contents of each file by its path in the project, without the template's files. */
  files(ingredients: Ingredients): Readonly<Record<string, string>>;
  /** Whether `pulumi new` generates it from templates/cleanroomsml-typescript. */
  readonly isFromTemplate?: boolean;
  /** Folder of Pulumi.yaml in the project, if it is a subfolder. */
  readonly programFolder?: string;
  /** Runs after the installation: the arguments of Node. */
  readonly build?: readonly string[];
  /** Whether `yarn exec` starts the CLI, so that Node finds the packages of Plug'n'Play. */
  readonly isRunByYarn?: boolean;
  /** Number of resources that one `up` creates. */
  readonly resources: number;
  /** The error of `pulumi up` if the program cannot run. */
  readonly refusal?: RegExp;
}

/** pnpm fails on an install script without a decision; this one belongs to a dependency of @pulumi/pulumi. */
const pnpmSettings = { allowBuilds: { protobufjs: false } };

/** Additional files for a package manager. */
export const managerFiles: Readonly<Record<PackageManager, Readonly<Record<string, string>>>> = {
  npm: {},
  pnpm: { "pnpm-workspace.yaml": json(pnpmSettings) },
  yarn: { "yarn.lock": "" },
};

const plugAndPlayFiles = (ingredients: Ingredients) => ({
  ...typeScriptFiles(ingredients),
  ".yarnrc.yml": "nodeLinker: pnp\n",
});

/** The one that runs with every version. */
export const baseConsumer: Consumer = {
  name: "TypeScript by ts-node, npm",
  manager: "npm",
  files: typeScriptFiles,
  resources: 3,
};

/** Each runs with one version of Node and of @pulumi/pulumi. */
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
    files: plugAndPlayFiles,
    // An error of Pulumi itself before our package is loaded; the documentation has the fix.
    refusal: /Pulumi SDK has not been installed/,
  },
  {
    ...baseConsumer,
    name: "The same by `yarn exec pulumi`",
    manager: "yarn",
    files: plugAndPlayFiles,
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
    // Only the wrapper resolves the package then; the documentation tells that the program must depend on it, too.
    refusal: /Cannot find pulumi-cleanroomsml from .*: run npm ci in the program's folder/,
  },
  {
    name: "The template of `pulumi new`, npm",
    manager: "npm",
    isFromTemplate: true,
    files: () => ({ "Pulumi.dev.yaml": json({ config: templateSettings }) }),
    resources: 3,
  },
];
