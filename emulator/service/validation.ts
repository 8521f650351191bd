// Checks an input against its limits and words what is wrong as AWS's services do. It knows no operation and no rule across members.

import { isRecord } from "../settings/check-settings";
import type { Limit, StringLimit, StructureLimit } from "./limits";
import { ServiceError } from "./service-error";

/**
 * Everything that is wrong with an input, one text each.
 *
 * The wording is that of Smithy's servers, values of patterns and enumerations included, as the service may echo them.
 *
 * @throws {ServiceError} SerializationException where a JSON type is not the wanted one
 * @see https://smithy.io/2.0/additional-specs/validation.html
 */
export function violations(limit: Limit, value: unknown, path = ""): string[] {
  if (value === undefined || value === null) return [failed("Value null", path, "Member must not be null")];
  switch (limit.type) {
    case "string":
      return stringViolations(limit, asString(value, path), path);
    case "integer": {
      const number = asInteger(value, path);
      if (number >= limit.min && number <= limit.max) return [];
      return [failed("Value", path, `Member must be between ${limit.min} and ${limit.max}, inclusive`)];
    }
    case "list": {
      if (!Array.isArray(value)) throw wrongType(path, "list");
      return [
        ...lengthViolations({ length: value.length, min: limit.min, max: limit.max }, path),
        ...value.flatMap((member, index) => violations(limit.member, member, `${path}/${index}`)),
      ];
    }
    case "map": {
      if (!isRecord(value)) throw wrongType(path, "map");
      const entries = Object.entries(value);
      return [
        ...lengthViolations({ length: entries.length, min: 0, max: limit.max }, path),
        ...entries.flatMap(([key, member]) => [
          ...violations(limit.key, key, `${path}/${key}`),
          ...violations(limit.value, member, `${path}/${key}`),
        ]),
      ];
    }
    case "structure": {
      if (!isRecord(value)) throw wrongType(path, "structure");
      return structureViolations(limit, value, path);
    }
  }
}

function structureViolations(limit: StructureLimit, value: Record<string, unknown>, path: string): string[] {
  return Object.entries(limit.members).flatMap(([name, member]) => {
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    const absent = given === undefined || given === null;
    return absent && !limit.required.includes(name) ? [] : violations(member, given, `${path}/${name}`);
  });
}

function stringViolations(limit: StringLimit, value: string, path: string): string[] {
  const found: string[] = [];
  if (limit.values !== undefined && !limit.values.includes(value)) {
    found.push(failed(`Value '${value}'`, path, `Member must satisfy enum value set: [${limit.values.join(", ")}]`));
  }
  if (limit.min !== undefined || limit.max !== undefined) {
    const length = Array.from(value).length;
    found.push(...lengthViolations({ length, min: limit.min ?? 0, max: limit.max ?? Infinity }, path));
  }
  if (limit.pattern !== undefined && !wholeMatch(limit.pattern).test(value)) {
    found.push(failed(`Value '${value}'`, path, `Member must satisfy regular expression pattern: ${limit.pattern}`));
  }
  return found;
}

function lengthViolations(measured: { length: number; min: number; max: number }, path: string): string[] {
  if (measured.length >= measured.min && measured.length <= measured.max) return [];
  const range = `between ${measured.min} and ${measured.max}, inclusive`;
  return [failed(`Value with length ${measured.length}`, path, `Member must have length ${range}`)];
}

function failed(subject: string, path: string, constraint: string): string {
  return `${subject} at '${path}' failed to satisfy constraint: ${constraint}`;
}

const compiled = new Map<string, RegExp>();

function wholeMatch(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  // `-` needs no backslash inside a class, and the `u` flag, which code points beyond the first plane need, forbids it elsewhere.
  const expression = new RegExp(`^(?:${pattern})$`, "u");
  compiled.set(pattern, expression);
  return expression;
}

function asString(value: unknown, path: string): string {
  if (typeof value !== "string") throw wrongType(path, "string");
  // A lone surrogate has no UTF-8 form: what was meant cannot be stored.
  if (!isWellFormed(value)) throw new ServiceError("SerializationException", `Text at '${path}' is not well-formed`);
  return value;
}

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

function asInteger(value: unknown, path: string): number {
  if (!Number.isInteger(value) || Math.abs(Number(value)) > 2 ** 31) throw wrongType(path, "integer");
  return Number(value);
}

function wrongType(path: string, wanted: string): ServiceError {
  return new ServiceError("SerializationException", `Value at '${path}' cannot be converted to ${wanted}`);
}

/** @throws {ServiceError} ValidationException that lists everything that is wrong, where anything is */
export function refuseViolations(found: readonly string[]): void {
  if (found.length === 0) return;
  const count = found.length === 1 ? "1 validation error" : `${found.length} validation errors`;
  throw new ServiceError("ValidationException", `${count} detected. ${found.join("; ")}`);
}
