/**
 * Ways to break an input of a create, each with one limit, from the emulator's table of limits and confirmed
 * by the emulator's validation, which share no code with the provider. Each has the path that the provider must report.
 */

import fc from "fast-check";
import type { Limit, StringLimit, StructureLimit } from "../../../emulator/service/limits";
import { violations } from "../../../emulator/service/validation";
import { boundaryTexts, hostileTexts, otherTypes } from "./hostile-values";
import { type Path, type Props, pathText, setAt, textOf, valueAt } from "./input-path";
import { createLimit, everyInput, type ObjectKind } from "./marked-inputs";

/** One limit, and values that break it. */
export interface Breakage {
  readonly title: string;
  /** The path that it breaks. */
  readonly path: Path;
  /** The path of the limit, if it is another one. */
  readonly measure?: Path;
  readonly values: fc.Arbitrary<Broken>;
}

/** One broken limit. */
export interface Broken {
  readonly change: (input: Props) => void;
  /**
   * The subject of the reason, as `subjectOf` returns it; positions of a map's keys count in the whole broken input.
   */
  readonly subject: (input: Props) => string;
}

/** Every limit of a kind's inputs, broken. */
export function breakagesOf(kind: ObjectKind): Breakage[] {
  return breakagesAt(asTheProviderChecks(createLimit(kind)), [], kind);
}

/** Whether two breakages are independent, so that one input can have both. */
export function areApart(one: Breakage, other: Breakage): boolean {
  const isUntouched = (a: Breakage, b: Breakage) =>
    [b.path, b.measure].every((path) => !path || !isPartOf(path, a.path));
  return isUntouched(one, other) && isUntouched(other, one) && !isPartOf(one.path, other.path);
}

/** Whether a path leads to a place or through it. */
function isPartOf(path: Path, place: Path): boolean {
  return place.every((key, index) => path[index] === key);
}

/** Whether a value breaks a limit according to the emulator. */
export function isBroken(limit: Limit, value: unknown): boolean {
  try {
    return violations(limit, value).length > 0;
  } catch {
    return true;
  }
}

/**
 * The table with three exceptions: an absent name is generated, an empty list of incremental channels means none, and
 * only the service can reject an unknown instance type, because AWS adds types.
 */
function asTheProviderChecks(table: StructureLimit): StructureLimit {
  const { resourceConfig, incrementalTrainingDataChannels } = table.members as Record<string, StructureLimit>;
  const instanceType: StringLimit = { type: "string", min: 1, max: 64, pattern: "\\S+" };
  return {
    ...table,
    required: table.required.filter((name) => name !== "name"),
    members: {
      ...table.members,
      ...(resourceConfig && {
        resourceConfig: { ...resourceConfig, members: { ...resourceConfig.members, instanceType } },
      }),
      ...(incrementalTrainingDataChannels && {
        incrementalTrainingDataChannels: { ...incrementalTrainingDataChannels, min: 0 } as unknown as Limit,
      }),
    },
  };
}

function breakagesAt(limit: Limit, path: Path, kind: ObjectKind): Breakage[] {
  // An alternative to what the input has: beside it, it breaks another rule.
  if (valueAt(everyInput(kind), path) === undefined) return [];
  const own = path.length === 0 ? [] : [wrongValue(limit, path)];
  switch (limit.type) {
    case "list":
      return [...own, wrongCount(limit, path, kind), ...breakagesAt(limit.member, [...path, 0], kind)];
    case "map":
      return [
        ...own,
        ...(Number.isFinite(limit.max) || path[0] === "tags" ? [tooManyEntries(limit.max, path)] : []),
        wrongMapValue(limit.value, path, kind),
        wrongKey(limit.key, path),
      ];
    case "structure":
      return [
        ...own,
        unknownProperty(limit, path, kind),
        ...limit.required.map((name) => missing([...path, name])),
        ...Object.entries(limit.members).flatMap(([name, member]) => breakagesAt(member, [...path, name], kind)),
      ];
    default:
      return own;
  }
}

