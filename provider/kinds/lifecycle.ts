import type { Call } from "../words/call";

type Props = Record<string, unknown>;

/** The kinds of resources. They are part of the provider's text in every state, so they must never change. */
export type Kind =
  | "MLConfiguration"
  | "ConfiguredModelAlgorithm"
  | "ConfiguredModelAlgorithmAssociation"
  | "MLInputChannel"
  | "TrainedModel"
  | "TrainedModelExportJob"
  | "TrainedModelInferenceJob"
  | "Training"
  | "Completion";

/** Checked inputs, with a sentence for each failure. */
export interface CheckedInputs {
  inputs: Props;
  failures: string[];
}

/** What the state contains about an object. */
export interface StateEntry {
  id: string;
  outs: Props;
}

/** What a change of the program means. */
export interface Change {
  /** The keys whose change replaces the object. */
  replaces: string[];
  /** Whether inputs change that are updated in place. */
  isUpdated?: boolean;
  /** The keys from a top-level input down to each change; an entry of a set is keyed by the member that identifies it. */
  paths?: readonly (readonly string[])[];
}

/** The lifecycle of a resource. Inputs and outputs do not include what `call` contains. */
export interface Lifecycle {
  /** @param olds  inputs in the state; empty for a new resource and for the new one of a replacement */
  check(call: Call, olds: Props, news: Props): Promise<CheckedInputs>;
  diff(call: Call, id: string, olds: Props, news: Props): Promise<Change>;
  create(call: Call, inputs: Props): Promise<StateEntry>;
  /** @returns outputs for the state */
  update(call: Call, id: string, olds: Props, news: Props): Promise<Props>;
  /** @returns undefined if the object no longer exists */
  read(call: Call, id: string, state: Props): Promise<(StateEntry & { inputs?: Props }) | undefined>;
  delete(call: Call, id: string, state: Props): Promise<void>;
}
