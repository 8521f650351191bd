// The schema of the Pulumi package, from the rows of the kinds and from AWS's data: what SDKs, documentation and the engine know.
import { limitWords } from "./limit-words.mjs";

/** @typedef {import("./limit-words.mjs").Shapes} Shapes */
/** @typedef {Record<string, unknown>} Spec  a part of the schema */
/**
 * @typedef {object} Row  of a kind, as in provider/kinds
 * @property {string} className
 * @property {string} noun
 * @property {string} createOperation
 * @property {{ arnMember?: string, versionMember?: string }} id
 * @property {Record<string, { isSensitive?: boolean }>} inputs
 * @property {readonly string[]} updates
 * @property {readonly string[]} [outputs]
 * @property {{ create: string, get?: string, list?: string, entries?: string }} calls
 * @property {{ details: readonly string[] }} [work]
 * @property {boolean} [isSingleton]
 */
/** @typedef {{ className: string, names: readonly string[], limits: readonly string[] }} WaitRow */
/**
 * @typedef {object} Sources
 * @property {{ operations: Record<string, { input: string, output?: string }>, shapes: Shapes }} data
 * @property {{ names: Record<string, string>, limits: Record<string, object>, texts: Record<string, string> }} descriptions
 * @property {readonly Row[]} kinds
 * @property {(kind: string) => string} customType  the type of a kind's custom resource
 * @property {(row: Row) => WaitRow | undefined} waitOf  what waits for a kind's objects
 * @property {(row: Row) => string[]} identityOf  the members that name an object
 * @property {(wait: WaitRow) => string} waitOption  the input of a component that says whether it waits
 * @property {Record<string, { entries?: string }>} functions
 * @property {(name: string) => string} functionToken
 * @property {Record<string, Spec>} providerProperties
 * @property {string} version
 */

/** Inputs of waits, other than the members of the API. @type {Record<string, string>} */
const waitTexts = {
  objectId: "The ID of the object.",
  startTime: "Of an export job, which only its name identifies: its start. Older jobs of that name do not count.",
  maxRuntimeInSeconds: "The longest run time, which limits the wait; 24 h if absent.",
};

/** AWS adds values to a longer enumeration. */
const longestClosedEnum = 20;

/**
 * Makes the schema.
 *
 * @param {Sources} sources
 * @returns {Spec}
 * @see https://www.pulumi.com/docs/iac/using-pulumi/pulumi-packages/schema/
 */
