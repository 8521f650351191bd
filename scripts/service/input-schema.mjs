import { expectedWords } from "./limit-words.mjs";

/** @typedef {import("./limit-words.mjs").Shape} Shape */
/** @typedef {import("./limit-words.mjs").Shapes} Shapes */

/** Half of a surrogate pair has no UTF-8 form: neither the engine nor the service accepts it. */
const wellFormed = "[^\\uD800-\\uDFFF]";
/** Patterns that match every string. */
const emptyPatterns = [undefined, ".*", "[\\S\\s]*"];
/** AWS adds values to long enumerations, so the service decides about unknown ones. */
const longestClosedEnum = 20;

/**
 * The limits of an operation's input as a JSON schema, each node with what messages state as `expected`. The name is optional
 * in a program.
 *
 * @param {{ operations: Record<string, { input: string }>, shapes: Shapes }} data
 * @param {Record<string, Partial<Shape>>} proseLimits  of shapes, where AWS states them in prose only
 * @param {string} operation
 */
export function inputSchema(data, proseLimits, operation) {
  const shapes = { ...data.shapes };
  for (const [name, limit] of Object.entries(proseLimits)) shapes[name] = { type: "string", ...shapes[name], ...limit };
  const { required = [], ...schema } = /** @type {Record<string, any>} */ (
    schemaOf(shapes, data.operations[operation]?.input)
  );
  // An empty list counts as absent.
  for (const [name, property] of Object.entries(schema.properties))
    if (!required.includes(name)) delete property.minItems;
  // A function reads all pages of a list, and finds entries by their name.
  const { nextToken, maxResults, ...members } = schema.properties;
  if (nextToken) schema.properties = { ...members, name: schemaOf(shapes, "NameString") };
  return { ...schema, required: required.filter((/** @type {string} */ name) => name !== "name") };
}

/** @param {Shapes} shapes @param {string | undefined} name @returns {object} */
function schemaOf(shapes, name = "") {
  const shape = shapes[name];
  if (shape === undefined) throw new RangeError(`AWS's data has no shape "${name}"`);
  const { type, min = 0, max, pattern, enum: members, member, key, value } = shape;
  const expected = expectedWords(shapes, name);
  switch (type) {
    case "structure": {
      const properties = Object.entries(shape.members ?? {}).map(([name, part]) => [
        name,
        schemaOf(shapes, part.shape),
      ]);
      return {
        type: "object",
        required: shape.required ?? [],
        ...(shape.union && { minProperties: 1, maxProperties: 1 }),
        properties: Object.fromEntries(properties),
        additionalProperties: false,
        expected,
      };
    }
    case "list":
      return { type: "array", minItems: min, ...(max && { maxItems: max }), items: schemaOf(shapes, member), expected };
    case "map":
      return {
        type: "object",
        ...(max && { maxProperties: max }),
        propertyNames: schemaOf(shapes, key),
        additionalProperties: schemaOf(shapes, value),
        expected,
      };
    case "string": {
      if (members && members.length <= longestClosedEnum) return { type, enum: members, expected };
      const length = `${wellFormed}{${min},${max ?? ""}}`;
      const characters = members ? "[^\\s\\uD800-\\uDFFF]{1,64}" : length;
      // With the u flag, which ajv sets for patterns, lengths count code points, as the service does.
      const whole = emptyPatterns.includes(pattern) ? `^${characters}$` : `^(?=${length}$)(?:${pattern})$`;
      return { type, pattern: whole, expected };
    }
    case "boolean":
      return { type, expected };
    default:
      return { type: type === "double" ? "number" : "integer", minimum: min, ...(max && { maximum: max }), expected };
  }
}
