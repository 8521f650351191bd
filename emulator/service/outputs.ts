import service from "../service.json";
import { shapeOf } from "./limits";
import type { OperationName } from "./routes";

/** Names of the members of an operation's output. */
export function outputMembers(operation: OperationName): readonly string[] {
  return Object.keys(outputShape(operation).members ?? {});
}

/**
 * The list in an operation's output: its name, and the names of its entries' members.
 *
 * @throws {RangeError} where the output has none
 */
export function listOutput(operation: OperationName): { readonly name: string; readonly members: readonly string[] } {
  for (const [name, { shape }] of Object.entries(outputShape(operation).members ?? {})) {
    const { type, member } = shapeOf(shape);
    if (type === "list") return { name, members: Object.keys(shapeOf(member).members ?? {}) };
  }
  throw new RangeError(`The output of ${operation} has no list`);
}

function outputShape(operation: OperationName): ReturnType<typeof shapeOf> {
  const stated = service.operations[operation];
  return "output" in stated ? shapeOf(stated.output) : { type: "structure" };
}
