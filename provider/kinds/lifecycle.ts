import type { Call } from "../words/call";

type Props = Record<string, unknown>;

/** The kinds of resources. They are part of the provider's text in every state, so they stay for ever. */
export type Kind =
  | "MLConfiguration"
  | "ConfiguredModelAlgorithm"
  | "ConfiguredModelAlgorithmAssociation"
  | "TrainedModel"
  | "Training";

/** Inputs after the check, and what is wrong with them: a sentence for each failure. */
export interface CheckedInputs {
  inputs: Props;
  failures: string[];
}

/** What the state keeps of an object. */
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
}

/** The life of a resource, however Pulumi reaches it. Inputs and outputs are without what `call` holds. */
export interface Lifecycle {
  /** @param olds  inputs in the state; empty for a new resource and for the new one of a replacement */
  check(call: Call, olds: Props, news: Props): Promise<CheckedInputs>;
  diff(call: Call, id: string, olds: Props, news: Props): Promise<Change>;
  create(call: Call, inputs: Props): Promise<StateEntry>;
  /** @returns outputs for the state */
  update(call: Call, id: string, olds: Props, news: Props): Promise<Props>;
  /** @returns undefined where the object is gone */
  read(call: Call, id: string, state: Props): Promise<(StateEntry & { inputs?: Props }) | undefined>;
  delete(call: Call, id: string, state: Props): Promise<void>;
}
