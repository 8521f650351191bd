/** Random inputs of any operation, made from AWS's service model: a new operation needs no generator of its own. */
import fc from "fast-check";
import { limits } from "../../../sdk/descriptions.json";
import { getOperation, type OperationKey } from "../../../sdk/operations";
import service from "../../../sdk/service.json";
import type { Shapes } from "../../../sdk/service-types";

interface Shape {
  readonly type?: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly union?: boolean;
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
}

/** More would only take longer. */
const mostEntries = 20;
const mostCharacters = 200;
const oddCharacters = "aZ09 -_.:/@+='\"\\()*!~&?#%{}[]<>é日本語🚀\u00a0";

/**
 * Makes the inputs of an operation: each optional member there or not, exactly one member of a union, numbers, lengths and
 * patterns within AWS's limits. All ARNs are of us-east-1, since those of one input are of one region.
 *
 * @param options  with `isOdd`, strings keep to no pattern but have characters that must be encoded
 */
export function modelledInputs<Key extends OperationKey>(
  key: Key,
  options: { isOdd?: boolean } = {},
): fc.Arbitrary<Shapes[Key]["input"]> {
  const { input } = (service.operations as Record<string, { input: string }>)[getOperation(key).name] ?? { input: "" };
  return valuesOf(input, options) as fc.Arbitrary<Shapes[Key]["input"]>;
}

function valuesOf(name: string, { isOdd = false }: { isOdd?: boolean }): fc.Arbitrary<unknown> {
  const values = (part = "") => valuesOf(part, { isOdd });
  const shape = { ...(service.shapes as Record<string, Shape>)[name], ...(limits as Record<string, Shape>)[name] };
  const { min = 0, max = mostEntries, enum: literals, members = {}, required = [] } = shape;
  switch (shape.type) {
    case "structure": {
      const parts = Object.entries(members).map(([member, part]) => [member, values(part.shape)] as const);
      if (shape.union) return fc.oneof(...parts.map(([member, part]) => fc.record({ [member]: part })));
      return fc.record(Object.fromEntries(parts), { requiredKeys: [...required], noNullPrototype: true });
    }
    case "list":
      return fc.array(values(shape.member), { minLength: min, maxLength: Math.min(max, mostEntries) });
    case "map": {
      const keys = values(shape.key) as fc.Arbitrary<string>;
      const options = { minKeys: min, maxKeys: Math.min(max, mostEntries), noNullPrototype: true };
      return fc.dictionary(keys, values(shape.value), options);
    }
    case "integer":
      return fc.integer({ min, max });
    case "double":
      return fc.double({ min, max, noNaN: true });
    case "string":
      return literals ? fc.constantFrom(...literals) : strings(shape, isOdd);
    default:
      throw new RangeError(`Cannot make values of ${name}: its type is ${shape.type}`);
  }
}

function strings({ min = 0, max = mostCharacters, pattern = "" }: Shape, isOdd: boolean): fc.Arbitrary<string> {
  const maxLength = Math.max(min, Math.min(max, mostCharacters));
  const whole = new RegExp(`^(?:${pattern || "[^]*"})$`, "u");
  const unit = fc.constantFrom(...oddCharacters);
  const anything = fc.string({ unit, minLength: min, maxLength, size: "medium" });
  if (isOdd) return anything;
  if (whole.test(oddCharacters)) return anything.filter((text) => whole.test(text));
  const inOneRegion = pattern.replace("arn:aws[-a-z]*", "arn:aws").replace(":[-a-z0-9]+:", ":us-east-1:");
  const matching = fc.stringMatching(new RegExp(`^(?:${inOneRegion})$`, "u"), { maxLength, size: "medium" });
  return matching.filter(({ length }) => length >= min);
}
