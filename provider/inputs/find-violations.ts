/**
 * Finds broken limits with code that `npm run build` generates from AWS's data: a JSON schema and ajv's validator for
 * it. Loading ajv and compiling the schema would take most of the time of a preview's first check.
 */
import type { ErrorObject } from "ajv";

/** One broken limit as ajv reports it, with the part of the schema and the value that it concerns. */
export type Violation = Found & { parentSchema: Limit; rootSchema: Limit; data: unknown };

/** What ajv's validator reports. */
type Found = Omit<ErrorObject, "schemaPath">;

/** A node of the schema. */
export interface Limit {
  /** The words after "expected" in a message: `an integer from 1 to 8192`. */
  readonly expected?: string;
  readonly properties?: Readonly<Record<string, Limit>>;
  readonly items?: Limit;
  readonly propertyNames?: Limit;
  readonly additionalProperties?: Limit | boolean;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
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

/** Returns every limit that the inputs break. Does not change the inputs. */
export function findViolations(operation: string, inputs: unknown): Violation[] {
  // Loaded at the first check, because a program that only declares models does not need it.
  const { schema, validate } = (require("./built/input-checks") as Record<string, Checked>)[operation] as Checked;
  return validate(inputs) ? [] : (validate.errors ?? []).map((error) => withPlace(error, schema, inputs));
}

/** Whether any checked operation has an input or a member of that name, which is then no secret. */
export function isMemberName(name: string): boolean {
  const checks = Object.values(require("./built/input-checks") as Record<string, Checked>);
  const has = ({ properties = {}, items }: Limit): boolean =>
    Object.hasOwn(properties, name) || Object.values(properties).some(has) || (items !== undefined && has(items));
  return checks.some(({ schema }) => has(schema));
}

/** ajv could add this itself, but its generated code would be twice as large. */
function withPlace(error: Found, schema: Limit, inputs: unknown): Violation {
  let parentSchema = schema;
  let data = inputs;
  for (const segment of pathOf(error)) {
    const { properties, items, additionalProperties } = parentSchema;
    parentSchema = properties?.[segment] ?? items ?? (additionalProperties as Limit);
    data = (data as Record<string, unknown>)[segment];
  }
  return { ...error, parentSchema, rootSchema: schema, data };
}

/** The names and positions that lead to the value that breaks the limit. */
export function pathOf({ instancePath }: Pick<Found, "instancePath">): string[] {
  const segments = instancePath.split("/").slice(1);
  return segments.map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}
