/** The kinds of resources, and what each of them does in its life. */
import type { Call } from "../words/call";

type Props = Record<string, unknown>;

/** The two kinds. They are part of the provider's text in every state, so they stay for ever. */
export type Kind = "TrainedModel" | "Training";

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

/** The life of a resource, however Pulumi reaches it. Inputs and outputs are without what `call` holds. */
export interface Lifecycle {
  /** @param olds  inputs in the state; empty for a new resource and for the new one of a replacement */
  check(call: Call, olds: Props, news: Props): Promise<CheckedInputs>;
  /** @returns the keys whose change replaces the resource; none where it stays as it is */
  diff(call: Call, id: string, olds: Props, news: Props): Promise<string[]>;
  create(call: Call, inputs: Props): Promise<StateEntry>;
  /** @returns undefined where the object is gone */
  read(call: Call, id: string, state: Props): Promise<(StateEntry & { inputs?: Props }) | undefined>;
  delete(call: Call, id: string, state: Props): Promise<void>;
}
