// What a setting of the emulator may be, as data, so that a typo in a test or a control request is refused and named.
// It knows nothing of which settings there are.

/** What one setting accepts. `optional` also allows undefined and null, which unset it. */
export type Rule = (
  | { readonly kind: "number"; readonly min?: number; readonly max?: number }
  | { readonly kind: "text" | "texts" | "map" | "any-record" | "flag" }
  | { readonly kind: "choice"; readonly of: readonly (string | number)[] }
  | { readonly kind: "record"; readonly of: Readonly<Record<string, "string" | "number" | "boolean" | "object">> }
) & { readonly optional?: boolean };

/** Whether a value is a plain record: an object that is neither null nor a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Refuses a name that is none of the known ones.
 *
 * @param what  names it in the error: `fault member "knd"`
 * @throws {TypeError} for the first such name
 */
export function refuseUnknownNames(given: object, known: readonly string[], what: (name: string) => string): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new TypeError(`Unknown ${what(unknown)}: one of ${known.join(", ")} is wanted`);
}

/** Whether the rule lets the value through. */
export function ruleAccepts(rule: Rule, value: unknown): boolean {
  if (value === undefined || value === null) return rule.optional === true;
  switch (rule.kind) {
    case "number":
      return typeof value === "number" && value >= (rule.min ?? -Infinity) && value <= (rule.max ?? Infinity);
    case "text":
      return typeof value === "string";
    case "flag":
      return typeof value === "boolean";
    case "texts":
      return Array.isArray(value) && value.every((text) => typeof text === "string");
    case "any-record":
      return isRecord(value);
    case "map":
      return isRecord(value) && Object.values(value).every((text) => typeof text === "string");
    case "choice":
      return rule.of.some((choice) => choice === value);
    case "record":
      return isRecord(value) && Object.entries(value).every(([name, member]) => typeof member === rule.of[name]);
  }
}

/** The rule in words, for an error's text: "a number from 1 to 100". */
export function describeRule(rule: Rule): string {
  switch (rule.kind) {
    case "number":
      if (rule.min === Number.MIN_VALUE) return "a number above 0";
      if (rule.max !== undefined) return `a number from ${rule.min ?? "any"} to ${rule.max}`;
      return rule.min === undefined ? "a number" : `a number of at least ${rule.min}`;
    case "text":
      return "a text";
    case "flag":
      return "true or false";
    case "texts":
      return "a list of texts";
    case "any-record":
      return "a record";
    case "map":
      return "a record of texts";
    case "choice":
      return `one of ${rule.of.join(", ")}`;
    case "record":
      return `a record with ${Object.keys(rule.of).join(", ")}`;
  }
}
