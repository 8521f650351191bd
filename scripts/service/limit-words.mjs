// The limits of a shape in words, for comments and tables.

/**
 * @typedef {object} Shape  as in sdk/service.json
 * @property {string} type
 * @property {number} [min]
 * @property {number} [max]
 * @property {string} [pattern]
 * @property {string[]} [enum]
 * @property {string[]} [required]
 * @property {boolean} [union]  exactly one member is present
 * @property {Record<string, { shape: string, location?: string }>} [members]
 * @property {string} [member]
 * @property {string} [key]
 * @property {string} [value]
 * @property {string} [words]  what one of our patterns means
 */
/** @typedef {Record<string, Shape>} Shapes */

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
/** Patterns that match every string, or every one without control characters. */
const anyText = /^(|[.][*+]|\[\\S\\s\]\*|\[\\u0020-.*\]\*)$/;

/**
 * Words such as `1 to 63 characters, not blank`.
 *
 * @param {Shapes} shapes
 * @param {string | undefined} name
 * @returns {string} empty if the type alone is enough
 */
export function limitWords(shapes, name = "") {
  const { type, min, max, pattern = "", key, member, value, words, ...shape } = shapes[name] ?? { type: "" };
  if (shape.enum) return "";
  const within = (/** @type {string} */ joint, /** @type {string | undefined} */ part) => {
    const words = limitWords(shapes, part);
    return words && joint + words;
  };
  if (type === "list") return count(min, max, " entries") + within(max === 1 ? ", " : ", each ", member);
  if (type === "map") return count(min, max, " entries") + within(": keys of ", key) + within(", values of ", value);
  if (max === undefined) return "";
  if (type !== "string") return `${type === "double" ? "a number" : "an integer"} from ${count(min, max)}`;
  const characters = count(min, max, " characters");
  if (words) return characters;
  if (pattern === uuid) return `a UUID in lower-case hex, ${characters}`;
  const arn = exampleOf(pattern);
  if (arn !== undefined) return `an ARN${arn && ` like \`${arn}\``}, ${characters}`;
  if (pattern === `[0-9]{${max}}`) return `${max} digits`;
  if (pattern.startsWith("(?!\\s*$)")) return `${characters}, not blank`;
  return anyText.test(pattern) ? characters : `${characters} that match \`${pattern}\``;
}

/**
 * The words after "expected" in a message, such as `a string of 1 to 63 characters, not blank`.
 *
 * @param {Shapes} shapes
 * @param {string} name
 */
export function expectedWords(shapes, name) {
  const { type, min, max, enum: members, words, union, ...shape } = shapes[name] ?? { type: "" };
  if (members && members.length <= 20) return `one of ${members.map((member) => `"${member}"`).join(", ")}`;
  if (members) return `a string of 1 to 64 characters, such as ${members[0]}`;
  if (type === "structure" && union) return `an object with ${oneOf(Object.keys(shape.members ?? {}))}`;
  if (type === "structure") return objectWords(shapes[name]);
  if (type === "boolean") return "true or false";
  if (type === "list") return `a list of ${count(min, max, " entries")}`;
  if (type === "map") return `an object with ${count(min, max, " entries")}`;
  const limit = limitWords({ ...shapes, [name]: { ...shapes[name], type } }, name).replaceAll("`", "");
  if (type !== "string" || /^an? /.test(limit)) return limit || (type === "string" ? "a string" : "a number");
  return limit === "" ? "a string" : `a string of ${limit}${words ? ` ${words}` : ""}`;
}

/** @param {string[]} names */
function oneOf(names) {
  return names.length === 1 ? String(names[0]) : `exactly one of ${names.join(", ")}`;
}

/** @param {Shape} [shape] */
function objectWords({ required = [] } = { type: "" }) {
  const names = required.join(", ").replace(/, (?=[^,]*$)/, " and ");
  return names === "" ? "an object" : `an object with ${names}`;
}

/** @param {number | undefined} min @param {number | undefined} max @param {string} [unit] a plural */
function count(min = 0, max, unit = "") {
  if (max === undefined) return (min === 0 ? "any number of" : `${min} or more`) + unit;
  const [least, most] = [min, max].map((bound) => (bound < 10_000 ? String(bound) : bound.toLocaleString("en-US")));
  if (min === max) return most + (max === 1 ? unit.replace(/ies$/, "y") : unit);
  return (min === 0 && unit !== "" ? `up to ${most}` : `${least} to ${most}`) + unit;
}

/**
 * An example of the ARNs that a pattern matches, with words in capitals for the variable parts.
 *
 * @param {string} pattern
 * @returns {string | undefined} empty if the pattern is too general for an example
 */
function exampleOf(pattern) {
  if (!pattern.startsWith("arn:")) return undefined;
  const example = pattern
    .replace("[-a-z]*", "")
    .replace("[-a-z0-9]+", "REGION")
    .replace("[0-9]{12}", "ACCOUNT")
    .replace(uuid, "UUID")
    .replace(/(\[-a-zA-Z0-9_\/.\]|\.)\+$/, "...");
  return /^[\w:/.-]+$/.test(example) ? example : "";
}
