/**
 * Clients for tests whose network is a list of responses.
 */
import { type Client, type ClientOptions, createClient } from "../../../sdk/client";
import type { HttpRequest } from "../../../sdk/request";
import { SendError } from "../../../sdk/send-error";
import type { RateLimiter } from "../../../sdk/send-rate";
import type { HttpResponse } from "../../../sdk/transport";
import { type PassingClock, passingClock } from "../time/passing-clock";

/** A response, or the error of a request that was sent or not. */
export type Canned = Partial<HttpResponse> | { readonly fails: string; readonly wasSent: boolean };

/** A client and its requests. */
export interface CannedClient {
  readonly client: Client;
  readonly sent: HttpRequest[];
  readonly clock: PassingClock;
}

/** Never waits, because it would wait in real time. */
export const unlimited: RateLimiter = { getSendToken: async () => {}, updateClientSendingRate: () => {} };

export const ok: Canned = { statusCode: 200, body: '{"tags":{},"trainedModels":[],"trainedModelArn":"arn"}' };

/** An error of the service. */
export function refusal(statusCode: number, code: string, headers: Record<string, string> = {}): Canned {
  return { statusCode, headers: { "x-amzn-errortype": code, ...headers }, body: '{"message":"The service says no."}' };
}

/**
 * Creates a client that receives the given responses in order and then repeats the last one, or those of a function.
 */
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
        if (canned === undefined) throw new Error("the test's client has no response");
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
