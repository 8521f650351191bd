import type { AssumeRole } from "./assumed-roles";
import type { Credentials } from "./credential-types";
import type { Shapes } from "./service-types";

/** Options of a client. Only the region is required. */
export interface ClientOptions {
  /** Region of every call, such as `eu-west-1`. The client does not read it from the environment. */
  region: string;
  /** Profile of the shared files, for credentials and settings; defaults to `AWS_PROFILE`, then `default`. */
  profile?: string | undefined;
  /** Credentials, or a function that returns them; defaults to AWS's default chain. */
  credentials?: Credentials | undefined;
  /** Roles to assume one after the other, starting with these credentials. */
  assumeRoles?: readonly AssumeRole[] | undefined;
  /** URL instead of STS's own, for the roles; defaults to `AWS_ENDPOINT_URL_STS` and AWS's shared files. */
  stsEndpoint?: string | undefined;
  /** URL instead of the service's own; defaults to `AWS_ENDPOINT_URL_CLEANROOMSML` and AWS's shared files. */
  endpoint?: string | undefined;
  /** Name of the setting that `endpoint` comes from, for errors; defaults to `endpoint`. */
  endpointSetting?: string | undefined;
  /** Whether to use the FIPS endpoint; defaults to `AWS_USE_FIPS_ENDPOINT`. */
  useFips?: boolean | undefined;
  /** Whether to use the dual-stack endpoint; defaults to `AWS_USE_DUALSTACK_ENDPOINT`. */
  useDualStack?: boolean | undefined;
  /** Whether to allow a plain HTTP endpoint on a remote host. */
  allowInsecureEndpoint?: boolean | undefined;
  /** Largest number of attempts per call, 1 or more; defaults to `AWS_MAX_ATTEMPTS`, then 3. */
  maxAttempts?: number | undefined;
  /** Longest wait for the start of a response and between two parts of it, in milliseconds; defaults to 60,000. */
  requestTimeoutMs?: number | undefined;
  /** Receives the lines of `CLEANROOMSML_DEBUG=1`; by default they go to stderr. */
  debugSink?: ((line: string) => void) | undefined;
}

/** Options of one call. */
export interface CallOptions {
  /**
   * When aborted, the call rejects with `signal.reason` immediately. An attempt of CreateTrainedModel in progress is
   * not cut off, because only its response shows whether there is a model.
   */
  signal?: AbortSignal | undefined;
  /** Called immediately before each attempt is sent. If it throws, the call ends with that error. */
  beforeSend?: (() => void) | undefined;
  /**
   * The subject of the call in errors and debug lines, empty for none; defaults to its name or ARN, or the membership of a
   * list.
   */
  subject?: string | undefined;
}

/** Metadata of a response. */
export interface WithMetadata {
  /** Metadata of the response to the last attempt. */
  $metadata: {
    /** Status of the response, 200 to 299. */
    httpStatusCode: number;
    /** Id of the request, for AWS Support. */
    requestId?: string;
    /** Date header of the response, in milliseconds since 1970. */
    dateMs?: number;
    /** Number of attempts of the call. */
    attempts: number;
  };
}

/** The methods of a client that are operations of the service. */
export type Operations = {
  [Key in keyof Shapes]: (
    input: Shapes[Key]["input"],
    options?: CallOptions,
  ) => Promise<Shapes[Key]["output"] & WithMetadata>;
};

/**
 * A client has one method for each operation. It rejects with an ApiError if the service returns an error, with a
 * TransportError if there is no readable response, with a ConfigurationError if a setting is invalid, with a TypeError
 * if a part of the path is missing, and with `signal.reason` when aborted.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_Operations.html
 */
export interface Client extends Operations {
  /**
   * Returns the largest number of attempts of a call, from the options, the environment or AWS's shared files. A caller
   * that repeats a create after a lost response should not make more attempts than this.
   */
  maxAttempts(): Promise<number>;
  /** Closes the connections after the current attempts, so that the process can exit. A later call opens new ones. */
  close(): Promise<void>;
}
