import { timingSafeEqual } from "node:crypto";
import { findHeader, type ReceivedRequest } from "../http/request";
import { ServiceError } from "../service/service-error";
import { type Authorization, parseAuthorization } from "./authorization";
import { canonicalRequest } from "./canonical-request";
import type { EmulatorCredential } from "./credential";
import { signatureOf, stringToSign } from "./signature";

const service = "cleanrooms-ml";
const toleranceMs = 5 * 60_000;

export interface SignedBy {
  readonly credential: EmulatorCredential;
  readonly region: string;
}

/**
 * Verifies the signature of a request.
 *
 * @param seen  the accepted keys and the time, in milliseconds
 * @returns who signed it, and for which region
 * @throws {ServiceError} MissingAuthenticationToken, IncompleteSignature, UnrecognizedClient, ExpiredToken or InvalidSignatureException
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
export function verifySignature(
  request: ReceivedRequest,
  seen: { readonly credentials: readonly EmulatorCredential[]; readonly nowMs: number },
): SignedBy {
  const header = findHeader(request, "authorization");
  if (header === undefined)
    throw new ServiceError("MissingAuthenticationTokenException", "Missing Authentication Token");
  const authorization = parseAuthorization(header);
  const date = signingDate(request, header);
  checkScope(authorization, date);
  checkSignedHeaders(request, authorization);
  const credential = acceptedCredential(request, { authorization, ...seen });
  checkDate(date, seen.nowMs);
  checkSignature(request, { authorization, date, credential });
  return { credential, region: authorization.scope[1] };
}

/** The signer that a request names, verified or not; undefined where it names none. */
export function findClaimedSigner(
  request: ReceivedRequest,
): Pick<Authorization, "accessKeyId" | "signedHeaders"> | undefined {
  try {
    const { accessKeyId, signedHeaders } = parseAuthorization(findHeader(request, "authorization") ?? "");
    return { accessKeyId, signedHeaders };
  } catch {
    return undefined;
  }
}

function signingDate(request: ReceivedRequest, header: string): string {
  const date = findHeader(request, "x-amz-date");
  if (date === undefined && findHeader(request, "date") === undefined) {
    const text = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.";
    throw new ServiceError("IncompleteSignatureException", `${text} (algorithm ${header.split(" ")[0]})`);
  }
  const stamp = date ?? compactDate(Date.parse(findHeader(request, "date") ?? ""));
  if (stamp === undefined || Number.isNaN(parseCompactDate(stamp))) {
    throw new ServiceError("IncompleteSignatureException", "Date must be in ISO-8601 'basic format'.");
  }
  return stamp;
}

function checkScope({ scope }: Authorization, date: string): void {
  const [scopeDate, region, serviceName, terminator] = scope;
  const wrong: string[] = [];
  if (serviceName !== service) wrong.push(`Credential should be scoped to correct service: '${service}'.`);
  if (!/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region)) {
    wrong.push(`Credential should be scoped to a valid region, not '${region}'.`);
  }
  if (terminator !== "aws4_request") {
    wrong.push(`Credential should be scoped with a valid terminator: 'aws4_request', not '${terminator}'.`);
  }
  if (scopeDate !== date.slice(0, 8)) {
    const dates = `'${scopeDate}' != '${date.slice(0, 8)}', from '${date}'`;
    wrong.push(`Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ${dates}.`);
  }
  if (wrong.length > 0) throw new ServiceError("InvalidSignatureException", wrong.join(" "));
}

/** The host and every x-amz-* header must be signed. */
function checkSignedHeaders(request: ReceivedRequest, { signedHeaders }: Authorization): void {
  if (!signedHeaders.includes("host")) {
    throw new ServiceError(
      "InvalidSignatureException",
      "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
    );
  }
  const names = request.headers.map(([name]) => name.toLowerCase());
  const unsigned = names.find((name) => name.startsWith("x-amz-") && !signedHeaders.includes(name));
  if (unsigned !== undefined) {
    throw new ServiceError(
      "InvalidSignatureException",
      `'${unsigned}' must be a 'SignedHeader' in the AWS Authorization.`,
    );
  }
}

function acceptedCredential(
  request: ReceivedRequest,
  seen: {
    readonly authorization: Authorization;
    readonly credentials: readonly EmulatorCredential[];
    readonly nowMs: number;
  },
): EmulatorCredential {
  const token = findHeader(request, "x-amz-security-token");
  const credential = seen.credentials.find(
    ({ accessKeyId, sessionToken }) => accessKeyId === seen.authorization.accessKeyId && sessionToken === token,
  );
  if (credential === undefined) {
    throw new ServiceError("UnrecognizedClientException", "The security token included in the request is invalid.");
  }
  if (credential.expiresAtMs !== undefined && credential.expiresAtMs <= seen.nowMs) {
    throw new ServiceError("ExpiredTokenException", "The security token included in the request is expired");
  }
  return credential;
}

function checkDate(date: string, nowMs: number): void {
  const atMs = parseCompactDate(date);
  const now = compactDate(nowMs);
  if (atMs < nowMs - toleranceMs) {
    const limit = compactDate(nowMs - toleranceMs);
    throw new ServiceError(
      "InvalidSignatureException",
      `Signature expired: ${date} is now earlier than ${limit} (${now} - 5 min.)`,
    );
  }
  if (atMs > nowMs + toleranceMs) {
    const limit = compactDate(nowMs + toleranceMs);
    throw new ServiceError(
      "InvalidSignatureException",
      `Signature not yet current: ${date} is still later than ${limit} (${now} + 5 min.)`,
    );
  }
}

function checkSignature(
  request: ReceivedRequest,
  signed: { readonly authorization: Authorization; readonly date: string; readonly credential: EmulatorCredential },
): void {
  const { authorization, date, credential } = signed;
  const canonical = canonicalRequest(request, authorization.signedHeaders);
  const text = stringToSign(canonical, { date, scope: authorization.scope });
  const expected = signatureOf(text, { scope: authorization.scope, secretAccessKey: credential.secretAccessKey });
  const given = Buffer.from(authorization.signature);
  if (given.length === expected.length && timingSafeEqual(given, Buffer.from(expected))) return;
  throw new ServiceError(
    "InvalidSignatureException",
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key " +
      "and signing method. Consult the service documentation for details.\n\n" +
      `The Canonical String for this request should have been\n'${canonical}'\n\n` +
      `The String-to-Sign should have been\n'${text}'\n`,
  );
}

function compactDate(atMs: number): string | undefined {
  if (Number.isNaN(atMs)) return undefined;
  return new Date(atMs).toISOString().replace(/[-:]|\.\d+/g, "");
}

function parseCompactDate(text: string): number {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (parts === null) return Number.NaN;
  const [, year, month, day, hour, minute, second] = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