function wrongValue(limit: Limit, path: Path): Breakage {
  const texts = limit.type === "string" ? fc.oneof(boundaryTexts(limit), hostileTexts) : hostileTexts;
  const numbers =
    limit.type === "integer" || limit.type === "double"
      ? fc.constantFrom(limit.min - 1, limit.max + 1, limit.min + 0.5, 2 ** 53)
      : otherTypes;
  // For a list, map or structure only the type is wrong here, because what is wrong inside has its own path.
  const isOwn = (value: unknown) =>
    limit.type === "list" ? !Array.isArray(value) : !hasEntries(limit) || !isRecord(value);
  const values = fc.oneof(texts, numbers, otherTypes).filter((value) => isOwn(value) && isBroken(limit, value));
  return breakage(path, "another value", values);
}

function hasEntries({ type }: Limit): boolean {
  return type === "map" || type === "structure";
}

function isRecord(value: unknown): boolean {
  return typeof value === "object" && !Array.isArray(value);
}

function wrongCount(limit: Extract<Limit, { type: "list" }>, path: Path, kind: ObjectKind): Breakage {
  const tooMany = Number.isFinite(limit.max) ? [limit.max + 1, limit.max + 2, 500] : [];
  const counts = fc.constantFrom(...(limit.min > 0 ? [0] : []), ...tooMany);
  const [first] = valueAt(everyInput(kind), path) as Props[];
  const entry = (index: number) =>
    first?.channelName === undefined ? first : { ...first, channelName: `${path[0]}${index}` };
  const lists = counts.map((count) => Array.from({ length: count }, (_, index) => entry(index)));
  return breakage(path, "too few or too many", lists);
}

function tooManyEntries(most: number, path: Path): Breakage {
  // The table has the model's limit of 200 tags; the documentation and the provider have 50.
  const limit = path[0] === "tags" ? 50 : most;
  const counts = fc.constantFrom(limit + 1, limit + 2, 1000);
  const maps = counts.map((count) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, "v"])),
  );
  return breakage(path, "too many entries", maps);
}

function wrongMapValue(limit: Limit, path: Path, kind: ObjectKind): Breakage {
  const [key = ""] = Object.keys(valueAt(everyInput(kind), path) as Props);
  return { ...wrongValue(limit, [...path, key]), title: `${textOf(path)}: an invalid value of an entry` };
}

function wrongKey(limit: StringLimit, path: Path): Breakage {
  const reserved = ["aws:x", "AWS:x", "aWs:"].map((key) => fc.constant(key));
  const broken = fc.oneof(boundaryTexts(limit), hostileTexts).filter((key) => isBroken(limit, key));
  const keys = path[0] === "tags" ? fc.oneof(broken, ...reserved) : broken;
  return {
    title: `${textOf(path)}: another key`,
    path: [...path, "a key"],
    values: keys.map((key) => ({
      change: (input) => setAt(input, [...path, key], "v"),
      subject: (input) => `key of ${pathText([...path, key], input)}`,
    })),
  };
}

function missing(path: Path): Breakage {
  const values = fc.constantFrom(undefined, null);
  return {
    title: `${textOf(path)}: missing`,
    path,
    values: values.map((value) => ({
      change: (input) => setAt(input, path, value),
      subject: () => textOf(path),
    })),
  };
}

function unknownProperty(limit: StructureLimit, path: Path, kind: ObjectKind): Breakage {
  const mistyped = Object.keys(limit.members).map((name) => name.replace(/[A-Za-z]$/, ""));
  const hostile = ["__proto__", "constructor", "toString", "hasOwnProperty", "0", "", " ", "na\u0007me", "tags\n"];
  const names = fc.oneof(fc.constantFrom(...mistyped), fc.constantFrom(...hostile), hostileTexts);
  const where = textOf(path) || `the arguments of ${kind}`;
  return {
    title: `${where}: an unknown property`,
    path: [...path, "an unknown property"],
    values: names
      .filter((name) => !Object.hasOwn(limit.members, name) && !/^__(options|provider|defaults)$/.test(name))
      .map((name) => ({
        change: (input) => setAt(input, [...path, name], 1),
        subject: () => `property of ${where}`,
      })),
  };
}

/** A value at a path that breaks one limit. */
export function breakage(path: Path, what: string, values: fc.Arbitrary<unknown>): Breakage {
  return {
    title: `${textOf(path)}: ${what}`,
    path,
    values: values.map((value) => ({
      change: (input) => setAt(input, path, value),
      subject: (input) => pathText(path, input),
    })),
  };
}
