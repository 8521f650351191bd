import type { Client } from "../../sdk/client";
import type { Session } from "../host/session";
import { arnsOf } from "../inputs/arn-places";
import type { ResourceKind } from "../kinds/resource-kind";
import { findArn } from "../words/arns";
import type { Call } from "../words/call";

type Props = Readonly<Record<string, unknown>>;

/** Returns the region of the calls about an object, from its id or the ARNs in its inputs; undefined if none has one. */
export function regionOf({ id, inputs }: ResourceKind, props: Props): string | undefined {
  const own = findArn(props[id.arnMember ?? ""])?.region;
  return own || (props.region as string | undefined) || arnsOf(inputs, props)[0]?.region;
}

/**
 * Returns the client for the calls about an object.
 *
 * @param props  inputs or outputs of the resource
 * @throws {Error} if neither the ARNs nor the settings have a region
 */
export async function openClient(kind: ResourceKind, props: Props, call: Call, session: Session): Promise<Client> {
  return session.clientFor(regionOf(kind, props) ?? (await session.regionFor(call.profile)), call.profile);
}
