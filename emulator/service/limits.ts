import service from "../service.json";

/** What a value may be. Lengths count Unicode code points; a pattern, for the `u` flag, matches the whole string. */
export type Limit =
  | StringLimit
  | NumberLimit
  | { readonly type: "boolean" }
  | { readonly type: "list"; readonly min: number; readonly max: number; readonly member: Limit }
  | { readonly type: "map"; readonly max: number; readonly key: StringLimit; readonly value: StringLimit }
  | StructureLimit
  /** Any JSON object. */
  | { readonly type: "document" };

export interface StringLimit {
  readonly type: "string";
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

export interface NumberLimit {
  readonly type: "integer" | "double";
  readonly min: number;
  readonly max: number;
  readonly enum?: readonly number[];
}

export interface StructureLimit {
  readonly type: "structure";
  readonly required: readonly string[];
  readonly members: Readonly<Record<string, Limit>>;
  /** Exactly one of the members is present. */
  readonly union?: true;
}

/** A shape of AWS's data: a limit that names the shapes of its parts. */
interface Shape extends Omit<StringLimit, "type"> {
  readonly type: string;
  readonly required?: readonly string[];
  readonly union?: boolean;
  readonly members?: Readonly<Record<string, { readonly shape: string; readonly location?: string }>>;
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
}

const shapes: Readonly<Record<string, Shape>> = service.shapes;

/** @throws {RangeError} where AWS's data has no such shape */
export function shapeOf(name = ""): Shape {
  const shape = shapes[name];
  if (shape === undefined) throw new RangeError(`AWS's data has no shape "${name}"`);
  return shape;
}

/**
 * Reads a limit from AWS's data.
 *
 * @param name  of the shape
 * @throws {RangeError} where there is no such shape, or one of a type that no input has so far
 */
export function limitOf(name: string | undefined): Limit {
  const shape = shapeOf(name);
  const { type, min = 0, max = Infinity } = shape;
  switch (type) {
    case "string":
      return { ...withoutEmptyPattern(shape), type };
    case "integer":
    case "double":
      return { type, min, max };
    case "boolean":
      return { type };
    case "list":
      return { type, min, max, member: limitOf(shape.member) };
    case "map":
      return { type, max, key: limitOf(shape.key) as StringLimit, value: limitOf(shape.value) as StringLimit };
    case "structure": {
      const members = Object.entries(shape.members ?? {}).map(([member, part]) => [member, limitOf(part.shape)]);
      return {
        type,
        required: shape.required ?? [],
        members: Object.fromEntries(members),
        ...(shape.union && { union: true }),
      };
    }
  }
  throw new RangeError(`Cannot read the shape "${name}" of type ${type}`);
}

/** Patterns that forbid nothing. Assumed: the first allows line breaks, too. */
const emptyPatterns: readonly (string | undefined)[] = [".*", "[\\S\\s]*"];

function withoutEmptyPattern({ pattern, ...others }: Shape): Omit<Shape, "type"> {
  return pattern === undefined || emptyPatterns.includes(pattern) ? others : { ...others, pattern };
}

const inputLimits = new Map<string, StructureLimit>();

/** The limits of an operation's input, including its members in path and query. */
export function inputLimit(operation: keyof typeof service.operations): StructureLimit {
  const limit = inputLimits.get(operation) ?? (limitOf(service.operations[operation].input) as StructureLimit);
  inputLimits.set(operation, limit);
  return limit;
}
