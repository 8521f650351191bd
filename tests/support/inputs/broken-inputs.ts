/** Inputs that break one limit each, generated from the emulator's limits so that no limit is forgotten. */
import type { Limit, StringLimit } from "../../../emulator/service/limits";
import { arnOf, fullBody, membership } from "./trained-model-inputs";

type Path = readonly (string | number)[];

/** A value at a path that breaks one limit; undefined omits the member. */
export interface Broken {
  readonly title: string;
  readonly path: Path;
  readonly value: unknown;
  /** The service's message for this limit. */
  readonly message: string;
}

type Input = Readonly<Record<string, unknown>>;

/** An input of CreateTrainedModel with every member. */
export function everyMember(): Record<string, unknown> {
  const versionIdentifier = "99999999-2222-3333-4444-555555555555";
  const base = { trainedModelArn: arnOf("trained-model", "base"), channelName: "base", versionIdentifier };
  return { ...fullBody(), membershipIdentifier: membership, incrementalTrainingDataChannels: [base] };
}

/** An input with one value in it replaced. */
export function inputWith(path: Path, value: unknown, full: Input = everyMember()): Record<string, unknown> {
  const input: Record<string, unknown> = structuredClone(full);
  const place = path.slice(0, -1).reduce((record, key) => record[key] as Record<string | number, unknown>, input);
  const last = path.at(-1) ?? "";
  if (value === undefined) delete place[last];
  else place[last] = value;
  return input;
}

/**
 * Every limit of an input, broken.
 *
 * @param full  an input with every member, and one entry in each list and map
 */
export function brokenInputsOf(limit: Limit, full: Input): readonly Broken[] {
  return brokenAt(limit, [], full);
}

function brokenAt(limit: Limit, path: Path, full: Input): Broken[] {
  switch (limit.type) {
    case "string":
      return brokenStrings(limit, path);
    case "integer":
    case "double":
      return [limit.min - 1, limit.max + 1]
        .filter(Number.isFinite)
        .map((value) =>
          broken(path, { value, constraint: `Member must be between ${limit.min} and ${limit.max}, inclusive` }),
        );
    case "list": {
      const list = path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], full);
      const [first] = list as unknown[];
      const constraint = lengthConstraint(limit.min, limit.max);
      const counts = [limit.min - 1, limit.max + 1].filter((count) => count >= 0 && Number.isFinite(count));
      return [
        ...counts.map((count) => broken(path, { value: Array(count).fill(first), constraint })),
        ...brokenAt(limit.member, [...path, 0], full),
      ];
    }
    case "map": {
      const tooMany = limit.max === Infinity ? [] : [limit.max + 1];
      return [
        ...tooMany.map((count) => {
          const entries = Array.from({ length: count }, (_, index) => [`k${index}`, "v"]);
          return broken(path, { value: Object.fromEntries(entries), constraint: lengthConstraint(0, limit.max) });
        }),
        ...brokenAt(limit.value, [...path, "key"], full),
        ...brokenStrings(limit.key, path).map(({ value, message }) => ({
          title: `/${path.join("/")}: key ${describe(value)}`,
          path,
          value: { [String(value)]: "v" },
          message: message.replace(`'/${path.join("/")}'`, `'/${[...path, value].join("/")}'`),
        })),
      ];
    }
    case "boolean":
    case "document":
      return [];
    case "structure":
      return [
        ...(limit.union ? [broken(path, { value: {}, constraint: "Member must have exactly one of: [" })] : []),
        ...Object.entries(limit.members).flatMap(([name, member]) => {
          const at = [...path, name];
          const missing = [undefined, null].map((value) =>
            broken(at, { value, constraint: "Member must not be null" }),
          );
          return [...brokenAt(member, at, full), ...(limit.required.includes(name) ? missing : [])];
        }),
      ];
  }
}

function brokenStrings(limit: StringLimit, path: Path): Broken[] {
  const found: Broken[] = [];
  const min = limit.min ?? 0;
  const constraint = lengthConstraint(min, limit.max ?? 0);
  if (min > 0) found.push(broken(path, { value: "a".repeat(min - 1), constraint }));
  if (limit.max !== undefined) found.push(broken(path, { value: "a".repeat(limit.max + 1), constraint }));
  if (limit.pattern !== undefined) {
    const whole = new RegExp(`^(?:${limit.pattern})$`, "u");
    // No pattern allows both.
    const values = ["\u0001", "\n"].map((character) => character.repeat(Math.max(1, min)));
    const value = values.find((one) => !whole.test(one));
    found.push(broken(path, { value, constraint: "Member must satisfy regular expression pattern: " }));
  }
  if (limit.enum !== undefined) {
    found.push(broken(path, { value: "none of them", constraint: "Member must satisfy enum value set: [" }));
  }
  return found;
}

function lengthConstraint(min: number, max: number): string {
  if (max === Infinity) return `Member must have length greater than or equal to ${min}`;
  return `Member must have length between ${min} and ${max}, inclusive`;
}

function broken(path: Path, { value, constraint }: { value: unknown; constraint: string }): Broken {
  const at = `/${path.join("/")}`;
  const title = `${at}: ${describe(value)}`;
  return { title, path, value, message: ` at '${at}' failed to satisfy constraint: ${constraint}` };
}

function describe(value: unknown): string {
  if (typeof value === "string")
    return ["\u0001", "\n"].some((start) => value.startsWith(start)) ? "another pattern" : `${value.length} characters`;
  if (typeof value === "object" && value !== null) return `${Object.keys(value).length} members`;
  return String(value);
}
