/**
 * The limits of a kind's inputs, as a JSON schema that the build makes from AWS's data (scripts, `npm run build`), with ajv's
 * check of it as code: loading ajv and compiling would be most of what a preview's first check takes.
 */
import type { ErrorObject } from "ajv";

/** One broken limit, as ajv found it, with the part of the schema and the value that it is about. */
export type Violation = Found & { parentSchema: Limit; data: unknown };

/** What the check itself says of one. */
type Found = Omit<ErrorObject, "schemaPath">;

/** A node of the schema. */
export interface Limit {
  /** What messages say is expected: `an integer from 1 to 8192`. */
  readonly expected?: string;
  readonly properties?: Readonly<Record<string, Limit>>;
  readonly items?: Limit;
  readonly propertyNames?: Limit;
  readonly additionalProperties?: Limit | boolean;
}

interface Checked {
  readonly schema: Limit;
  readonly validate: Validate;
}

interface Validate {
  (inputs: unknown): boolean;
  /** Of the last call. */
  errors?: Found[] | null;
}

/** All limits that the inputs break, none where they break none. Nothing is changed or filled in. */
export function findViolations(operation: string, inputs: unknown): Violation[] {
  // Loaded at the first check: a program that only declares models never needs it.
  const { schema, validate } = (require("./built/input-checks") as Record<string, Checked>)[operation] as Checked;
  return validate(inputs) ? [] : (validate.errors ?? []).map((error) => withPlace(error, schema, inputs));
}

/** ajv could write this into its code, at twice the size. */
function withPlace(error: Found, schema: Limit, inputs: unknown): Violation {
  let parentSchema = schema;
  let data = inputs;
  for (const segment of pathOf(error)) {
    const { properties, items, additionalProperties } = parentSchema;
    parentSchema = properties?.[segment] ?? items ?? (additionalProperties as Limit);
    data = (data as Record<string, unknown>)[segment];
  }
  return { ...error, parentSchema, data };
}

/** The names and positions that lead to where the limit is broken. */
export function pathOf({ instancePath }: Pick<Found, "instancePath">): string[] {
  const segments = instancePath.split("/").slice(1);
  return segments.map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}
