// The schema of the Pulumi package, from the rows of the kinds and from AWS's data: what SDKs, documentation and the engine know.
import { limitWords } from "./limit-words.mjs";

/** @typedef {import("./limit-words.mjs").Shapes} Shapes */
/** @typedef {Record<string, unknown>} Spec  a part of the schema */
/**
 * @typedef {object} Row  of a kind, as in provider/kinds
 * @property {string} className
 * @property {string} noun
 * @property {string} createOperation
 * @property {{ arnMember?: string, hasVersions?: boolean }} id
 * @property {Record<string, unknown>} inputs
 * @property {readonly string[]} updates
 * @property {readonly string[]} [outputs]
 * @property {boolean} [hasStatus]
 * @property {boolean} [isSingleton]
 */
/**
 * @typedef {object} Sources
 * @property {{ operations: Record<string, { input: string, output?: string }>, shapes: Shapes }} data
 * @property {{ names: Record<string, string>, limits: Record<string, object>, texts: Record<string, string> }} descriptions
 * @property {readonly Row[]} kinds
 * @property {(kind: string) => string} customType  the type of a kind's custom resource
 * @property {(row: Row) => string | undefined} waitOf  the kind that waits for a kind's objects
 * @property {Record<string, Spec>} providerProperties
 * @property {string} version
 */

/** AWS adds values to a longer enumeration. */
const longestClosedEnum = 20;

/**
 * Makes the schema.
 *
 * @param {Sources} sources
 * @returns {Spec}
 * @see https://www.pulumi.com/docs/iac/using-pulumi/pulumi-packages/schema/
 */
export function packageSchema({ kinds, customType, waitOf, providerProperties, version, ...sources }) {
  const types = typesOf(sources);
  const resources = kinds.flatMap((row) => {
    const wait = waitOf(row);
    const object = objectSpec(row, types, wait !== undefined);
    if (wait === undefined) return [[customType(row.className), { ...object, aliases: dynamicAlias(row) }]];
    return [
      [`cleanroomsml:index:${row.className}`, componentSpec(row, wait, object)],
      [customType(row.className), object],
      [customType(wait), waitSpec(row)],
    ];
  });
  const config = Object.fromEntries(
    Object.entries(providerProperties).map(([name, spec]) => [name, types.named("AssumeRole", configSpec(spec))]),
  );
  return {
    name: "cleanroomsml",
    displayName: "AWS Clean Rooms ML",
    version,
    description: "AWS Clean Rooms ML custom models: algorithms, trained models and their waits.",
    keywords: ["pulumi", "aws", "cleanrooms", "cleanroomsml", "machine-learning", "category/cloud"],
    license: "Apache-2.0",
    publisher: "pulumi-cleanroomsml",
    config: { variables: config },
    provider: {
      description: "The AWS account, the endpoint and the limits of the calls.",
      inputProperties: config,
      properties: config,
    },
    resources: Object.fromEntries(resources),
    types: types.all(),
    language: {
      nodejs: { respectSchemaVersion: true },
      python: { respectSchemaVersion: true, pyproject: { enabled: true } },
      go: {
        respectSchemaVersion: true,
        generateResourceContainerTypes: true,
        importBasePath: "example.com/pulumi-cleanroomsml/sdk/go/cleanroomsml",
      },
      csharp: { respectSchemaVersion: true },
    },
  };
}

/** Stacks of the package for Node programs have a dynamic resource in its place. @param {Row} row */
function dynamicAlias({ className }) {
  return [{ type: `pulumi-nodejs:dynamic/cleanroomsml:${className}` }];
}

