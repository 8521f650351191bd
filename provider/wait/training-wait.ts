import type { ModelReference } from "../words/arns";

/** What is waited for, and for how long. */
export interface TrainingWait {
  reference: ModelReference;
  /** What messages call the model. */
  subject: string;
  profile?: string | undefined;
  /** The longest wait; else the longest run time of the model and an hour. */
  createTimeoutMs?: number | undefined;
  /** The longest run time of the model, where the program gives one; else the service's response is used. */
  maxRuntimeInSeconds?: number | undefined;
  /** Row of the progress lines. */
  urn?: string | undefined;
}
