import { knownString } from "../words/values";

/**
 * Describes an instance type that AWS does not list. It is only a warning, because AWS adds instance types: the service decides.
 *
 * @param types  the list of the client
 * @param isSecret  whether no message may show a name that is close to the input
 */
export function describeInstanceType(
  { resourceConfig }: Readonly<Record<string, unknown>>,
  types: "INSTANCE_TYPES" | "INFERENCE_INSTANCE_TYPES",
  isSecret: boolean,
): string[] {
  // Loaded here and not above: a program that only declares objects never needs it.
  const known: readonly string[] = (require("../../sdk/client") as typeof import("../../sdk/client"))[types];
  const instanceType = knownString((resourceConfig as Record<string, unknown> | undefined)?.instanceType);
  if (instanceType === undefined || known.includes(instanceType)) return [];
  const { findNearestName } = require("../words/nearest-name") as typeof import("../words/nearest-name");
  const nearest = isSecret ? undefined : findNearestName(instanceType, known);
  return [
    `resourceConfig.instanceType is not one of the ${known.length} instance types that this release knows, so ` +
      `the service checks it at the create${nearest ? `; did you mean "${nearest}"?` : ""}`,
  ];
}