/** @param {Row} row @param {ReturnType<typeof typesOf>} types @param {boolean} isPart */
function objectSpec({ noun, createOperation, id, inputs, updates, outputs = [], ...row }, types, isPart) {
  const { properties, required } = types.inputsOf(createOperation);
  const optional = required.filter((name) => name !== "name");
  const given = Object.fromEntries(
    Object.entries(properties).map(([name, spec]) => [
      name,
      updates.includes(name) || name === "tags" ? spec : { ...spec, willReplaceOnChanges: true },
    ]),
  );
  const own =
    "tags" in inputs && !updates.includes("tags")
      ? {
          updateTagsInPlace: {
            type: "boolean",
            description: "Whether changed tags are updated, although a change of any other input replaces the object.",
          },
        }
      : {};
  const identity = identityOf({ id }, types);
  const more = Object.fromEntries(outputs.map((name) => [name, types.memberOf(name, createOperation)]));
  const failed = {
    type: "string",
    description:
      "The status of an object whose creation failed, which the next `pulumi up` recreates; absent otherwise.",
  };
  const region = { type: "string", description: "The region of the object, which its ID does not have." };
  return {
    description: `${isPart ? `The object of the component for a ${noun}: what \`pulumi import\` imports. ` : ""}${types.textOf(createOperation)}`,
    inputProperties: { ...given, ...own },
    requiredInputs: optional,
    properties: {
      ...properties,
      ...own,
      ...identity,
      ...more,
      ...(row.hasStatus && { failedStatus: failed }),
      ...(row.isSingleton && { region }),
    },
    required: [...new Set([...required, ...(id.arnMember ? [id.arnMember] : [])])],
  };
}

/** @param {Row} row @param {string} wait @param {ReturnType<typeof objectSpec>} object */
function componentSpec({ noun, id, className }, wait, { inputProperties, requiredInputs, properties }) {
  const names = [...(id.arnMember ? [id.arnMember] : []), ...(id.hasVersions ? ["versionIdentifier"] : []), "name"];
  /** @type {Record<string, Spec>} */
  const outputs = properties;
  return {
    isComponent: true,
    description:
      `A ${noun} and the wait for it. A resource that uses its outputs, or has it in \`dependsOn\`, is created after the wait. ` +
      `\`pulumi up --replace\` takes the URN of its object, of the type \`cleanroomsml:api:${className}\`.`,
    inputProperties: {
      ...inputProperties,
      [`waitFor${wait}`]: {
        type: "boolean",
        default: true,
        description: "Whether the create waits until the object is ACTIVE, and fails if it fails.",
      },
    },
    requiredInputs,
    properties: { ...Object.fromEntries(names.map((name) => [name, outputs[name]])), details: detailsSpec },
    required: names.filter((name) => name !== "versionIdentifier"),
  };
}

/** @param {Row} row */
function waitSpec({ noun, id }) {
  const given = {
    ...(id.arnMember && {
      [id.arnMember]: { type: "string", description: `ARN of the ${noun}.`, willReplaceOnChanges: true },
    }),
    ...(id.hasVersions && {
      versionIdentifier: {
        type: "string",
        description: "Its version, a UUID; absent for the base version.",
        willReplaceOnChanges: true,
      },
    }),
    maxRuntimeInSeconds: {
      type: "integer",
      description: "Its longest run time, which limits the wait; 24 h if absent.",
    },
  };
  const required = id.arnMember ? [id.arnMember] : [];
  return {
    description: `The wait for a ${noun}: its create ends when the object is ACTIVE, and its delete does nothing.`,
    inputProperties: given,
    requiredInputs: required,
    properties: { ...given, details: detailsSpec },
    required: [...required, "details"],
  };
}

const detailsSpec = {
  type: "object",
  additionalProperties: { $ref: "pulumi.json#/Any" },
  description: "What the service changes by itself, from the last read: `status`, `statusDetails` and others.",
};

/** @param {Pick<Row, "id">} row @param {ReturnType<typeof typesOf>} types */
function identityOf({ id }, types) {
  return {
    ...(id.arnMember && { [id.arnMember]: { type: "string", description: types.textOf(id.arnMember) } }),
    ...(id.hasVersions && {
      versionIdentifier: { type: "string", description: "Version of the object, a UUID; absent for the base version." },
    }),
  };
}

