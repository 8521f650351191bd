import type { ModelReference } from "../service/models";

/** The model to wait for, and the limits of the wait. */
export interface TrainingWait {
  reference: ModelReference;
  /** The name of the model in messages. */
  subject: string;
  profile?: string | undefined;
  /** The longest wait; if absent, the model's longest run time plus one hour. */
  createTimeoutMs?: number | undefined;
  /** The model's longest run time in the program; if absent, the one in the service's response. */
  maxRuntimeInSeconds?: number | undefined;
  /** The resource on whose row progress appears. */
  urn?: string | undefined;
}