export function packageSchema({ kinds, customType, providerProperties, version, ...sources }) {
  const types = typesOf(sources);
  const { waitOf } = sources;
  const resources = kinds.flatMap((row) => {
    const wait = waitOf(row);
    const object = objectSpec(row, types, sources);
    if (wait === undefined) return [[customType(row.className), { ...object, aliases: dynamicAlias(row) }]];
    const kindsOfWait = kinds.filter((kind) => waitOf(kind) === wait);
    return [
      [`cleanroomsml:index:${row.className}`, componentSpec(row, wait, object, types, sources)],
      [customType(row.className), object],
      [customType(wait.className), waitSpec(wait, kindsOfWait, types)],
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
    functions: functionSpecs(sources, types),
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

/**
 * @param {Row} row
 * @param {ReturnType<typeof typesOf>} types
 * @param {Pick<Sources, "waitOf" | "identityOf">} sources
 */
function objectSpec(row, types, { waitOf, identityOf }) {
  const { noun, createOperation, id, inputs, updates, outputs = [], work } = row;
  const { properties, required } = types.inputsOf(createOperation);
  const given = Object.fromEntries(
    Object.entries(properties).map(([name, spec]) => [
      name,
      inputs[name]?.isSensitive ? { ...spec, secret: true } : spec,
    ]),
  );
  const isReplaced = (/** @type {string} */ name) => !updates.includes(name) && name !== "tags";
  const own =
    "tags" in inputs && !updates.includes("tags")
      ? {
          updateTagsInPlace: {
            type: "boolean",
            description:
              "Whether changed tags are updated, although a change of any other input replaces the object; false if absent.",
          },
        }
      : {};
  const identity = identityOf(row).map((name) => [name, { type: "string", description: types.textOf(name) }]);
  const more = outputs.map((name) => [name, types.outputOf(row, name)]);
  const failed = {
    type: "string",
    description:
      "The status of an object whose creation failed, which the next `pulumi up` recreates; absent otherwise.",
  };
  const region = { type: "string", description: "The region of the object, which its ID does not have." };
  const isPart = waitOf(row) !== undefined;
  return {
    description: `${isPart ? `The object of the component for a ${noun}: what \`pulumi import\` imports. ` : ""}${types.textOf(createOperation)}`,
    inputProperties: {
      ...Object.fromEntries(
        Object.entries(given).map(([name, spec]) => [
          name,
          isReplaced(name) ? { ...spec, willReplaceOnChanges: true } : spec,
        ]),
      ),
      ...own,
    },
    requiredInputs: required.filter((name) => name !== "name"),
    properties: {
      ...Object.fromEntries(identity),
      ...given,
      ...own,
      ...Object.fromEntries(more),
      ...(work && { failedStatus: failed }),
      ...(row.isSingleton && { region }),
    },
    required: [...new Set([...required, ...(id.arnMember ? [id.arnMember] : [])])],
  };
}

/**
 * @param {Row} row
 * @param {WaitRow} wait
 * @param {ReturnType<typeof objectSpec>} object
 * @param {ReturnType<typeof typesOf>} types
 * @param {Pick<Sources, "waitOption" | "identityOf">} sources
 */
function componentSpec(row, wait, { inputProperties, requiredInputs, properties, required }, types, sources) {
  const names = [...sources.identityOf(row), "name"];
  /** @type {Record<string, Spec>} */
  const outputs = properties;
  return {
    isComponent: true,
    description:
      `${capital(row.noun)}, and the wait for it. A resource that uses its outputs, or has it in \`dependsOn\`, is created after ` +
      `the wait. \`pulumi up --replace\` takes the URN of its object, of the type \`cleanroomsml:api:${row.className}\`.`,
    inputProperties: {
      ...inputProperties,
      [sources.waitOption(wait)]: {
        type: "boolean",
        default: true,
        description: "Whether the create waits until the object is ACTIVE, and fails if it fails; true if absent.",
      },
    },
    requiredInputs,
    properties: {
      ...Object.fromEntries(names.map((name) => [name, outputs[name]])),
      details: types.detailsOf(wait, [row]),
    },
    required: names.filter((name) => required.includes(name)),
  };
}

/** @param {WaitRow} wait @param {Row[]} rows @param {ReturnType<typeof typesOf>} types */
function waitSpec(wait, rows, types) {
  const given = [...wait.names, ...wait.limits].map((name) => {
    const replaces = wait.names.includes(name) && { willReplaceOnChanges: true };
    return [
      name,
      {
        type: name.endsWith("InSeconds") ? "integer" : "string",
        description: waitTexts[name] ?? types.textOf(name),
        ...replaces,
      },
    ];
  });
  const [first = ""] = wait.names;
  const properties = Object.fromEntries(given);
  return {
    description:
      "A wait: its create ends when the object is ACTIVE, or fails with the service's reason; its delete does nothing.",
    inputProperties: properties,
    requiredInputs: [first],
    properties: { ...properties, details: types.detailsOf(wait, rows) },
    required: [first, "details"],
  };
}

/** @param {string} noun */
function capital(noun) {
  return `${/^(ML|[aeiou])/.test(noun) ? "An" : "A"} ${noun}`;
}

/** @param {Pick<Sources, "functions" | "functionToken">} sources @param {ReturnType<typeof typesOf>} types */
function functionSpecs({ functions, functionToken }, types) {
  const specs = Object.keys(functions).map((name) => {
    const operation = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    const { properties, required } = types.inputsOf(operation);
    const { entries } = functions[name] ?? {};
    const { nextToken: _, maxResults: __, ...args } = properties;
    const sought = { name: { type: "string", description: "Only entries with this name." } };
    const { nextToken: ___, ...outputs } = types.outputsOf(operation).properties;
    return [
      functionToken(name),
      {
        description: `${entries ? `Reads every page. ${types.textOf(operation)}` : types.textOf(operation)}`,
        inputs: { type: "object", properties: { ...args, ...(entries && sought) }, required },
        outputs: { type: "object", properties: outputs, required: types.outputsOf(operation).required },
      },
    ];
  });
  return Object.fromEntries(specs);
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

  /**
   * @param {string} name  of a structure
   * @param {string[]} others  keys of descriptions for members without one
   * @returns {{ properties: Record<string, Spec>, required: string[] }}
   */
  function structureOf(name, ...others) {
    const { members = {}, required = [] } = shapes[name] ?? {};
    const properties = Object.entries(members).map(([member, { shape }]) => [
      member,
      propertyOf(name, member, shape, ...others),
    ]);
    return { properties: Object.fromEntries(properties), required: [...required] };
  }

  /** @param {string} owner @param {string} member @param {string} shape @param {string[]} others @returns {Spec} */
  function propertyOf(owner, member, shape, ...others) {
    const limit = limitWords(shapes, shape);
    const description = textOf(`${owner}.${member}`, member, shape, ...others) + (limit && ` ${sentence(limit)}`);
    return { ...specOf(shape), description };
  }

  /** What Get returns, or an entry of the list. @param {Row} row */
  function returnedShape({ calls: { get, list = "", entries = "" } }) {
    const [operation = ""] = [get ?? list].map((name) => `${name[0]?.toUpperCase()}${name.slice(1)}`);
    const output = data.operations[operation]?.output ?? "";
    const page = shapes[output]?.members?.[entries]?.shape ?? "";
    return get ? output : (shapes[page]?.member ?? "");
  }

  return {
    textOf,
    outputsOf: (/** @type {string} */ operation) => structureOf(data.operations[operation]?.output ?? "", "entries"),
    inputsOf: (/** @type {string} */ operation) => structureOf(data.operations[operation]?.input ?? ""),
    /** @param {Row} row @param {string} name  of what the service returns about the object */
    outputOf(row, name) {
      const owner = returnedShape(row);
      return propertyOf(owner, name, shapes[owner]?.members?.[name]?.shape ?? "");
    },
    /** What the service changes by itself, as one type for each wait. @param {WaitRow} wait @param {Row[]} rows @returns {Spec} */
    detailsOf({ className }, rows) {
      const token = `cleanroomsml:index:${className}Details`;
      const known = /** @type {{ properties?: Record<string, Spec> }} */ (types[token] ?? {});
      const found = rows.flatMap((row) =>
        (row.work?.details ?? []).map((name) => {
          const owner = returnedShape(row);
          const shape = shapes[owner]?.members?.[name]?.shape ?? "";
          const spec = propertyOf(owner, name, shape);
          // Each kind has statuses of its own.
          return [name, shapes[shape]?.enum ? { type: "string", description: spec.description } : spec];
        }),
      );
      const description = "What the service changes by itself, from the last read.";
      types[token] = { type: "object", description, properties: { ...Object.fromEntries(found), ...known.properties } };
      return { $ref: `#/types/${token}`, description };
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
