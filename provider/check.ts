/**
 * Checks the inputs of a TrainedModel at preview: every limit of the service, all failures at once. It sends nothing.
 * The engine prints the value of a failure's `property`, secrets too: so it stays empty and the reason names the path.
 */
import { INSTANCE_TYPES } from "../sdk/client";
import { parseModelId } from "./arns";
import { describeConflicts } from "./cross-checks";
import { generateName } from "./names";
import { findNearestName } from "./nearest-name";
import { isSecretInput, OPTIONS_KEY, type ResourceOptions, readOptions } from "./resource-options";
import { findViolations } from "./schema";
import { describeStrayOutputs } from "./stray-outputs";
import { isUnknown } from "./unknown";
import { describeViolations, MAPS } from "./violation-text";

type Props = Record<string, unknown>;

/** What check answers to Pulumi, and the warnings that it wants shown. */
export interface CheckedInputs {
  inputs: Props;
  failures: { property: string; reason: string }[];
  warnings: string[];
}

/**
 * @param olds  inputs in the state; empty for a new resource and for the new one of a replacement
 * @param news  inputs of the program; unknown values pass at any depth
 * @returns the inputs to keep, with a name where one had to be made up, and what is wrong with them
 */
export function checkInputs(olds: Props, news: Props): CheckedInputs {
  const options = readOptions(news);
  const given = withoutInternalKeys(withoutAbsent(news) as Props);
  const named = withName(olds, given, options);
  const reasons = [
    ...describeViolations(findViolations(named), named, options),
    ...describeStrayOutputs(named, options),
    ...describeConflicts(named, options),
    ...describeAdoption(options),
  ];
  return {
    inputs: { ...named, ...(news[OPTIONS_KEY] !== undefined && { [OPTIONS_KEY]: news[OPTIONS_KEY] }) },
    failures: reasons.map((reason) => ({ property: "", reason })),
    warnings: describeInstanceType(named, options),
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

function withoutInternalKeys(props: Props): Props {
  return Object.fromEntries(Object.entries(props).filter(([key]) => !/^__(options|provider|defaults)$/.test(key)));
}

/**
 * Without a name in the program the old one stays; the engine asks without olds when it replaces, which gives a new one.
 * A model that is adopted, or once was, goes by the name that it has.
 */
function withName(olds: Props, given: Props, options: ResourceOptions): Props {
  if (given.name !== undefined) return given;
  if (olds.name !== undefined) return { ...given, name: olds.name };
  const isAdopted = options.adoptTrainedModelArn !== undefined || olds.membershipIdentifier !== undefined;
  return isAdopted ? given : { ...given, name: generateName(options.logicalName) };
}

/** What a new model's preview says where no training is to start. */
export function describeAdopted({ logicalName, adoptTrainedModelArn }: ResourceOptions): string | undefined {
  if (adoptTrainedModelArn === undefined || isUnknown(adoptTrainedModelArn)) return undefined;
  return `Trained model "${logicalName}" adopts ${adoptTrainedModelArn}: no training is started`;
}

function describeAdoption({ adoptTrainedModelArn }: ResourceOptions): string[] {
  if (adoptTrainedModelArn === undefined || isUnknown(adoptTrainedModelArn)) return [];
  try {
    parseModelId(adoptTrainedModelArn);
    return [];
  } catch (error) {
    return [`Option adoptTrainedModelArn: ${(error as Error).message}`];
  }
}

/** AWS adds instance types: one that the list does not know is the service's to refuse. */
function describeInstanceType(inputs: Props, options: ResourceOptions): string[] {
  const given = (inputs.resourceConfig as Props | undefined)?.instanceType;
  const isKnown = (INSTANCE_TYPES as readonly unknown[]).includes(given);
  if (typeof given !== "string" || isUnknown(given) || isKnown) return [];
  const isShown = !isSecretInput(options, "resourceConfig") && /^ml\.[a-z0-9-]{2,12}\.[a-z0-9]{2,12}$/.test(given);
  const nearest = findNearestName(given, INSTANCE_TYPES);
  return [
    `resourceConfig.instanceType${isShown ? ` "${given}"` : ""} is none of the ${INSTANCE_TYPES.length} instance types ` +
      `known to this release; the service decides${nearest && isShown ? ` (did you mean "${nearest}"?)` : ""}`,
  ];
}
