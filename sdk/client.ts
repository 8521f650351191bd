/**
 * A client for the operations of AWS Clean Rooms ML on trained models.
 *
 * @module pulumi-cleanroomsml/sdk
 */
import { untilAborted } from "./abort";
import type { Caller } from "./call";
import type { CallOptions, Client, ClientOptions, Operations } from "./client-types";
import { type Clock, systemClock } from "./clock";
import { type OperationKey, operations } from "./operations";
import type { OperationInput } from "./request";
import type { RateLimiter } from "./send-rate";
import type { Send } from "./transport";

export type { AssumeRole } from "./assumed-roles";
export type { CallOptions, Client, ClientOptions, Operations, WithMetadata } from "./client-types";
export type { Clock } from "./clock";
export { systemClock } from "./clock";
export type { AwsCredentialIdentity, CredentialSource, Credentials } from "./credential-types";
export type { CallContext, Failure, Outcome, Refusal } from "./errors";
export { ApiError, ConfigurationError, TransportError } from "./errors";
export type { HttpRequest } from "./request";
export type { SendError } from "./send-error";
export type { RateLimiter } from "./send-rate";
export type * from "./service-types";
export { INSTANCE_TYPES } from "./service-types";
export type { HttpResponse, Send, SendOptions } from "./transport";

/** The parts of a client that a test can replace. */
export interface ClientSeams {
  /** Time, for waits between attempts and for signatures. */
  clock?: Clock;
  /** Sends an attempt instead of the network. */
  send?: Send;
  /** Limits the rate of attempts; the default uses the system clock. */
  rateLimiter?: RateLimiter;
}

/** Creates a client. It reads settings and loads packages at the first call. */
export function createClient(
  options: ClientOptions,
  { clock = systemClock, send, rateLimiter }: ClientSeams = {},
): Client {
  let opened: Promise<Caller> | undefined;
  const open = (): Promise<Caller> => {
    // Loaded at the first call, so that a program without calls does not load it.
    const { openCaller } = require("./call") as typeof import("./call");
    opened ??= openCaller(options, { clock, send, rateLimiter }).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  const method =
    (key: OperationKey): unknown =>
    async (input: OperationInput, callOptions: CallOptions = {}) => {
      callOptions.signal?.throwIfAborted();
      const { call } = await untilAborted(callOptions.signal, open);
      return call(key, input, callOptions);
    };
  const keys = Object.keys(operations) as OperationKey[];
  return {
    ...(Object.fromEntries(keys.map((key) => [key, method(key)])) as Operations),
    maxAttempts: async () => (await open()).maxAttempts,
    async close() {
      const closing = opened;
      opened = undefined;
      await (await closing?.catch(() => undefined))?.close();
    },
  };
}

/**
 * Checks the settings of a client without sending anything: the options, the environment and, if these set anything
 * that could be invalid, the shared files.
 *
 * @throws {ConfigurationError} with the invalid setting
 */
export async function validateOptions(options: ClientOptions): Promise<void> {
  const { isPlain, readSettings } = require("./settings") as typeof import("./settings");
  if (!isPlain(options)) await readSettings(options);
}

/** Apart from the exports above: biome would sort it into one of them, which would then be internal, too. @internal */
export { reworded } from "./errors";
