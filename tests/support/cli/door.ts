/** Runs a Node program through either door: as dynamic resources of the package, or through the plugin. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { identityOf, waitOption } from "../../../plugin/construct";
import { customType, waitOf } from "../../../plugin/resource-types";
import { KINDS } from "../../../provider/kinds/kinds";
import type { Kind } from "../../../provider/kinds/lifecycle";
import type { ResourceKind } from "../../../provider/kinds/resource-kind";
import { root } from "../paths";

export type Door = "dynamic" | "plugin";
export const DOORS: readonly Door[] = ["dynamic", "plugin"];

/** What Pulumi.yaml has for a project that uses the plugin without installing it. */
export const pluginSettings = { plugins: { providers: [{ name: "cleanroomsml", path: join(root, "plugin/dist") }] } };

/**
 * Puts a package of the same name and classes, which registers the plugin's types, where the program finds it first. It
 * stands for the generated SDK of Node.
 */
export function writePluginSdk(folder: string): void {
  const target = join(folder, "node_modules/pulumi-cleanroomsml");
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, "index.js"), SDK);
  // Otherwise the name means the package around the folder, which is this repository's.
  writeFileSync(join(folder, "package.json"), "{}");
}

const rows = Object.values(KINDS as Readonly<Record<string, ResourceKind>>);
const ownOptions = rows.flatMap((row) => waitOf(row) ?? []).map(waitOption);
const classes = rows.flatMap((row) => {
  const { className, inputs, id } = row;
  const outputs = [...Object.keys(inputs), ...(id.arnMember ? [id.arnMember] : []), "failedStatus"];
  const wait = waitOf(row);
  if (!wait) {
    const aliases = [{ type: `pulumi-nodejs:dynamic/cleanroomsml:${className}` }];
    const parts = [customType(className as Kind), outputs, aliases].map((part) => JSON.stringify(part));
    return [`exports.${className} = custom(${parts});`];
  }
  const own = JSON.stringify([...identityOf(row), "name", "details"]);
  return [
    `exports.${className}Object = custom("${customType(className as Kind)}", ${JSON.stringify(outputs)});`,
    `exports.${className} = component("cleanroomsml:index:${className}", ${own}, exports.${className}Object);`,
    `exports.${wait.className} = custom("${customType(wait.className)}", ${JSON.stringify([...wait.names, "details"])});`,
  ];
});

const SDK = `
const pulumi = require("@pulumi/pulumi");
const split = (opts = {}) => {
  const isOwn = ([name]) => ${JSON.stringify(["updateTagsInPlace", ...ownOptions])}.includes(name);
  const all = Object.entries(opts);
  return [Object.fromEntries(all.filter(isOwn)), Object.fromEntries(all.filter((entry) => !isOwn(entry)))];
};
const declared = (names, args) => ({ ...Object.fromEntries(names.map((name) => [name, undefined])), ...args });
const custom = (type, names, aliases = []) =>
  class extends pulumi.CustomResource {
    constructor(name, args, opts) {
      const [own, rest] = split(opts);
      super(type, name, declared(names, { ...args, ...own }), pulumi.mergeOptions(rest, { aliases }));
    }
    static get(name, id, opts) { return new this(name, {}, { ...opts, id }); }
  };
const component = (type, names, object) =>
  class extends pulumi.ComponentResource {
    constructor(name, args, opts) {
      const [own, rest] = split(opts);
      super(type, name, declared(names, { ...args, ...own }), rest, true);
    }
    get training() { return this; }
    static get(name, id, opts) { return object.get(name, id, opts); }
  };
${classes.join("\n")}
exports.Provider = class extends pulumi.ProviderResource {
  constructor(name, props, opts) { super("cleanroomsml", name, props, opts); }
};
`;
