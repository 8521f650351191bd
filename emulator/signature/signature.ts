import { createHmac } from "node:crypto";
import { sha256Hex } from "./canonical-request";

export type Scope = readonly [date: string, region: string, service: string, terminator: string];

/** @param date of the request, such as 20260102T030405Z */
export function stringToSign(canonicalRequest: string, { date, scope }: { date: string; scope: Scope }): string {
  return ["AWS4-HMAC-SHA256", date, scope.join("/"), sha256Hex(canonicalRequest)].join("\n");
}

/** The signature in lower-case hex. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
export function signatureOf(
  text: string,
  { scope, secretAccessKey }: { scope: Scope; secretAccessKey: string },
): string {
  let key: Buffer | string = `AWS4${secretAccessKey}`;
  for (const part of scope) key = createHmac("sha256", key).update(part).digest();
  return createHmac("sha256", key).update(text).digest("hex");
}
