// The Authorization header of Signature Version 4, taken apart. It checks no signature.
import { ServiceError } from "../service/service-error";
import type { Scope } from "./signature";

/** The parts of an Authorization header of Signature Version 4. */
export interface Authorization {
  readonly accessKeyId: string;
  readonly scope: Scope;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** The parts of the header. @throws {ServiceError} IncompleteSignatureException naming what is missing */
export function parseAuthorization(header: string): Authorization {
  const [algorithm, ...rest] = header.trim().split(/\s+/);
  const parts = new Map<string, string>();
  for (const part of rest.join(" ").split(",")) {
    const cut = part.indexOf("=");
    if (cut > 0) parts.set(part.slice(0, cut).trim(), part.slice(cut + 1).trim());
  }
  const missing = ["Credential", "Signature", "SignedHeaders"].filter((name) => !parts.get(name));
  if (algorithm !== "AWS4-HMAC-SHA256" || missing.length > 0) {
    const texts = missing.map((name) => `Authorization header requires '${name}' parameter.`);
    throw new ServiceError(
      "IncompleteSignatureException",
      texts.join(" ") || "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA256' is wanted.",
    );
  }
  const credential = (parts.get("Credential") ?? "").split("/");
  const [accessKeyId, date, region, serviceName, terminator] = credential;
  if (
    credential.length !== 5 ||
    accessKeyId === undefined ||
    date === undefined ||
    region === undefined ||
    serviceName === undefined ||
    terminator === undefined
  ) {
    throw new ServiceError(
      "IncompleteSignatureException",
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.",
    );
  }
  return {
    accessKeyId,
    scope: [date, region, serviceName, terminator],
    signedHeaders: (parts.get("SignedHeaders") ?? "").split(";"),
    signature: parts.get("Signature") ?? "",
  };
}
