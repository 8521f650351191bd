import type { Limit } from "./limits";
import { isRecord } from "./validation";

/** All ARNs in a value, in the order of AWS's data. Entries of maps are the user's own. */
export function arnsOf(limit: Limit, value: unknown): string[] {
  if (limit.type === "string") return typeof value === "string" && limit.pattern?.startsWith("arn:") ? [value] : [];
  if (limit.type === "list" && Array.isArray(value)) return value.flatMap((member) => arnsOf(limit.member, member));
  if (limit.type !== "structure" || !isRecord(value)) return [];
  return Object.entries(limit.members).flatMap(([name, member]) => arnsOf(member, value[name]));
}

/** Where an ARN's resource is; of a role without a region. */
export function placeOf(arn: string): {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
} {
  const [, partition = "", , region = "", accountId = ""] = arn.split(":");
  return { partition, region, accountId };
}

/** The type of an ARN's resource as the ARN has it, such as `trained-model`. */
export function resourceTypeOf(arn: string): string {
  const path = arn.split(":")[5]?.split("/") ?? [];
  return (path[0] === "membership" ? path[2] : path[0]) ?? "";
}

/** The last word of its type, such as `association`. */
export function nounOf(arn: string): string {
  return resourceTypeOf(arn).split("-").at(-1) ?? "";
}
