/** All retries happen here: a call makes attempts until one succeeds, or until a retry cannot help or is not safe. */
import { randomUUID } from "node:crypto";
import { untilAborted } from "./abort";
import { type Attempt, type Call, makeAttempt, type Output, type Shared } from "./attempt";
import type { CallOptions, ClientOptions } from "./client-types";
import type { Clock } from "./clock";
import { credentialHandler } from "./credential-handler";
import { credentialSource, keepCredentials } from "./credentials";
import { createDebugLog } from "./debug-log";
import { type CallContext, credentialsError } from "./errors";
import { getOperation, type Operation, type OperationKey } from "./operations";
import { buildRequest, type OperationInput } from "./request";
import { createRetryBudget, failureKind, retryDelayMs } from "./retry-policy";
import { createSendRate, type RateLimiter } from "./send-rate";
import { readSettings } from "./settings";
import { openTransport, type Send, type Transport } from "./transport";

/** Makes calls. */
export interface Caller {
  /** Makes one call, which may take several attempts. */
  call(key: OperationKey, input: OperationInput, options: CallOptions): Promise<Output>;
  /** The largest number of attempts of a call. */
  readonly maxAttempts: number;
  close(): Promise<void>;
}

/** The client corrects a clock difference of at least this. */
const smallestClockErrorMs = 60_000;

/** Reads the settings and creates what all calls share. The first call opens connections. */
export async function openCaller(
  options: ClientOptions,
  seams: { clock: Clock; send?: Send | undefined; rateLimiter?: RateLimiter | undefined },
): Promise<Caller> {
  const settings = await readSettings(options);
  const replaced: Transport | undefined = seams.send && { send: seams.send, close: async () => {} };
  const transport = replaced ?? (await openTransport(settings));
  const { credentials, profile, assumeRoles, stsEndpoint } = options;
  // A test that replaces the network does so for the service only, not for STS.
  const handler = replaced ? undefined : credentialHandler(transport.send, settings.requestTimeoutMs);
  const sts = { region: settings.region, endpoint: stsEndpoint, handler };
  const source = await credentialSource({ credentials, profile, assumeRoles, sts });
  const shared: Shared = {
    settings,
    clock: seams.clock,
    send: transport.send,
    credentials: keepCredentials(source, seams.clock),
    rate: createSendRate(seams.rateLimiter),
    budget: createRetryBudget(),
    log: createDebugLog(options.debugSink),
    clockOffsetMs: 0,
    served: new Map(),
  };
  return {
    async call(key, input, callOptions) {
      const operation = getOperation(key);
      const request = buildRequest(operation, { input, endpoint: settings.endpoint });
      const context = { operation: operation.name, needs: operation.needs, ...describe(operation, input, callOptions) };
      const call: Call = { context, request, invocationId: randomUUID(), options: callOptions };
      const { signal } = callOptions;
      if (operation.repeatIsSafe)
        return untilAborted(signal, () => repeat(shared, { ...call, sendSignal: signal }, operation));
      // An attempt that must not be repeated is not cut off, because only its response shows whether it succeeded.
      return repeat(shared, call, operation);
    },
    maxAttempts: settings.maxAttempts,
    close: () => transport.close(),
  };
}

/** The words after "Cannot" in an error: `get trained model "ARN"`, `list trained models of membership "ID"`. */
function describe(
  { name, action, subject }: Operation,
  input: OperationInput,
  { subject: given }: CallOptions,
): Pick<CallContext, "action" | "subject"> {
  const owner = /^(\w+)Identifier$/.exec(subject)?.[1];
  const isAboutMany = name.startsWith("List") && (owner !== undefined || subject === "");
  if (given !== undefined)
    return { action: given && isAboutMany ? `${action} for` : action, subject: given || undefined };
  const named = input[subject];
  return {
    action: owner === undefined ? action : `${action} of ${owner}`,
    subject: typeof named === "string" ? named : undefined,
  };
}

async function repeat(shared: Shared, call: Call, operation: Operation): Promise<Output> {
  const { clock, budget, served, settings } = shared;
  const { signal } = call.options;
  let counted = 0;
  let corrections = 0;
  let renewed = false;
  let mayBeDone = false;
  let cost: number | undefined;
  for (let attempt = 1; ; attempt++) {
    const servedBefore = served.get(operation.name) ?? 0;
    const made = await makeAttempt(shared, call, { attempt, mayBeDone });
    if ("output" in made) {
      served.set(operation.name, (served.get(operation.name) ?? 0) + 1);
      budget.giveBack(cost);
      return made.output;
    }
    const { error } = made;
    const kind = failureKind(error);
    mayBeDone ||= error.outcome === "unknown";
    if (kind === "clock-skew" && corrections < 2 && correctClock(shared, made)) {
      corrections++;
      continue;
    }
    if (kind === "expired-credentials" && !renewed) {
      renewed = true;
      if (await renewCredentials(shared, call, made)) continue;
    }
    // An attempt that is throttled while other calls of the same operation succeed only waits its turn, so it does not
    // count.
    const wasOvertaken = kind === "throttling" && (served.get(operation.name) ?? 0) > servedBefore;
    if (!wasOvertaken) counted++;
    if (!isRepeatable(operation, made) || counted >= settings.maxAttempts) throw error;
    cost = budget.take(error.code);
    if (cost === undefined) throw error;
    const repeats = attempt - 1;
    await clock.sleep(retryDelayMs({ kind, repeats, retryAfterMs: made.retryAfterMs }), signal);
  }
}

type Failed = Exclude<Attempt, { output: unknown }>;

/** Whether a retry can succeed and cannot perform an unsafe operation twice. */
function isRepeatable(operation: Operation, { error }: Failed): boolean {
  const kind = failureKind(error);
  if (kind !== "throttling" && kind !== "transient") return false;
  if (operation.repeatIsSafe || error.outcome === "not-sent") return true;
  return error.outcome === "refused" && kind === "throttling";
}

/** Compares with the clock that this attempt used, because another call may have corrected it since. */
function correctClock(shared: Shared, { clockOffsetMs, serviceOffsetMs }: Failed): boolean {
  if (serviceOffsetMs === undefined) return false;
  if (Math.abs(serviceOffsetMs - clockOffsetMs) < smallestClockErrorMs) return false;
  shared.clockOffsetMs = serviceOffsetMs;
  return true;
}

/** @returns whether the credentials have changed */
async function renewCredentials(shared: Shared, call: Call, { identity, error }: Failed): Promise<boolean> {
  if (identity === undefined) return false;
  try {
    const renewed = await untilAborted(call.options.signal, () => shared.credentials.replace(identity));
    return renewed.accessKeyId !== identity.accessKeyId || renewed.sessionToken !== identity.sessionToken;
  } catch (cause) {
    call.options.signal?.throwIfAborted();
    throw credentialsError(call.context, { cause, mayBeDone: error.outcome === "unknown" });
  }
}
