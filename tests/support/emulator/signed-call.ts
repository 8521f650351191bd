/**
 * Calls an emulator with requests signed by AWS's signer package and sent through node:http. Shares no code with the
 * emulator or the sdk.
 */
import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import { membership } from "../inputs/trained-model-inputs";

export interface Call {
  readonly method: string;
  /** Encoded path. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[]>>;
  /** Sent as JSON; a string is sent unchanged. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface CallOptions {
  readonly credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  readonly region?: string;
  readonly service?: string;
  /** The caller's clock. */
  readonly nowMs?: number;
  /** Changes the signed headers before they are sent. */
  readonly tamper?: (headers: Record<string, string>) => void;
  /** Sent instead of the signed body. */
  readonly sentBody?: string;
}

export interface CallAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The parsed body; undefined if it is not JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read any member of any response.
  readonly json: any;
}

export const keys = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };

/** Signs and sends one call. @throws the error of node:http if there is no response */
export async function signedCall(url: string, call: Call, options: CallOptions = {}): Promise<CallAnswer> {
  const { hostname, host, port } = new URL(url);
  const body = call.body === undefined || typeof call.body === "string" ? call.body : JSON.stringify(call.body);
  const signer = new SignatureV4({
    service: options.service ?? "cleanrooms-ml",
    region: options.region ?? "us-east-1",
    sha256: Sha256,
    credentials: options.credentials ?? keys,
  });
  const unsigned = {
    method: call.method,
    protocol: "http:",
    hostname,
    port: Number(port),
    path: call.path,
    query: call.query ?? {},
    headers: { host, ...(body === undefined ? {} : { "content-type": "application/json" }), ...call.headers },
    ...(body === undefined ? {} : { body }),
  };
  const signed = await signer.sign(unsigned, { signingDate: new Date(options.nowMs ?? Date.now()) });
  const headers = { ...signed.headers };
  options.tamper?.(headers);
  const query = Object.entries(call.query ?? {}).flatMap(([name, value]) =>
    [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`),
  );
  const path = query.length === 0 ? call.path : `${call.path}?${query.join("&")}`;
  return send(url, { method: call.method, path, headers, body: options.sentBody ?? body });
}

const agent = new Agent({ keepAlive: true, timeout: 20_000 });

/** Sends a request unchanged. */
export function send(
  url: string,
  sent: { method: string; path: string; headers: Record<string, string>; body?: string | Buffer | undefined },
): Promise<CallAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { agent, hostname, port, method: sent.method, path: sent.path, headers: sent.headers },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json: findJson(text) });
        });
      },
    );
    outgoing.on("error", reject);
    outgoing.end(sent.body);
  });
}

function findJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const modelsPath = (membershipIdentifier = membership): string =>
  `/memberships/${membershipIdentifier}/trained-models`;

export const modelPath = (arn: string, membershipIdentifier = membership): string =>
  `${modelsPath(membershipIdentifier)}/${encodeURIComponent(arn)}`;

export const tagsPath = (arn: string): string => `/tags/${encodeURIComponent(arn)}`;
