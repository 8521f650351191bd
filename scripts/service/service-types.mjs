// TypeScript types of the operations that sdk/descriptions.json describes: its texts and AWS's limits are their comments.
import { limitWords } from "./limit-words.mjs";

/** @typedef {import("./limit-words.mjs").Shapes} Shapes */
/** @typedef {{ operations: Record<string, { input: string, output?: string }>, shapes: Shapes }} ServiceData */
/**
 * @typedef {object} Descriptions
 * @property {Record<string, string>} names  our names of shapes
 * @property {Record<string, { max: number }>} limits  of shapes, where AWS states them in prose only
 * @property {Record<string, string>} texts  of operations, shapes, members of any shape (`name`) or of one (`Shape.name`),
 *   and of the list in a page (`entries`)
 */

/** AWS adds values to long enumerations: each becomes a list, and its type accepts other strings, too. */
const longestClosedEnum = 20;

/**
 * Writes the types.
 *
 * @param {ServiceData} data
 * @param {Descriptions} descriptions  of the client's operations and of all that they reach
 * @returns {string} TypeScript, not formatted
 * @throws {Error} for an operation, type or member without a text, and for a text that describes nothing
 */
export function serviceTypes(data, { names, limits, texts }) {
  const shapes = { ...data.shapes };
  for (const [name, limit] of Object.entries(limits)) shapes[name] = { type: "", ...shapes[name], ...limit };
  const operations = Object.entries(data.operations).filter(([name]) => texts[name] !== undefined);
  const inputs = reachedFrom(
    operations.map(([, { input }]) => input),
    shapes,
  );
  const outputs = reachedFrom(
    operations.flatMap(([, { output }]) => output ?? []),
    shapes,
  );
  const unused = new Set(Object.keys(texts));

  const textOf = (/** @type {string[]} */ ...keys) => {
    const key = keys.find((candidate) => texts[candidate] !== undefined);
    if (key === undefined) throw new Error(`Cannot describe ${keys[0]}: sdk/descriptions.json has no text for it`);
    unused.delete(key);
    return texts[key] ?? "";
  };
  const nameOf = (/** @type {string} */ shape) =>
    names[shape] ?? shape.replace(/Request$/, "Input").replace(/Response$/, "Output");
  /** @type {(name?: string) => string} */
  const typeOf = (name = "") => {
    const { type, member, value, members, ...shape } = shapeNamed(name, shapes);
    if (type === "list") return `${typeOf(member)}[]`;
    if (type === "map") return `Record<string, ${typeOf(value)}>`;
    if (isEmpty(members)) return "unknown";
    if (shape.enum?.length === 1) return JSON.stringify(shape.enum[0]);
    if (members || shape.enum) return nameOf(name);
    return { string: "string", timestamp: "string", boolean: "boolean" }[type] ?? "number";
  };
  const operationLines = (
    /** @type {string} */ name,
    /** @type {{ input: string, output?: string }} */ { input, output },
  ) => [
    ...comment(textOf(name), name),
    `${name[0]?.toLowerCase()}${name.slice(1)}: Shape<${typeOf(input)}, ${output ? typeOf(output) : "unknown"}>;`,
  ];
  const enumLines = (/** @type {string} */ name, /** @type {string[]} */ values) => {
    const [own, literals] = [nameOf(name), values.map((value) => JSON.stringify(value))];
    if (values.length <= longestClosedEnum)
      return [...comment(textOf(name)), `export type ${own} = ${literals.join("|")};`];
    const list = `${name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase()}S`;
    return [
      ...comment(`The values of {@link ${own}} that AWS documents: to complete and to warn from, not to refuse by.`),
      `export const ${list} = [${literals}] as const;`,
      "",
      ...comment(textOf(name)),
      `export type ${own} = (typeof ${list})[number] | (string & {});`,
    ];
  };
  const structureLines = (/** @type {string} */ name) => {
    const { members = {}, union, ...shape } = shapeNamed(name, shapes);
    const [, operation, side] = /^(.*)(Request|Response)$/.exec(name) ?? [];
    const page = operation ?? name;
    const isInput = inputs.has(name);
    const hasBody = Object.values(members).some(({ location }) => location === undefined);
    const isPage = side === "Response" && members.nextToken !== undefined;
    const isOnly = isInput && union && Object.keys(members).length === 1;
    const required = isOnly ? Object.keys(members) : (shape.required ?? []);
    const text = operation
      ? `${side === "Request" ? "Input" : "Output"} of ${operation}.`
      : textOf(name) + sentence(union ? "exactly one member is present" : "");
    return [
      ...comment(text, page),
      `export interface ${nameOf(name)} {`,
      ...Object.entries(members).flatMap(([member, { shape }]) => {
        const { type } = shapeNamed(shape, shapes);
        const limit = type === "timestamp" ? "an ISO 8601 string" : isInput ? limitWords(shapes, shape) : "";
        const [mark, absent] = required.includes(member) ? ["", ""] : ["?", isInput ? " | undefined" : ""];
        const text = textOf(`${name}.${member}`, isPage && type === "list" ? "entries" : member, shape);
        return [
          // No link where the members are only ARNs, identifiers and page tokens.
          ...comment(text + sentence(limit), isInput && hasBody ? page : undefined),
          `${member}${mark}: ${typeOf(shape)}${absent};`,
        ];
      }),
      "}",
    ];
  };

  const lines = [
    "// Written by `npm run generate` from sdk/service.json and sdk/descriptions.json: edit these, not this file.",
    "",
    ...comment("What an operation takes and returns."),
    "export interface Shape<Input, Output> {",
    ...comment("What the request is made of."),
    "input: Input;",
    ...comment("What the response holds."),
    "output: Output;",
    "}",
    "",
    ...comment("The shapes of every operation, by the method of the client.", "Operations"),
    "export interface Shapes {",
    ...operations.flatMap(([name, operation]) => operationLines(name, operation)),
    "}",
    ...Object.entries(shapes).flatMap(([name, { members, ...shape }]) => {
      if (!inputs.has(name) && !outputs.has(name)) return [];
      if (shape.enum) return shape.enum.length === 1 ? [] : ["", ...enumLines(name, shape.enum)];
      return members && !isEmpty(members) ? ["", ...structureLines(name)] : [];
    }),
  ];
  if (unused.size > 0)
    throw new Error(`Cannot use the descriptions of ${[...unused].join(", ")}: nothing has that name`);
  return lines.join("\n");
}

/** @param {string} name @param {Shapes} shapes */
function shapeNamed(name, shapes) {
  return shapes[name] ?? { type: "" };
}

/** @param {object} [members] */
function isEmpty(members) {
  return members && Object.keys(members).length === 0;
}

/** @param {string[]} roots @param {Shapes} shapes */
function reachedFrom(roots, shapes) {
  const reached = new Set(roots);
  for (const name of reached) {
    const { members = {}, member, value } = shapeNamed(name, shapes);
    const next = [...Object.values(members).map(({ shape }) => shape), member, value];
    for (const shape of next) if (shape !== undefined) reached.add(shape);
  }
  return reached;
}

/** @param {string} text @param {string} [page]  of AWS's reference */
function comment(text, page) {
  if (page === undefined) return [`/** ${text} */`];
  const url = `https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_${page}.html`;
  return ["/**", ` * ${text}`, " *", ` * @see ${url}`, " */"];
}

/** @param {string} words */
function sentence(words) {
  return words && ` ${words[0]?.toUpperCase()}${words.slice(1)}.`;
}
