import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import type { AwsCredentialIdentity } from "./credential-types";
import type { HttpRequest } from "./request";

/** Who signs, for where, and when. */
export interface SigningContext {
  readonly credentials: AwsCredentialIdentity;
  readonly region: string;
  /** The service's time in milliseconds since 1970; it refuses a difference of more than five minutes. */
  readonly dateMs: number;
  /** The service's signing name; only a test of the algorithm uses another. */
  readonly service?: string;
}

/**
 * Signs a request by AWS Signature Version 4. The signed path is encoded once more, as for every service but S3.
 *
 * @returns a copy with `x-amz-date`, `authorization` and, for temporary credentials, `x-amz-security-token`
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export async function signRequest(request: HttpRequest, context: SigningContext): Promise<HttpRequest> {
  const { credentials, region, dateMs, service = "cleanrooms-ml" } = context;
  // Without a checksum header, like botocore: the payload's hash is part of the signature anyway.
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256, applyChecksum: false });
  const { headers } = await signer.sign(
    { ...request, headers: { ...request.headers }, query: { ...request.query } },
    { signingDate: new Date(dateMs) },
  );
  return { ...request, headers };
}
