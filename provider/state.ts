/**
 * Expand and flatten: the inputs of a program as the API takes them, and what the API gives back as the state keeps it.
 * Pure; what read cannot give back (the ARN of an incremental channel) is kept from the state.
 */
import type { CreateTrainedModelInput, GetTrainedModelOutput } from "../sdk/service-types";
import { changedPaths } from "./meaning";
import { GENERATED_NAME } from "./names";
import { INPUT_NAMES } from "./schema";

type Props = Record<string, unknown>;

/** The API's input: the program's inputs and nothing else; empty lists and objects are left out, as absent ones are. */
export function expand(inputs: Props): CreateTrainedModelInput {
  const entries = INPUT_NAMES.map((name) => [name, inputs[name]] as const).filter(([, value]) => !isEmpty(value));
  return Object.fromEntries(entries) as unknown as CreateTrainedModelInput;
}

/**
 * The inputs of a model as the service knows it, in the spelling of the state where both mean the same.
 *
 * @param olds  inputs in the state; where it has none at all (a `get`) everything that the service gives is taken
 * @returns inputs; one that the state leaves out stays out, since what the service fills in is no change
 */
export function flattenInputs(model: GetTrainedModelOutput, olds: Props): Props {
  const answered = model as unknown as Props;
  const isFirst = olds.membershipIdentifier === undefined;
  const entries = INPUT_NAMES.map((name) => {
    if (isFirst) return [name, name === "incrementalTrainingDataChannels" ? undefined : answered[name]] as const;
    return [name, keepOld(name, olds[name], answered[name])] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Tags are the state's (another member may change them at any time), and so is what the service cannot give back. */
function keepOld(name: string, old: unknown, answered: unknown): unknown {
  const isKept = name === "tags" || name === "incrementalTrainingDataChannels" || isEmpty(old) || isEmpty(answered);
  if (isKept || changedPaths(name, old, withoutFilledIn(old, answered)).length === 0) return old;
  return answered;
}

/** Members that the service filled in below an input, such as an instance count, are no difference. */
function withoutFilledIn(old: unknown, answered: unknown): unknown {
  if (Array.isArray(old) && Array.isArray(answered)) {
    return answered.map((entry: Props, index) => {
      const twin = old.find((candidate: Props) => candidate?.channelName === entry?.channelName) ?? old[index];
      return withoutFilledIn(twin, entry);
    });
  }
  if (!isRecord(old) || !isRecord(answered)) return answered;
  return Object.fromEntries(
    Object.entries(answered)
      .filter(([key]) => Object.hasOwn(old, key))
      .map(([key, value]) => [key, withoutFilledIn(old[key], value)]),
  );
}

/** Everything that the state keeps of a model: its inputs, whether its name was generated, and what names it. */
export function modelOutputs(
  inputs: Props,
  named: { trainedModelArn: string; versionIdentifier?: string | undefined; failedStatus?: string | undefined },
): Props {
  const { trainedModelArn, versionIdentifier, failedStatus } = named;
  const kept = Object.entries(inputs).filter(([name]) => INPUT_NAMES.includes(name) || name === GENERATED_NAME);
  return withoutUndefined({ ...Object.fromEntries(kept), trainedModelArn, versionIdentifier, failedStatus }) as Props;
}

/** Pulumi's host fails on `undefined` in outputs, after the real create: none may be left, at any depth. */
export function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => withoutUndefined(entry ?? null));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries.map(([key, member]) => [key, withoutUndefined(member)]));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function isRecord(value: unknown): value is Props {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
