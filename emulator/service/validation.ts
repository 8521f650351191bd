import type { Limit, NumberLimit, StringLimit, StructureLimit } from "./limits";
import { ServiceError } from "./service-error";

/** Whether a value is a JSON object: neither null nor a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Lists everything that is wrong with a value, in the words of Smithy's servers. Values of patterns and enumerations are in
 * them, since the service may echo them.
 *
 * @throws {ServiceError} SerializationException where a JSON type is not the expected one
 * @see https://smithy.io/2.0/additional-specs/validation.html
 */
export function violations(limit: Limit, value: unknown, path = ""): string[] {
  if (value === undefined || value === null) return [failed("Value null", path, "Member must not be null")];
  switch (limit.type) {
    case "string":
      return stringViolations(limit, asString(value, path), path);
    case "integer":
    case "double":
      return numberViolations(limit, asNumber(limit, value, path), path);
    case "boolean":
      if (typeof value !== "boolean") throw wrongType(path, "boolean");
      return [];
    case "document":
      if (!isRecord(value)) throw wrongType(path, "document");
      return [];
    case "list":
      if (!Array.isArray(value)) throw wrongType(path, "list");
      return [
        ...lengthViolations(limit, value.length, path),
        ...value.flatMap((member, index) => violations(limit.member, member, `${path}/${index}`)),
      ];
    case "map": {
      if (!isRecord(value)) throw wrongType(path, "map");
      const entries = Object.entries(value);
      return [
        ...lengthViolations({ min: 0, max: limit.max }, entries.length, path),
        ...entries.flatMap(([key, member]) => [
          ...violations(limit.key, key, `${path}/${key}`),
          ...violations(limit.value, member, `${path}/${key}`),
        ]),
      ];
    }
    case "structure":
      if (!isRecord(value)) throw wrongType(path, "structure");
      return structureViolations(limit, value, path);
  }
}

function structureViolations(limit: StructureLimit, value: Record<string, unknown>, path: string): string[] {
  const memberOf = (name: string): unknown => (Object.hasOwn(value, name) ? (value[name] ?? undefined) : undefined);
  const found = Object.entries(limit.members).flatMap(([name, member]) => {
    const given = memberOf(name);
    return given === undefined && !limit.required.includes(name) ? [] : violations(member, given, `${path}/${name}`);
  });
  if (limit.union && Object.keys(limit.members).filter((name) => memberOf(name) !== undefined).length !== 1) {
    found.push(failed("Value", path, `Member must have exactly one of: [${Object.keys(limit.members).join(", ")}]`));
  }
  return found;
}

function stringViolations(limit: StringLimit, value: string, path: string): string[] {
  const { pattern } = limit;
  const found = [...enumViolations(limit, value, path), ...lengthViolations(limit, Array.from(value).length, path)];
  if (pattern === undefined || wholeMatch(pattern).test(value)) return found;
  return [...found, failed(`Value '${value}'`, path, `Member must satisfy regular expression pattern: ${pattern}`)];
}

function numberViolations(limit: NumberLimit, value: number, path: string): string[] {
  const found = enumViolations(limit, value, path);
  if (value >= limit.min && value <= limit.max) return found;
  return [...found, failed("Value", path, `Member must be ${rangeText(limit)}`)];
}

function enumViolations(
  limit: { readonly enum?: readonly (string | number)[] },
  value: string | number,
  path: string,
): string[] {
  if (limit.enum?.includes(value) !== false) return [];
  return [failed(`Value '${value}'`, path, `Member must satisfy enum value set: [${limit.enum.join(", ")}]`)];
}

function lengthViolations(
  { min = 0, max = Infinity }: { readonly min?: number; readonly max?: number },
  length: number,
  path: string,
): string[] {
  if (length >= min && length <= max) return [];
  return [failed(`Value with length ${length}`, path, `Member must have length ${rangeText({ min, max })}`)];
}

function rangeText({ min, max }: { readonly min: number; readonly max: number }): string {
  if (max === Infinity) return min === Number.MIN_VALUE ? "greater than 0" : `greater than or equal to ${min}`;
  return `between ${min} and ${max}, inclusive`;
}

function failed(subject: string, path: string, constraint: string): string {
  return `${subject} at '${path}' failed to satisfy constraint: ${constraint}`;
}

const compiled = new Map<string, RegExp>();

function wholeMatch(pattern: string): RegExp {
  const expression = compiled.get(pattern) ?? new RegExp(`^(?:${pattern})$`, "u");
  compiled.set(pattern, expression);
  return expression;
}

function asString(value: unknown, path: string): string {
  if (typeof value !== "string") throw wrongType(path, "string");
  // A lone surrogate has no UTF-8 form, so it cannot be stored.
  if (/\p{Surrogate}/u.test(value)) {
    throw new ServiceError("SerializationException", `Text at '${path}' is not well-formed`);
  }
  return value;
}

function asNumber({ type }: NumberLimit, value: unknown, path: string): number {
  const isInteger = Number.isInteger(value) && Math.abs(Number(value)) <= 2 ** 31;
  if (typeof value !== "number" || Number.isNaN(value) || (type === "integer" && !isInteger)) {
    throw wrongType(path, type);
  }
  return value;
}

function wrongType(path: string, expected: string): ServiceError {
  return new ServiceError("SerializationException", `Value at '${path}' cannot be converted to ${expected}`);
}

/** @throws {ServiceError} ValidationException that lists everything that is wrong, where anything is */
export function refuseViolations(found: readonly string[]): void {
  if (found.length === 0) return;
  const count = found.length === 1 ? "1 validation error" : `${found.length} validation errors`;
  throw new ServiceError("ValidationException", `${count} detected. ${found.join("; ")}`);
}
