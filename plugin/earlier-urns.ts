/** Where the parts of a component may be in the state: as dynamic resources of a Node program, or imported. */
import { Alias } from "@pulumi/pulumi/proto/alias_pb";
import type { Kind } from "../provider/kinds/lifecycle";
import { customType } from "./resource-types";

/** A component in the program. */
export interface Place {
  stack: string;
  project: string;
  /** URN of its parent; the stack or empty at the top. */
  parent: string;
  name: string;
}

/** The object below the component's parent. */
export function earlierObjects(kind: Kind, place: Place): Alias[] {
  return [customType(kind), dynamicType(kind)].map((type) => aliasOf(urnBelow(place, type)));
}

/** The wait below the dynamic resource of its object. */
export function earlierWaits(wait: Kind, kind: Kind, place: Place): Alias[] {
  const parent = urnBelow(place, dynamicType(kind));
  return [aliasOf(urnBelow({ ...place, parent }, dynamicType(wait)))];
}

/** The type of a dynamic resource of the package for Node programs. */
function dynamicType(kind: Kind): string {
  return `pulumi-nodejs:dynamic/cleanroomsml:${kind}`;
}

export function urnBelow({ stack, project, parent, name }: Place, type: string): string {
  const [, , parentType = ""] = parent.split("::");
  const isTop = parentType === "" || parentType === "pulumi:pulumi:Stack";
  return `urn:pulumi:${stack}::${project}::${isTop ? "" : `${parentType}$`}${type}::${name}`;
}

function aliasOf(urn: string): Alias {
  return new Alias().setUrn(urn);
}
