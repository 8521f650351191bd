// The faults that a test can ask for: their kinds, what each says, and the queue they wait in. How they are answered stands in fault-answers.ts.
import { type OperationName, operations } from "./operations";
import { describeRule, isRecord, type Rule, ruleAccepts } from "./setting-rules";

/**
 * Kinds of faults, by the moment they act at.
 *
 * - `clock`: before the signature is checked.
 * - `before`: in place of the work, which is not done.
 * - `after`: the work is done, its answer is lost.
 * - `work`: the work is done otherwise.
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
  /** 200 whose content-length is more than is sent before the connection ends. */
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
  /** The answer in `answer`, whatever it is. */
  answer: "before",
  /** Waits `delayMs`, then works, unless the caller has gone meanwhile. */
  "slow-before": "before",
  /** Works at once, answers `delayMs` later. */
  slow: "after",
  "internal-error-after": "after",
  "empty-503-after": "after",
  "bad-gateway-after": "after",
  "gateway-timeout-after": "after",
  "reset-after": "after",
  "not-json-after": "after",
  "truncated-after": "after",
  /** 200 without a body. */
  "empty-200-after": "after",
  /** 409 ConflictException though the work was done: what a repeated create may meet. */
  "conflict-after": "after",
  "answer-after": "after",
  /** CreateTrainedModel: the training will fail with `statusDetails`, `afterMs` after it began. */
  "training-fails": "work",
  /** CancelTrainedModel: accepted, but ends in CANCEL_FAILED with `statusDetails`; with `goesOnTraining`, trains on. */
  "cancel-fails": "work",
  /** DeleteTrainedModelOutput: accepted, but ends in DELETE_FAILED with `statusDetails`. */
  "delete-fails": "work",
  /** GetTrainedModel and the lists: every answered status is `status` (and `statusDetails`), the models stay as they are. */
  "answer-status": "work",
} as const;

export type FaultKind = keyof typeof faultMoments;
export type FaultMoment = (typeof faultMoments)[FaultKind];

/** One fault, for the calls that it matches. */
export interface Fault {
  readonly operation: OperationName | "*";
  readonly kind: FaultKind;
  /** How many matching calls it strikes; 1 where absent. */
  readonly times?: number | "always";
  /** How many matching calls it lets through first. */
  readonly skip?: number;
  /** Only calls about a model of this name match. */
  readonly modelName?: string;
  /** Only calls about this model match. */
  readonly trainedModelArn?: string;
  /** Real milliseconds: of slow kinds the delay, of all others a wait before the answer. */
  readonly delayMs?: number;
  readonly retryAfterSeconds?: number;
  readonly clockSkewMs?: number;
  /** In place of the error's usual message. */
  readonly message?: string;
  readonly quotaName?: string;
  readonly quotaValue?: number;
  readonly statusDetails?: { readonly statusCode?: string; readonly message?: string };
  /** Of training-fails: emulated milliseconds of training before it fails; sped up. */
  readonly afterMs?: number;
  readonly goesOnTraining?: boolean;
  readonly status?: string;
  readonly answer?: {
    readonly httpStatusCode: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
}

const details = { kind: "record", of: { statusCode: "string", message: "string" }, optional: true } as const;
const count = { kind: "number", min: 0, optional: true } as const;
const text = { kind: "text", optional: true } as const;

const faultRules: { readonly [Name in keyof Required<Fault>]: Rule } = {
  operation: { kind: "choice", of: ["*", ...operations.map(({ name }) => name)] },
  kind: { kind: "choice", of: Object.keys(faultMoments) },
  times: count,
  skip: count,
  modelName: text,
  trainedModelArn: text,
  delayMs: count,
  retryAfterSeconds: count,
  clockSkewMs: { kind: "number", optional: true },
  message: text,
  quotaName: text,
  quotaValue: count,
  statusDetails: details,
  afterMs: count,
  goesOnTraining: { kind: "flag", optional: true },
  status: text,
  answer: {
    kind: "record",
    of: { httpStatusCode: "number", headers: "object", body: "string" },
    optional: true,
  },
};

/** Members that a kind cannot do without. */
const neededMembers: Partial<Record<FaultKind, keyof Fault>> = {
  "wrong-clock": "clockSkewMs",
  answer: "answer",
  "answer-after": "answer",
  slow: "delayMs",
  "slow-before": "delayMs",
  "answer-status": "status",
};

/** Kinds that only some operations know. */
const kindOperations: Partial<Record<FaultKind, OperationName>> = {
  "training-fails": "CreateTrainedModel",
  "cancel-fails": "CancelTrainedModel",
  "delete-fails": "DeleteTrainedModelOutput",
};

/** The fault that a value describes. @throws {TypeError} naming what is wrong with it */
export function parseFault(value: unknown): Fault {
  if (!isRecord(value)) throw new TypeError("Cannot inject the fault: a record with operation and kind is wanted");
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(faultRules, name)) {
      throw new TypeError(`Unknown fault member "${name}": one of ${Object.keys(faultRules).join(", ")} is wanted`);
    }
  }
  for (const [name, rule] of Object.entries(faultRules)) {
    if (name === "times" && value[name] === "always") continue;
    if (!ruleAccepts(rule, value[name])) {
      throw new TypeError(`Cannot inject a fault with this "${name}": ${describeRule(rule)} is wanted`);
    }
  }
  const fault = value as unknown as Fault;
  const needed = neededMembers[fault.kind];
  if (needed !== undefined && fault[needed] === undefined) {
    throw new TypeError(`Cannot inject a fault "${fault.kind}" without "${needed}"`);
  }
  const only = kindOperations[fault.kind];
  if (only !== undefined && fault.operation !== only) {
    throw new TypeError(`Cannot inject a fault "${fault.kind}" for "${fault.operation}": only ${only} knows it`);
  }
  return structuredClone(fault);
}

/** A fault that waits for its calls. */
export interface QueuedFault {
  readonly fault: Fault;
  skipLeft: number;
  timesLeft: number;
}

export function queuedFault(fault: Fault): QueuedFault {
  const timesLeft = fault.times === "always" ? Infinity : (fault.times ?? 1);
  return { fault, skipLeft: fault.skip ?? 0, timesLeft };
}

/** What a fault may ask of a call. */
export interface FaultSubject {
  readonly operation: OperationName;
  readonly trainedModelArn?: string | undefined;
  readonly modelName?: string | undefined;
}

/** The first fault that strikes this call at one of these moments, counted down; every match that lets it through counts it. */
export function takeFault(
  queue: QueuedFault[],
  subject: FaultSubject,
  moments: readonly FaultMoment[],
): Fault | undefined {
  for (const queued of queue) {
    const { fault } = queued;
    if (queued.timesLeft <= 0 || !moments.includes(faultMoments[fault.kind]) || !matches(fault, subject)) continue;
    if (queued.skipLeft > 0) {
      queued.skipLeft -= 1;
      continue;
    }
    queued.timesLeft -= 1;
    if (queued.timesLeft <= 0) queue.splice(queue.indexOf(queued), 1);
    return fault;
  }
  return undefined;
}

function matches(fault: Fault, subject: FaultSubject): boolean {
  return (
    (fault.operation === "*" || fault.operation === subject.operation) &&
    (fault.modelName === undefined || fault.modelName === subject.modelName) &&
    (fault.trainedModelArn === undefined || fault.trainedModelArn === subject.trainedModelArn)
  );
}
