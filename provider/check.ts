/** Checks the inputs of a TrainedModel at preview: every limit of the service, all failures at once. It sends nothing. */
import { INSTANCE_TYPES } from "../sdk/client";
import { parseModelId } from "./arns";
import { type Call, isSecretInput } from "./call";
import { describeConflicts } from "./cross-checks";
import { MAPS } from "./input-maps";
import type { CheckedInputs } from "./kinds";
import { findNearestName } from "./nearest-name";
import { findViolations } from "./schema";
import { describeStrayOutputs } from "./stray-outputs";
import { isUnknown } from "./unknown";
import { describeViolations } from "./violation-text";

type Props = Record<string, unknown>;

/**
 * @param news  inputs of the program; unknown values pass at any depth
 * @returns the inputs to keep, which are the program's (an absent name stays absent), what is wrong with them, and the
 *   warnings to show
 */
export function checkInputs(news: Props, call: Call): CheckedInputs & { warnings: string[] } {
  const inputs = withoutAbsent(news) as Props;
  return {
    inputs,
    failures: [
      ...describeViolations(findViolations(inputs), inputs, call),
      ...describeStrayOutputs(inputs, call),
      ...describeConflicts(inputs, call),
      ...describeImportId(call),
    ],
    warnings: describeInstanceType(inputs, call),
  };
}

/**
 * Null and undefined are Pulumi's and JavaScript's ways to leave an input out; the API has none. In a map a null is a value
 * that the program forgot: without it the training would not be the one that was meant.
 */
function withoutAbsent(value: unknown, isMap = false): unknown {
  if (Array.isArray(value)) return value.map((entry) => withoutAbsent(entry ?? null));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined && (isMap || member !== null));
  return Object.fromEntries(entries.map(([key, member]) => [key, withoutAbsent(member, MAPS.has(key))]));
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
function describeInstanceType(inputs: Props, call: Call): string[] {
  const given = (inputs.resourceConfig as Props | undefined)?.instanceType;
  const isKnown = (INSTANCE_TYPES as readonly unknown[]).includes(given);
  if (typeof given !== "string" || isUnknown(given) || isKnown) return [];
  const nearest = isSecretInput(call, "resourceConfig") ? undefined : findNearestName(given, INSTANCE_TYPES);
  return [
    `resourceConfig.instanceType is none of the ${INSTANCE_TYPES.length} instance types known to this release; ` +
      `the service decides${nearest ? ` (did you mean "${nearest}"?)` : ""}`,
  ];
}
