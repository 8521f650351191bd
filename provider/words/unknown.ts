/**
 * Pulumi's placeholders for values that are unknown during a preview. Check and diff receive them as strings, at any
 * depth and in place of a value of any type.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/plugin/rpc.go
 */
const PLACEHOLDERS = new Set([
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9", // any value of a Node program
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // boolean
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // list
  "030794c1-ac77-496b-92df-f27374a8bd58", // asset
  "e48ece36-62e2-4504-bad9-02848725956a", // archive
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
]);

/** Whether a value is unknown. */
export function isUnknown(value: unknown): boolean {
  return typeof value === "string" && PLACEHOLDERS.has(value);
}

/** Whether a value, or anything inside it, is unknown. */
export function hasUnknown(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasUnknown);
  if (typeof value === "object" && value !== null) return Object.values(value).some(hasUnknown);
  return isUnknown(value);
}

/**
 * Whether a value contains the text that Pulumi returns for an Output concatenated with a string or passed to
 * JSON.stringify.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/output.ts
 */
export function isStrayOutput(value: unknown): boolean {
  return typeof value === "string" && /Calling \[to(String|JSON)\] on an \[Output<T>\]/.test(value);
}