/** @param {Spec} spec  of a property of a provider */
function configSpec({ setting: _, textOf: __, ...spec }) {
  return spec;
}

/** Collects the types that the properties use. @param {Pick<Sources, "data" | "descriptions">} sources */
function typesOf({ data, descriptions: { names, limits, texts } }) {
  /** @type {Record<string, Spec>} */
  const types = {};
  const shapes = { ...data.shapes };
  for (const [name, limit] of Object.entries(limits)) shapes[name] = { type: "", ...shapes[name], ...limit };
  const textOf = (/** @type {string[]} */ ...keys) => {
    const key = keys.find((candidate) => texts[candidate] !== undefined);
    if (key === undefined) throw new Error(`Cannot describe ${keys[0]}: sdk/descriptions.json has no text for it`);
    return texts[key] ?? "";
  };
  const tokenOf = (/** @type {string} */ shape) => `cleanroomsml:index:${names[shape] ?? shape}`;

  /** @type {(shape: string) => Spec} */
  function specOf(name) {
    const { type, member = "", value = "", members, ...shape } = shapes[name] ?? { type: "" };
    if (type === "list") return { type: "array", items: specOf(member) };
    if (type === "map") return { type: "object", additionalProperties: specOf(value) };
    if (members) {
      if (types[tokenOf(name)] === undefined) {
        // Before its members, which may use it.
        types[tokenOf(name)] = {};
        types[tokenOf(name)] = { type: "object", description: textOf(name), ...structureOf(name) };
      }
      return { $ref: `#/types/${tokenOf(name)}` };
    }
    if (shape.enum && shape.enum.length > 1 && shape.enum.length <= longestClosedEnum) {
      types[tokenOf(name)] ??= {
        type: "string",
        description: textOf(name),
        enum: shape.enum.map((value) => ({ value })),
      };
      return { $ref: `#/types/${tokenOf(name)}` };
    }
    return { type: { string: "string", timestamp: "string", boolean: "boolean", double: "number" }[type] ?? "integer" };
  }

  /** @param {string} name  of a structure @returns {{ properties: Record<string, Spec>, required: string[] }} */
  function structureOf(name) {
    const { members = {}, required = [] } = shapes[name] ?? {};
    const properties = Object.entries(members).map(([member, { shape }]) => [member, propertyOf(name, member, shape)]);
    return { properties: Object.fromEntries(properties), required: [...required] };
  }

  /** @param {string} owner @param {string} member @param {string} shape @returns {Spec} */
  function propertyOf(owner, member, shape) {
    const limit = limitWords(shapes, shape);
    const description = textOf(`${owner}.${member}`, member, shape) + (limit && ` ${sentence(limit)}`);
    return { ...specOf(shape), description };
  }

  return {
    textOf,
    inputsOf: (/** @type {string} */ operation) => structureOf(data.operations[operation]?.input ?? ""),
    /** @param {string} member  that Get returns @param {string} operation  that creates */
    memberOf(member, operation) {
      const output = data.operations[operation.replace(/^\w+?(?=[A-Z])/, "Get")]?.output ?? "";
      return propertyOf(output, member, shapes[output]?.members?.[member]?.shape ?? "");
    },
    /** Moves the members of a list's entries to a type. @param {string} name @param {Spec} spec */
    named(name, spec) {
      const { items } = /** @type {{ items?: Spec }} */ (spec);
      if (items?.properties === undefined) return spec;
      types[`cleanroomsml:index:${name}`] = items;
      return { ...spec, items: { $ref: `#/types/cleanroomsml:index:${name}` } };
    },
    all: () => Object.fromEntries(Object.entries(types).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** @param {string} words */
function sentence(words) {
  return `${words[0]?.toUpperCase()}${words.slice(1)}.`;
}
