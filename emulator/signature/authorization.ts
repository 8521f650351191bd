import { ServiceError } from "../service/service-error";
import type { Scope } from "./signature";

/** The parts of an Authorization header of Signature Version 4. */
export interface Authorization {
  readonly accessKeyId: string;
  readonly scope: Scope;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Parses the header. @throws {ServiceError} IncompleteSignatureException naming what is missing */
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
      texts.join(" ") || "Unsupported AWS 'algorithm': expected 'AWS4-HMAC-SHA256'.",
    );
  }
  const [accessKeyId = "", ...scope] = (parts.get("Credential") ?? "").split("/");
  if (scope.length !== 4) {
    throw new ServiceError(
      "IncompleteSignatureException",
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.",
    );
  }
  return {
    accessKeyId,
    scope: scope as [string, string, string, string],
    signedHeaders: (parts.get("SignedHeaders") ?? "").split(";"),
    signature: parts.get("Signature") ?? "",
  };
}
