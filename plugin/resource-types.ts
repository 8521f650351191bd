/** The type tokens of the package. They are in every state, so they must never change. */
import { KINDS } from "../provider/kinds/kinds";
import type { Kind } from "../provider/kinds/lifecycle";
import type { ResourceKind } from "../provider/kinds/resource-kind";
import { WAITS, type WaitRow } from "../provider/kinds/waits";

export const PACKAGE = "cleanroomsml";

const rows: Readonly<Record<string, ResourceKind>> = KINDS;

/** Returns what waits for the objects of a kind; undefined if their create returns the finished object. */
export function waitOf({ work }: ResourceKind): WaitRow | undefined {
  return work && WAITS[work.waits];
}

/** Returns the type of a kind's custom resource. In a component it is one of the parts, in a module of their own. */
export function customType(kind: Kind): string {
  const row = rows[kind];
  return row !== undefined && waitOf(row) === undefined ? `${PACKAGE}:index:${kind}` : `${PACKAGE}:api:${kind}`;
}

/** Returns the row of a component's type: the object and what waits for it. */
export function findComponent(type: string): ResourceKind | undefined {
  const row = Object.values(rows).find(({ className }) => type === `${PACKAGE}:index:${className}`);
  return row && waitOf(row) !== undefined ? row : undefined;
}

/** Returns the token of a function. */
export function functionToken(name: string): string {
  return `${PACKAGE}:index:${name}`;
}

const kinds = new Map(
  Object.values(rows).flatMap((row) =>
    [row.className as Kind, waitOf(row)?.className].flatMap((kind) => (kind ? [[customType(kind), kind]] : [])),
  ) as [string, Kind][],
);

/**
 * Returns the kind of a custom resource.
 *
 * @throws {Error} if the package has no such type
 */
export function kindOf(urn: string): Kind {
  const type = urn.split("::")[2]?.split("$").at(-1) ?? "";
  const kind = kinds.get(type);
  if (kind !== undefined) return kind;
  const component = findComponent(type);
  throw new Error(
    component
      ? `Cannot import "${nameOf(urn)}": ${type} is a component; run pulumi import ${customType(component.className as Kind)} ${nameOf(urn)} ID`
      : `Cannot manage "${nameOf(urn)}": ${PACKAGE} has no type ${type}`,
  );
}

/** Returns the row of a kind; undefined for a kind that only waits. */
export function rowOf(kind: Kind): ResourceKind | undefined {
  return rows[kind];
}

/** The name at the end of `urn:pulumi:STACK::PROJECT::TYPE::NAME`; it may contain colons, too. */
export function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
