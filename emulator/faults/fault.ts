import type { Action, ObjectAction } from "../objects/action";
import type { OperationName } from "../service/routes";
import type { StatusDetails } from "../service/trained-model-shapes";

/**
 * Kinds of faults, by the moment they act at.
 *
 * - `clock`: before the signature is checked.
 * - `before`: in place of the work, which is not done.
 * - `after`: the work is done, its response is lost.
 * - `work`: the work is done differently.
 */
export const faultMoments = {
  /** The emulator's clock is `clockSkewMs` off for this call: Date header and signature check. */
  "wrong-clock": "clock",
  /** 429 ThrottlingException; with `retryAfterSeconds`, a retry-after header. */
  throttle: "before",
  /** 500 InternalServiceException. */
  "internal-error": "before",
  /** 503 without a body. */
  "empty-503": "before",
  /** 502 with an HTML page. */
  "bad-gateway": "before",
  /** 504 with an HTML page. */
  "gateway-timeout": "before",
  /** The connection is reset. */
  "reset-before": "before",
  /** 200 with an HTML page. */
  "not-json-before": "before",
  /** 200; the connection ends before its whole content-length is sent. */
  "truncated-before": "before",
  /** 403 AccessDeniedException. */
  "access-denied": "before",
  /** 403 ExpiredTokenException. */
  "expired-token": "before",
  /** 409 ConflictException. */
  conflict: "before",
  /** 404 ResourceNotFoundException. */
  "resource-not-found": "before",
  /** 402 ServiceQuotaExceededException with `quotaName` and `quotaValue`. */
  "quota-exceeded": "before",
  /** 400 ValidationException whose message holds every value of the input. */
  "validation-echo": "before",
  /** The response in `answer`. */
  answer: "before",
  /** Waits `delayMs`, then works, unless the caller has gone by then. */
  "slow-before": "before",
  /** Works at once, responds `delayMs` later. */
  slow: "after",
  /** 500 InternalServiceException though the work was done. */
  "internal-error-after": "after",
  /** 503 without a body though the work was done. */
  "empty-503-after": "after",
  /** 502 with an HTML page though the work was done. */
  "bad-gateway-after": "after",
  /** 504 with an HTML page though the work was done. */
  "gateway-timeout-after": "after",
  /** The connection is reset after the work. */
  "reset-after": "after",
  /** 200 with an HTML page after the work. */
  "not-json-after": "after",
  /** The work is done; the connection ends before the whole response is sent. */
  "truncated-after": "after",
  /** 200 without a body. */
  "empty-200-after": "after",
  /** 409 ConflictException though the work was done: what a repeated create may meet. */
  "conflict-after": "after",
  /** The response in `answer`, after the work. */
  "answer-after": "after",
  /** CreateTrainedModel, CreateMLInputChannel and the starts of jobs: the work will fail with `statusDetails`, `afterMs` after it began. */
  "training-fails": "work",
  /** CancelTrainedModel, CancelTrainedModelInferenceJob: accepted, but ends in CANCEL_FAILED with `statusDetails`; with `goesOnTraining`, the work continues. */
  "cancel-fails": "work",
  /** DeleteTrainedModelOutput, DeleteMLInputChannelData: accepted, but ends in DELETE_FAILED with `statusDetails`. */
  "delete-fails": "work",
  /** Does `action` to the call's object (or the one that the action names) right before the work: "deleted by another member before the third poll". */
  "act-first": "work",
  /** Every returned status is `status` (in Get with `statusDetails`); the objects stay as they are. */
  "answer-status": "work",
} as const;

/** The kinds of faults: the keys of {@link faultMoments}. */
export type FaultKind = keyof typeof faultMoments;
/** When a fault acts. */
export type FaultMoment = (typeof faultMoments)[FaultKind];

/** One fault, for the calls that it matches. */
export interface Fault {
  /** Which calls: those of one operation, or `*` for all. */
  readonly operation: OperationName | "*";
  /** What happens to them. */
  readonly kind: FaultKind;
  /** How many matching calls it strikes; 1 where absent. */
  readonly times?: number | "always";
  /** How many matching calls it lets through first. */
  readonly skip?: number;
  /** Only calls about an object of this name match. */
  readonly name?: string;
  /** Only calls about the object of this ARN match. */
  readonly arn?: string;
  /** The same as `name`. */
  readonly modelName?: string;
  /** Only calls about this model match. */
  readonly trainedModelArn?: string;
  /** Real milliseconds: of slow kinds the delay, of all others a wait before the response. */
  readonly delayMs?: number;
  /** Of throttle: the retry-after header. */
  readonly retryAfterSeconds?: number;
  /** Of wrong-clock: how far the clock is off, in milliseconds. */
  readonly clockSkewMs?: number;
  /** In place of the error's usual message. */
  readonly message?: string;
  /** Of quota-exceeded. */
  readonly quotaName?: string;
  /** Of quota-exceeded. */
  readonly quotaValue?: number;
  /** Of training-fails, cancel-fails, delete-fails and answer-status: why. */
  readonly statusDetails?: StatusDetails;
  /** Of training-fails: emulated milliseconds of work before it fails; sped up. */
  readonly afterMs?: number;
  /** Of cancel-fails: whether the work continues. */
  readonly goesOnTraining?: boolean;
  /** Of answer-status: the status in every response. */
  readonly status?: string;
  /** Of act-first: what happens before the work. */
  readonly action?: Action | ObjectAction;
  /** Of answer and answer-after: the response. */
  readonly answer?: {
    /** Status of the response. */
    readonly httpStatusCode: number;
    /** More headers than content type and request id. */
    readonly headers?: Readonly<Record<string, string>>;
    /** Body, as it is sent; empty where absent. */
    readonly body?: string;
  };
}
