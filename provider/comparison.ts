/** Compares the inputs of a program with a model that exists, as far as Get gives them back. */
import type { CreateTrainedModelInput, GetTrainedModelOutput } from "../sdk/service-types";
import { MAPS } from "./input-maps";
import { type ChangedPath, changedPaths } from "./meaning";
import { INPUT_NAMES } from "./schema";

type Props = Record<string, unknown>;

const NEVER_FILLED_IN = ["hyperparameters", "environment", "description", "incrementalTrainingDataChannels"];

/**
 * Where the inputs differ from the model, in meaning. What the inputs leave out may be anything, since the service fills
 * it in; the ARN of an incremental channel cannot be compared, its channel name and version can.
 */
export function differingInputs(input: CreateTrainedModelInput, model: GetTrainedModelOutput): ChangedPath[] {
  const wanted = input as unknown as Props;
  const actual = model as unknown as Props;
  return INPUT_NAMES.filter((name) => name !== "membershipIdentifier" && wanted[name] !== undefined).flatMap((name) => {
    const value = comparable(name, wanted[name]);
    return changedPaths(name, value, MAPS.has(name) ? actual[name] : like(value, actual[name]));
  });
}

/** What the inputs leave out and the model has, though no service fills it in: it was trained with more than they say. */
export function undeclaredInputs(input: CreateTrainedModelInput, model: GetTrainedModelOutput): ChangedPath[] {
  const wanted = input as unknown as Props;
  const actual = model as unknown as Props;
  return NEVER_FILLED_IN.filter((name) => wanted[name] === undefined).flatMap((name) =>
    changedPaths(name, undefined, actual[name]),
  );
}

function comparable(name: string, value: unknown): unknown {
  if (name !== "incrementalTrainingDataChannels" || !Array.isArray(value)) return value;
  return value.map(({ trainedModelArn: _, ...channel }: Props) => channel);
}

/** The actual value without what the service filled in beside the members that are wanted. */
function like(wanted: unknown, actual: unknown): unknown {
  if (Array.isArray(wanted) && Array.isArray(actual)) {
    return actual.map((entry: Props) => {
      const twin = wanted.find((candidate: Props) => candidate?.channelName === entry?.channelName);
      return twin === undefined ? entry : onlyMembersOf(twin, entry);
    });
  }
  return isRecord(wanted) && isRecord(actual) ? onlyMembersOf(wanted, actual) : actual;
}

function onlyMembersOf(wanted: Props, actual: Props): Props {
  return Object.fromEntries(Object.entries(actual).filter(([key]) => key in wanted));
}

function isRecord(value: unknown): value is Props {
  return typeof value === "object" && value !== null;
}
