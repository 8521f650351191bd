/**
 * Clients for tests whose network is a list of answers.
 */
import { type Client, type ClientOptions, createClient } from "../../../sdk/client";
import type { HttpRequest } from "../../../sdk/request";
import { SendError } from "../../../sdk/send-error";
import type { RateLimiter } from "../../../sdk/send-rate";
import type { HttpResponse } from "../../../sdk/transport";
import { type PassingClock, passingClock } from "../time/passing-clock";

/** An answer, or what keeps it from coming: a request that was sent or was not. */
export type Canned = Partial<HttpResponse> | { readonly fails: string; readonly wasSent: boolean };

/** A client with everything that it sent. */
export interface CannedClient {
  readonly client: Client;
  readonly sent: HttpRequest[];
  readonly clock: PassingClock;
}

/** Never waits, since it would wait in real time. */
export const unlimited: RateLimiter = { getSendToken: async () => {}, updateClientSendingRate: () => {} };

export const ok: Canned = { statusCode: 200, body: '{"tags":{},"trainedModels":[],"trainedModelArn":"arn"}' };

/** An error as the service words it. */
export function refusal(statusCode: number, code: string, headers: Record<string, string> = {}): Canned {
  return { statusCode, headers: { "x-amzn-errortype": code, ...headers }, body: '{"message":"The service says no."}' };
}

/** Makes a client that gets the answers one after the other, or those that a function gives; the last one again and again. */
export function cannedClient(
  answers: readonly Canned[] | ((request: HttpRequest, clock: PassingClock) => Canned | Promise<Canned>),
  options: Partial<ClientOptions> = {},
  clock = passingClock(),
): CannedClient {
  const sent: HttpRequest[] = [];
  const client = createClient(
    {
      region: "us-east-1",
      endpoint: "https://cleanrooms-ml.example",
      credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
      maxAttempts: 3,
      ...options,
    },
    {
      clock,
      rateLimiter: unlimited,
      async send(request) {
        sent.push(request);
        const canned =
          typeof answers === "function"
            ? await answers(request, clock)
            : answers[Math.min(sent.length, answers.length) - 1];
        if (canned === undefined) throw new Error("no answer was given to the test's client");
        if ("fails" in canned) {
          throw new SendError(
            canned.wasSent,
            Object.assign(new Error(`${canned.fails} happened`), { code: canned.fails }),
          );
        }
        return { statusCode: 200, headers: {}, body: "", ...canned };
      },
    },
  );
  return { client, sent, clock };
}
