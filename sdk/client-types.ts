import type { AssumeRole } from "./assumed-roles";
import type { Credentials } from "./credential-types";
import type { Shapes } from "./service-types";

/** What a client is made from. Only the region is required. */
export interface ClientOptions {
  /** Region of every call, such as `eu-west-1`. It is never guessed. */
  region: string;
  /** Profile of the shared files, for credentials and settings; else `AWS_PROFILE`, else `default`. */
  profile?: string | undefined;
  /** Credentials, or a function that gets them; else AWS's default chain. */
  credentials?: Credentials | undefined;
  /** Roles to assume with those credentials, one after the other. */
  assumeRoles?: readonly AssumeRole[] | undefined;
  /** URL instead of STS's own, for the roles; else `AWS_ENDPOINT_URL_STS` and AWS's shared files. */
  stsEndpoint?: string | undefined;
  /** URL instead of the service's own; else `AWS_ENDPOINT_URL_CLEANROOMSML` and AWS's shared files. */
  endpoint?: string | undefined;
  /** What errors call the source of `endpoint`; `endpoint` if absent. */
  endpointSetting?: string | undefined;
  /** Use the FIPS endpoint; else `AWS_USE_FIPS_ENDPOINT`. */
  useFips?: boolean | undefined;
  /** Use the dual-stack endpoint; else `AWS_USE_DUALSTACK_ENDPOINT`. */
  useDualStack?: boolean | undefined;
  /** Allow an http endpoint that is not on this machine. */
  allowInsecureEndpoint?: boolean | undefined;
  /** Largest number of attempts per call, 1 or more; else `AWS_MAX_ATTEMPTS`, else 3. */
  maxAttempts?: number | undefined;
  /** Longest wait for a response to begin and between two parts of it, in milliseconds; 60,000 if absent. */
  requestTimeoutMs?: number | undefined;
  /** Receives the lines of `CLEANROOMSML_DEBUG=1`; else they go to stderr. */
  debugSink?: ((line: string) => void) | undefined;
}

/** Options of one call. */
export interface CallOptions {
  /**
   * When aborted, the call rejects with `signal.reason` at once; an attempt of CreateTrainedModel that is under way is
   * not cut off, since only its response says whether there is a model.
   */
  signal?: AbortSignal | undefined;
  /** Called right before each attempt is sent. What it throws ends the call. */
  beforeSend?: (() => void) | undefined;
  /** What errors and debug lines call the subject of the call; else its name or ARN. */
  subject?: string | undefined;
}

/** What is known about a response besides its content. */
export interface WithMetadata {
  /** About the response to the last attempt. */
  $metadata: {
    /** Status of the response, 200 to 299. */
    httpStatusCode: number;
    /** Id of the request, for AWS Support. */
    requestId?: string;
    /** Date header of the response, in milliseconds since 1970. */
    dateMs?: number;
    /** How many attempts the call took. */
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
 * A method for each operation. It rejects with an ApiError if the service responds with an error, with a TransportError
 * if there is no readable response, with a ConfigurationError if a setting is wrong, with a TypeError if a part of the
 * path is missing, and with `signal.reason` when aborted.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_Operations.html
 */
export interface Client extends Operations {
  /**
   * How many attempts a call may take, as options, environment and AWS's shared files say. A create whose response was lost
   * is repeated by whoever can tell whether it was done, and no more often than any other call.
   */
  maxAttempts(): Promise<number>;
  /** Closes the connections after the attempts under way, so that a process can end. A later call opens new ones. */
  close(): Promise<void>;
}
