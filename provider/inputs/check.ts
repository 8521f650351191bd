/** Checks the inputs of a resource at preview: every limit of the service, all failures at once. It sends nothing. */
import { INSTANCE_TYPES } from "../../sdk/client";
import type { CheckedInputs } from "../kinds/lifecycle";
import type { InputTable, ResourceKind } from "../kinds/resource-kind";
import { parseModelId } from "../words/arns";
import { type Call, isSecretInput } from "../words/call";
import { findNearestName } from "../words/nearest-name";
import { knownString } from "../words/values";
import { describeOtherPlaces } from "./arn-places";
import { findViolations } from "./schema";
import { describeStrayOutputs } from "./stray-outputs";
import { describeViolations } from "./violation-text";

type Props = Record<string, unknown>;

/**
 * @param news  inputs of the program; unknown values pass at any depth
 * @returns the inputs to keep, which are the program's (an absent name stays absent), what is wrong with them, and the
 *   warnings to show
 */
export function checkInputs(kind: ResourceKind, news: Props, call: Call): CheckedInputs & { warnings: string[] } {
  const { className, createOperation, inputs } = kind;
  const given = withoutAbsent(inputs, news);
  const described = { call, className, inputs, given };
  return {
    inputs: given,
    failures: [
      ...describeViolations(findViolations(createOperation, given), described),
      ...describeStrayOutputs(described),
      ...kind.rules(given),
      ...describeOtherPlaces(inputs, given, call),
      ...describeImportId(call),
    ],
    warnings: describeInstanceType(given, call),
  };
}

/**
 * Null and undefined are Pulumi's and JavaScript's ways to leave an input out; the API has none. In a map a null is a value
 * that the program forgot: without it the training would not be the one that was meant.
 */
function withoutAbsent(inputs: InputTable, news: Props): Props {
  const present = (value: unknown, isMap = false): unknown => {
    if (Array.isArray(value)) return value.map((entry) => present(entry ?? null));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(([, member]) => member !== undefined && (isMap || member !== null));
    return Object.fromEntries(entries.map(([key, member]) => [key, present(member)]));
  };
  const given = Object.entries(news).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(given.map(([name, value]) => [name, present(value, inputs[name]?.isMap)]));
}

function describeImportId({ import: id }: Call): string[] {
  if (id === undefined) return [];
  try {
    parseModelId(id);
    return [];
  } catch (error) {
    return [`Option import: ${(error as Error).message}`];
  }
}

/** AWS adds instance types: one that the list does not know is the service's to refuse. */
function describeInstanceType(given: Props, call: Call): string[] {
  const instanceType = knownString((given.resourceConfig as Props | undefined)?.instanceType);
  if (instanceType === undefined || (INSTANCE_TYPES as readonly string[]).includes(instanceType)) return [];
  const nearest = isSecretInput(call, "resourceConfig") ? undefined : findNearestName(instanceType, INSTANCE_TYPES);
  return [
    `resourceConfig.instanceType is none of the ${INSTANCE_TYPES.length} instance types that this release knows; the ` +
      `service decides${nearest ? `. Did you mean "${nearest}"?` : ""}`,
  ];
}
