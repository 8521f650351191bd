/**
 * Valid inputs of each kind of object with a mark in every string that may contain it, so that a test can find where any
 * of them appears.
 */
import type fc from "fast-check";
import { inputLimit, type Limit, type StructureLimit } from "../../../emulator/service/limits";
import { violations } from "../../../emulator/service/validation";
import { KINDS } from "../../../provider/kinds/kinds";
import { fullInputs } from "../emulator/pipeline-inputs";
import { type Path, type Props, setAt, valueAt } from "./input-path";
import { modelledInputs } from "./modelled-inputs";
import { allInputs, randomValidInputs } from "./valid-inputs";

export type ObjectKind = keyof typeof KINDS;
export const objectKinds = Object.keys(KINDS) as ObjectKind[];

/** Does not occur in any message of this package or any name of an input. */
export const MARK = "Zq7v";
/** The same for numbers, if the limits allow it. */
export const MARKED_NUMBER = 731_733;

/** Matches the parts of a plain input that a message may show: ARNs in quotes and plain keys of a map. */
export const SHOWN_PARTS = /"arn:[^"]*"|\["[\w.:/@+-]{1,64}"\]/g;

interface Sample {
  /** Every input, with one entry in each map. */
  every: () => object;
  random: fc.Arbitrary<object>;
  /** Where rules that AWS's data lacks apply, so that a random value would break them. */
  fixed?: readonly Path[];
}

const samples: Readonly<Record<ObjectKind, Sample>> = {
  MLConfiguration: { every: () => fullInputs.PutMLConfiguration, random: modelledInputs("putMLConfiguration") },
  ConfiguredModelAlgorithm: {
    every: () => fullInputs.CreateConfiguredModelAlgorithm,
    random: modelledInputs("createConfiguredModelAlgorithm"),
    fixed: ["trainingContainerConfig", "inferenceContainerConfig"].map((container) => [container, "imageUri"]),
  },
  ConfiguredModelAlgorithmAssociation: {
    every: () => fullInputs.CreateConfiguredModelAlgorithmAssociation,
    random: modelledInputs("createConfiguredModelAlgorithmAssociation"),
    fixed: ["trainedModels", "trainedModelInferenceJobs"].map((part) => [
      "privacyConfiguration",
      "policies",
      part,
      "containerLogs",
    ]),
  },
  MLInputChannel: {
    every: () => fullInputs.CreateMLInputChannel,
    random: modelledInputs("createMLInputChannel"),
    // Exactly one source, and as many members of unions.
    fixed: [["inputChannel"]],
  },
  TrainedModel: { every: allInputs, random: randomValidInputs },
  TrainedModelExportJob: {
    every: () => fullInputs.StartTrainedModelExportJob,
    random: modelledInputs("startTrainedModelExportJob"),
  },
  TrainedModelInferenceJob: {
    every: () => fullInputs.StartTrainedModelInferenceJob,
    random: modelledInputs("startTrainedModelInferenceJob"),
  },
};

/** The emulator's limits of the inputs of a kind. */
export function createLimit(kind: ObjectKind): StructureLimit {
  return inputLimit(KINDS[kind].createOperation as Parameters<typeof inputLimit>[0]);
}

/** A new record with a value for every input and the mark in every string that may contain it. */
export function everyInput(kind: ObjectKind = "TrainedModel"): Props {
  return withMark(createLimit(kind), samples[kind].every()) as Props;
}

function withMark(limit: Limit, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => withMark(limit.type === "list" ? limit.member : limit, entry));
  if (typeof value === "object" && value !== null) {
    const limitAt = (key: string) => (limit.type === "structure" ? limit.members[key] : undefined);
    const rest = limit.type === "map" ? limit.value : limit;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, withMark(limitAt(key) ?? rest, member)]),
    );
  }
  if (typeof value !== "string") return value;
  return [`${MARK}-${value}`, `${value}-${MARK}`].find((marked) => violations(limit, marked).length === 0) ?? value;
}

/** Random valid inputs in which every input has a value. */
export function randomEveryInput(kind: ObjectKind = "TrainedModel"): fc.Arbitrary<Props> {
  const { random, fixed = [] } = samples[kind];
  return random.map((given) => {
    const every = everyInput(kind);
    const input = filledUp(createLimit(kind), every, given) as Props;
    for (const path of fixed) setAt(input, path, valueAt(every, path));
    return input;
  });
}

/** The random value with what it lacks; a list keeps its marked first entry. */
function filledUp(limit: Limit, every: unknown, given: unknown): unknown {
  if (given === undefined) return every;
  if (limit.type === "list") return [...(every as unknown[]).slice(0, 1), ...(given as unknown[]).slice(1)];
  if (limit.type === "map")
    return { ...(every as Props), ...Object.fromEntries(Object.entries(given as Props).slice(0, 40)) };
  if (limit.type !== "structure") return given;
  const members = Object.entries(every as Props).map(([name, value]) => [
    name,
    filledUp(limit.members[name] ?? limit, value, (given as Props)[name]),
  ]);
  return Object.fromEntries(members);
}
