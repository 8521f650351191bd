// AWS's API as data, generated from the same service model as AWS's own clients.

/**
 * @typedef {object} ServiceModel  AWS's own form, as in botocore's service-2.json
 * @property {{ apiVersion: string }} metadata
 * @property {Record<string, ModelOperation>} operations
 * @property {Record<string, ModelShape>} shapes
 */
/**
 * @typedef {object} ModelOperation
 * @property {{ method: string, requestUri: string, responseCode: number }} http
 * @property {{ shape: string }} input
 * @property {{ shape: string }} [output]
 * @property {{ shape: string }[]} errors
 * @property {boolean} [idempotent]
 */
/** @typedef {{ shape: string, location?: string, locationName?: string }} ModelMember */
/** @typedef {Record<string, unknown> & { members?: Record<string, ModelMember>, error?: { httpStatusCode: number } }} ModelShape */

/** Clean Rooms ML has two parts: lookalike audiences, and custom models. The project is about custom models only. */
const otherPart = /Audience|TrainingDataset/;
const locations = /** @type {Record<string, string>} */ ({ uri: "path", querystring: "query" });
/** Traits that are copied unchanged. */
const copied = ["type", "min", "max", "enum", "required", "union", "sensitive", "timestampFormat"];
/** Traits that neither a client nor a check needs. */
const ignored = ["documentation", "box", "exception", "fault"];

/**
 * Selects the operations on custom models and the shapes that they reach, in AWS's order and without AWS's texts. Members
 * of an input go into the body unless they have a `location`, and have the same name on the wire.
 *
 * @param {ServiceModel} model
 * @param {string} origin  where the model comes from, such as `botocore 1.44.5`
 * @throws {Error} for a part of the model that this data cannot represent
 */
export function serviceData(model, origin) {
  const operations = converted(model.operations, (name, operation) => !otherPart.test(name) && operationOf(operation));
  const reached = new Set(
    Object.values(operations).flatMap(({ input, output, errors }) => [input, ...(output ? [output] : []), ...errors]),
  );
  for (const name of reached) for (const next of shapesIn(model.shapes[name] ?? {})) reached.add(next);
  return {
    source: `${origin}, API ${model.metadata.apiVersion}`,
    operations,
    shapes: converted(model.shapes, (name, shape) => reached.has(name) && shapeOf(name, shape)),
  };
}

/**
 * @template From, To
 * @param {Record<string, From>} record
 * @param {(name: string, value: From) => To | false} convert  false leaves the entry out
 * @returns {Record<string, To>}
 */
function converted(record, convert) {
  const entries = Object.entries(record).map(([name, value]) => [name, convert(name, value)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== false));
}

/** @param {ModelOperation} operation */
function operationOf({ http, input, output, errors, idempotent }) {
  return {
    method: http.method,
    path: http.requestUri,
    httpStatus: http.responseCode,
    input: input.shape,
    ...(output && { output: output.shape }),
    errors: errors.map(({ shape }) => shape),
    ...(idempotent && { idempotent }),
  };
}

/** @param {ModelShape} shape @returns {string[]} */
function shapesIn({ members = {}, ...shape }) {
  const parts = [...Object.values(members), ...["member", "key", "value"].map((name) => shape[name])];
  return parts.flatMap((part) => (part ? [/** @type {ModelMember} */ (part).shape] : []));
}

/** @param {string} shapeName @param {ModelShape} shape */
function shapeOf(shapeName, shape) {
  const traits = Object.entries(shape).flatMap(([trait, value]) => {
    if (copied.includes(trait)) return [[trait, value]];
    if (trait === "pattern") return [[trait, patternOf(String(value))]];
    if (trait === "error") return [["httpStatus", shape.error?.httpStatusCode]];
    if (trait === "members") return [[trait, converted(shape.members ?? {}, memberOf)]];
    if (["member", "key", "value"].includes(trait)) return [[trait, /** @type {ModelMember} */ (value).shape]];
    if (ignored.includes(trait)) return [];
    throw new Error(`Cannot convert the shape ${shapeName}: its trait "${trait}" is not known`);
  });
  return Object.fromEntries(traits);
}

/**
 * A pattern for JavaScript's `u` flag, with which characters count as in the service: without halves of surrogate pairs
 * and unnecessary backslashes. It must match the whole string.
 *
 * @param {string} pattern
 * @throws {SyntaxError} if the result is not a valid pattern
 */
function patternOf(pattern) {
  const unicode = pattern
    .replaceAll("\\uD800\\uDBFF-\\uDC00\\uDFFF", "\\u{10000}-\\u{10FFFF}")
    .replace(/\\([^\da-zA-Z\\^$.*+?()[\]{}|/-])/g, "$1");
  new RegExp(unicode, "u");
  return unicode;
}

/** @param {string} name @param {ModelMember} member */
function memberOf(name, { shape, location, locationName = name }) {
  const place = location && locations[location];
  if (locationName !== name || (location && !place))
    throw new Error(`Cannot convert the member ${name}: it is "${locationName}" in ${location ?? "the body"}`);
  return { shape, ...(place && { location: place }) };
}

/**
 * Lists the changes from one version of the data to another, one in each line.
 *
 * @param {unknown} before
 * @param {unknown} after
 * @param {string} [path]
 * @returns {string[]}
 */
export function changedData(before, after, path = "") {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => changedData(before[key], after[key], path === "" ? key : `${path}.${key}`));
  }
  const values = (/** @type {unknown} */ side) => (Array.isArray(side) ? side : side === undefined ? [] : [side]);
  const lines = (/** @type {string} */ sign, /** @type {unknown[]} */ own, /** @type {unknown[]} */ other) =>
    own.filter((one) => !other.includes(one)).map((one) => `${sign} ${path}: ${JSON.stringify(one)}`);
  return [...lines("-", values(before), values(after)), ...lines("+", values(after), values(before))];
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
