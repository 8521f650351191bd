/**
 * The public entry of the API client: nine operations of AWS Clean Rooms ML on trained models. It knows the operations'
 * types and loads the machinery of a call when the first one is made; it does not know how a call is made.
 */
import { untilAborted } from "./abort";
import type { AssumeRole } from "./assumed-roles";
import type { Caller } from "./call";
import { type Clock, systemClock } from "./clock";
import type { Credentials } from "./credentials";
import type { OperationKey } from "./operations";
import type { OperationInput } from "./request";
import type { RateLimiter } from "./send-rate";
import type {
  CreateTrainedModelInput,
  CreateTrainedModelOutput,
  GetTrainedModelOutput,
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  ListTrainedModelsInput,
  ListTrainedModelsOutput,
  ListTrainedModelVersionsInput,
  TagResourceInput,
  TrainedModelReference,
  UntagResourceInput,
} from "./trained-model-types";
import type { Send } from "./transport";

export type { AssumeRole } from "./assumed-roles";
export type { Clock } from "./clock";
export { systemClock } from "./clock";
export type { AwsCredentialIdentity, CredentialSource, Credentials } from "./credentials";
export type { Outcome } from "./errors";
export { ApiError, ConfigurationError, TransportError } from "./errors";
export type { HttpRequest } from "./request";
export type { RateLimiter } from "./send-rate";
export type {
  CreateTrainedModelInput,
  CreateTrainedModelOutput,
  DataChannel,
  GetTrainedModelOutput,
  IncrementalTrainingDataChannel,
  IncrementalTrainingDataChannelOutput,
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  ListTrainedModelsInput,
  ListTrainedModelsOutput,
  ListTrainedModelVersionsInput,
  PublishStatus,
  ResourceConfig,
  S3DataDistributionType,
  StatusDetails,
  StoppingCondition,
  TagResourceInput,
  TrainedModelReference,
  TrainedModelStatus,
  TrainedModelSummary,
  TrainingInputMode,
  UntagResourceInput,
} from "./trained-model-types";
export type { HttpAnswer, Send, SendOptions } from "./transport";

/** What a client is made from. Only the region is needed. */
export interface ClientOptions {
  /** Region of every call, such as `eu-west-1`. It is never guessed. */
  region: string;
  /** Profile of the shared files, for credentials and settings; else `AWS_PROFILE`, else `default`. */
  profile?: string | undefined;
  /** Credentials, or a function that gets them; else AWS's default chain. */
  credentials?: Credentials | undefined;
  /** Roles to assume with those credentials, one after the other. */
  assumeRoles?: readonly AssumeRole[] | undefined;
  /** URL instead of STS's own, for the roles; else `AWS_ENDPOINT_URL_STS` and what AWS's shared files say. */
  stsEndpoint?: string | undefined;
  /** URL instead of the service's own; else `AWS_ENDPOINT_URL_CLEANROOMSML` and what AWS's shared files say. */
  endpoint?: string | undefined;
  /** Use the FIPS endpoint; else `AWS_USE_FIPS_ENDPOINT`. */
  useFips?: boolean | undefined;
  /** Use the dual-stack endpoint; else `AWS_USE_DUALSTACK_ENDPOINT`. */
  useDualStack?: boolean | undefined;
  /** Allow an http endpoint that is not on this machine. */
  allowInsecureEndpoint?: boolean | undefined;
  /** Attempts per call at most, 1 or more; else `AWS_MAX_ATTEMPTS`, else 3. */
  maxAttempts?: number | undefined;
  /** Longest wait for an answer to begin and between two parts of it, in milliseconds; 60,000 where absent. */
  requestTimeoutMs?: number | undefined;
  /** Takes the lines that `CLEANROOMSML_DEBUG=1` asks for; else they go to stderr. */
  debugSink?: ((line: string) => void) | undefined;
}

/** What a single call may be given. */
export interface CallOptions {
  /**
   * Aborted, it makes the call reject with `signal.reason` at once; an attempt of CreateTrainedModel that is under way is
   * not cut off, since only its answer says whether there is a model.
   */
  signal?: AbortSignal | undefined;
  /** Called right before each attempt is put on the wire. What it throws ends the call. */
  beforeSend?: (() => void) | undefined;
  /** What errors and debug lines call the thing; else its name or ARN. */
  subject?: string | undefined;
}

/** What is known about an answer besides its content. */
export interface WithMetadata {
  $metadata: {
    httpStatusCode: number;
    requestId?: string;
    /** The answer's Date header, in milliseconds since 1970. */
    dateMs?: number;
    /** How many attempts the call took. */
    attempts: number;
  };
}

/**
 * The nine operations. Every one rejects with an {@link ApiError} where the service answered an error, with a
 * {@link TransportError} where there was no readable answer, with a {@link ConfigurationError} where a setting is wrong,
 * with a TypeError where a part of the path is missing, and with `signal.reason` when aborted.
 */
export interface Client {
  /** Starts a training. An attempt with an unknown outcome is never repeated: a second model costs money. */
  createTrainedModel(
    input: CreateTrainedModelInput,
    options?: CallOptions,
  ): Promise<CreateTrainedModelOutput & WithMetadata>;
  /** Reads one model. */
  getTrainedModel(input: TrainedModelReference, options?: CallOptions): Promise<GetTrainedModelOutput & WithMetadata>;
  /** Reads one page of a membership's models. */
  listTrainedModels(
    input: ListTrainedModelsInput,
    options?: CallOptions,
  ): Promise<ListTrainedModelsOutput & WithMetadata>;
  /** Reads one page of a model's versions. */
  listTrainedModelVersions(
    input: ListTrainedModelVersionsInput,
    options?: CallOptions,
  ): Promise<ListTrainedModelsOutput & WithMetadata>;
  /** Asks for the end of a running training; the answer comes before the end does. */
  cancelTrainedModel(input: TrainedModelReference, options?: CallOptions): Promise<WithMetadata>;
  /** Asks for the deletion of a model's artifacts. */
  deleteTrainedModelOutput(input: TrainedModelReference, options?: CallOptions): Promise<WithMetadata>;
  tagResource(input: TagResourceInput, options?: CallOptions): Promise<WithMetadata>;
  untagResource(input: UntagResourceInput, options?: CallOptions): Promise<WithMetadata>;
  listTagsForResource(
    input: ListTagsForResourceInput,
    options?: CallOptions,
  ): Promise<ListTagsForResourceOutput & WithMetadata>;
  /** Closes the connections, so that a process can end. Attempts under way are finished first; a later call opens new ones. */
  close(): Promise<void>;
}

/**
 * Checks what a client would be made from, with the environment and the shared files; nothing is sent.
 *
 * @throws {ConfigurationError} naming the setting that is wrong
 */
export async function validateOptions(options: ClientOptions): Promise<void> {
  const { readSettings } = require("./settings") as typeof import("./settings");
  await readSettings(options);
}

/** What a test replaces. */
export interface ClientSeams {
  clock?: Clock;
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
    async close() {
      const closing = opened;
      opened = undefined;
      await (await closing?.catch(() => undefined))?.close();
    },
  };
}
