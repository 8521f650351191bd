/** Inputs that break one limit each, generated from the emulator's table so that no limit is forgotten. */
import { inputLimit, type Limit, type StringLimit } from "../../../emulator/service/limits";
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

/** An input with every member. */
export function everyMember(): Record<string, unknown> {
  const versionIdentifier = "99999999-2222-3333-4444-555555555555";
  const base = { trainedModelArn: arnOf("trained-model", "base"), channelName: "base", versionIdentifier };
  return { ...fullBody(), membershipIdentifier: membership, incrementalTrainingDataChannels: [base] };
}

/** The input with every member and one value replaced. */
export function inputWith(path: Path, value: unknown): Record<string, unknown> {
  const input = everyMember();
  const place = path.slice(0, -1).reduce((record, key) => record[key] as Record<string | number, unknown>, input);
  const last = path.at(-1) ?? "";
  if (value === undefined) delete place[last];
  else place[last] = value;
  return input;
}

/** Every limit of CreateTrainedModel, broken. */
export const brokenInputs: readonly Broken[] = brokenAt(inputLimit("CreateTrainedModel"), []);

function brokenAt(limit: Limit, path: Path): Broken[] {
  switch (limit.type) {
    case "string":
      return brokenStrings(limit, path);
    case "integer":
    case "double":
      return [limit.min - 1, limit.max + 1].map((value) =>
        broken(path, { value, constraint: `Member must be between ${limit.min} and ${limit.max}, inclusive` }),
      );
    case "list": {
      const input: unknown = everyMember();
      const list = path.reduce((value, key) => (value as Record<string | number, unknown>)[key], input) as unknown[];
      const constraint = lengthConstraint(limit.min, limit.max);
      return [
        broken(path, { value: Array(limit.min - 1).fill(list[0]), constraint }),
        broken(path, { value: Array(limit.max + 1).fill(list[0]), constraint }),
        ...brokenAt(limit.member, [...path, 0]),
      ];
    }
    case "map": {
      const entries = Array.from({ length: limit.max + 1 }, (_, index) => [`k${index}`, "v"]);
      return [
        broken(path, { value: Object.fromEntries(entries), constraint: lengthConstraint(0, limit.max) }),
        ...brokenAt(limit.value, [...path, "key"]),
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
      return Object.entries(limit.members).flatMap(([name, member]) => {
        const at = [...path, name];
        const missing = [undefined, null].map((value) => broken(at, { value, constraint: "Member must not be null" }));
        return [...brokenAt(member, at), ...(limit.required.includes(name) ? missing : [])];
      });
  }
}

function brokenStrings(limit: StringLimit, path: Path): Broken[] {
  const found: Broken[] = [];
  const min = limit.min ?? 0;
  const constraint = lengthConstraint(min, limit.max ?? 0);
  if (min > 0) found.push(broken(path, { value: "a".repeat(min - 1), constraint }));
  if (limit.max !== undefined) found.push(broken(path, { value: "a".repeat(limit.max + 1), constraint }));
  if (limit.pattern !== undefined) {
    const value = "\u0001".repeat(Math.max(1, min));
    found.push(broken(path, { value, constraint: "Member must satisfy regular expression pattern: " }));
  }
  if (limit.enum !== undefined) {
    found.push(broken(path, { value: "none of them", constraint: "Member must satisfy enum value set: [" }));
  }
  return found;
}

function lengthConstraint(min: number, max: number): string {
  return `Member must have length between ${min} and ${max}, inclusive`;
}

function broken(path: Path, { value, constraint }: { value: unknown; constraint: string }): Broken {
  const at = `/${path.join("/")}`;
  const title = `${at}: ${describe(value)}`;
  return { title, path, value, message: ` at '${at}' failed to satisfy constraint: ${constraint}` };
}

function describe(value: unknown): string {
  if (typeof value === "string") return value.startsWith("\u0001") ? "another pattern" : `${value.length} characters`;
  if (typeof value === "object" && value !== null) return `${Object.keys(value).length} members`;
  return String(value);
}
