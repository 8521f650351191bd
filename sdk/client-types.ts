/**
 * A client as its callers see it: what it is made from, what a call may be given, what comes back. It knows no module of
 * the machinery.
 */
import type { AssumeRole } from "./assumed-roles";
import type { CreateTrainedModelInput, CreateTrainedModelOutput } from "./create-trained-model-types";
import type { Credentials } from "./credentials";
import type {
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  TagResourceInput,
  UntagResourceInput,
} from "./tag-types";
import type {
  GetTrainedModelOutput,
  ListTrainedModelsInput,
  ListTrainedModelsOutput,
  ListTrainedModelVersionsInput,
  TrainedModelReference,
} from "./trained-model-types";

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
  /** What errors call the place that `endpoint` comes from; `endpoint` where absent. */
  endpointSetting?: string | undefined;
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
  /** About the answer of the last attempt. */
  $metadata: {
    /** Status of the answer, 200 to 299. */
    httpStatusCode: number;
    /** The service's name of the request, for its support. */
    requestId?: string;
    /** The answer's Date header, in milliseconds since 1970. */
    dateMs?: number;
    /** How many attempts the call took. */
    attempts: number;
  };
}

/**
 * The nine operations. Every one rejects with an ApiError where the service answered an error, with a
 * TransportError where there was no readable answer, with a ConfigurationError where a setting is wrong,
 * with a TypeError where a part of the path is missing, and with `signal.reason` when aborted.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_Operations.html
 */
export interface Client {
  /**
   * Starts a training. An attempt with an unknown outcome is never repeated: a second model costs money.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  createTrainedModel(
    input: CreateTrainedModelInput,
    options?: CallOptions,
  ): Promise<CreateTrainedModelOutput & WithMetadata>;
  /**
   * Reads one model.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
   */
  getTrainedModel(input: TrainedModelReference, options?: CallOptions): Promise<GetTrainedModelOutput & WithMetadata>;
  /**
   * Reads one page of a membership's models.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModels.html
   */
  listTrainedModels(
    input: ListTrainedModelsInput,
    options?: CallOptions,
  ): Promise<ListTrainedModelsOutput & WithMetadata>;
  /**
   * Reads one page of a model's versions.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModelVersions.html
   */
  listTrainedModelVersions(
    input: ListTrainedModelVersionsInput,
    options?: CallOptions,
  ): Promise<ListTrainedModelsOutput & WithMetadata>;
  /**
   * Asks for the end of a running training; the answer comes before the end does.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CancelTrainedModel.html
   */
  cancelTrainedModel(input: TrainedModelReference, options?: CallOptions): Promise<WithMetadata>;
  /**
   * Asks for the deletion of a model's artifacts; the answer comes before it is done.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_DeleteTrainedModelOutput.html
   */
  deleteTrainedModelOutput(input: TrainedModelReference, options?: CallOptions): Promise<WithMetadata>;
  /**
   * Adds tags to a model, or changes their values.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TagResource.html
   */
  tagResource(input: TagResourceInput, options?: CallOptions): Promise<WithMetadata>;
  /**
   * Removes tags of a model, by key.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_UntagResource.html
   */
  untagResource(input: UntagResourceInput, options?: CallOptions): Promise<WithMetadata>;
  /**
   * Reads all tags of a model.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTagsForResource.html
   */
  listTagsForResource(
    input: ListTagsForResourceInput,
    options?: CallOptions,
  ): Promise<ListTagsForResourceOutput & WithMetadata>;
  /**
   * How many attempts a call may take, as options, environment and AWS's shared files say: a create whose response was lost
   * is repeated by who can tell whether it was done, and no more often than any other call.
   */
  maxAttempts(): Promise<number>;
  /** Closes the connections, so that a process can end. Attempts under way are finished first; a later call opens new ones. */
  close(): Promise<void>;
}
