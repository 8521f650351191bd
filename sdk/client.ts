/**
 * The public entry of the API client: nine operations of AWS Clean Rooms ML on trained models. It knows the operations'
 * names and loads the machinery of a call when the first one is made; it does not know how a call is made.
 *
 * @module pulumi-cleanroomsml/sdk
 */
import { untilAborted } from "./abort";
import type { Caller } from "./call";
import type { CallOptions, Client, ClientOptions, WithMetadata } from "./client-types";
import { type Clock, systemClock } from "./clock";
import type { OperationKey } from "./operations";
import type { OperationInput } from "./request";
import type { RateLimiter } from "./send-rate";
import type { Send } from "./transport";

export type { AssumeRole } from "./assumed-roles";
export type { CallOptions, Client, ClientOptions, WithMetadata } from "./client-types";
export type { Clock } from "./clock";
export { systemClock } from "./clock";
export type {
  CreateTrainedModelInput,
  CreateTrainedModelOutput,
  DataChannel,
  IncrementalTrainingDataChannel,
  InstanceType,
  ResourceConfig,
  S3DataDistributionType,
  StoppingCondition,
  TrainingInputMode,
} from "./create-trained-model-types";
export type { AwsCredentialIdentity, CredentialSource, Credentials } from "./credentials";
export type { CallContext, Failure, Outcome, Refusal } from "./errors";
export { ApiError, ConfigurationError, TransportError } from "./errors";
export { INSTANCE_TYPES } from "./instance-types";
export type { HttpRequest } from "./request";
export type { SendError } from "./send-error";
export type { RateLimiter } from "./send-rate";
export type {
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  TagResourceInput,
  UntagResourceInput,
} from "./tag-types";
export type {
  GetTrainedModelOutput,
  IncrementalTrainingDataChannelOutput,
  ListTrainedModelsInput,
  ListTrainedModelsOutput,
  ListTrainedModelVersionsInput,
  PublishStatus,
  StatusDetails,
  TrainedModelReference,
  TrainedModelStatus,
  TrainedModelSummary,
} from "./trained-model-types";
export type { HttpAnswer, Send, SendOptions } from "./transport";

/** What a test replaces. */
export interface ClientSeams {
  /** Time, for waits between attempts and for signatures. */
  clock?: Clock;
  /** Makes one attempt, in place of the network. */
  send?: Send;
  /** The rate of attempts, which keeps real time; see {@link RateLimiter}. */
  rateLimiter?: RateLimiter;
}

/** Makes a client. It does nothing, and loads nothing, until the first call. */
export function createClient(
  options: ClientOptions,
  { clock = systemClock, send, rateLimiter }: ClientSeams = {},
): Client {
  let opened: Promise<Caller> | undefined;
  const open = (): Promise<Caller> => {
    // Loaded here and not above: a program that makes no call pays nothing for it.
    const { openCaller } = require("./call") as typeof import("./call");
    opened ??= openCaller(options, { clock, send, rateLimiter }).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  const method =
    <Input, Output>(key: OperationKey) =>
    async (input: Input, callOptions: CallOptions = {}): Promise<Output & WithMetadata> => {
      callOptions.signal?.throwIfAborted();
      const { call } = await untilAborted(callOptions.signal, open);
      return (await call(key, input as OperationInput, callOptions)) as Output & WithMetadata;
    };
  return {
    createTrainedModel: method("createTrainedModel"),
    getTrainedModel: method("getTrainedModel"),
    listTrainedModels: method("listTrainedModels"),
    listTrainedModelVersions: method("listTrainedModelVersions"),
    cancelTrainedModel: method("cancelTrainedModel"),
    deleteTrainedModelOutput: method("deleteTrainedModelOutput"),
    tagResource: method("tagResource"),
    untagResource: method("untagResource"),
    listTagsForResource: method("listTagsForResource"),
    maxAttempts: async () => (await open()).maxAttempts,
    async close() {
      const closing = opened;
      opened = undefined;
      await (await closing?.catch(() => undefined))?.close();
    },
  };
}

/**
 * Checks what a client would be made from: options, environment and, where these say anything that could be wrong, the
 * shared files. Nothing is sent.
 *
 * @throws {ConfigurationError} naming the setting that is wrong
 */
export async function validateOptions(options: ClientOptions): Promise<void> {
  const { isPlain, readSettings } = require("./settings") as typeof import("./settings");
  if (!isPlain(options)) await readSettings(options);
}
