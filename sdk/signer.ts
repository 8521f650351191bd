import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import type { AwsCredentialIdentity } from "./credential-types";
import type { HttpRequest } from "./request";

/** Credentials, region and time of a signature. */
export interface SigningContext {
  readonly credentials: AwsCredentialIdentity;
  readonly region: string;
  /** The service's time in milliseconds since 1970; it rejects a difference of more than five minutes. */
  readonly dateMs: number;
  /** Signing name of the service; only tests of the algorithm change it. */
  readonly service?: string;
}

/**
 * Signs a request with AWS Signature Version 4. The signed path is encoded twice, as for every service except S3.
 *
 * @returns a copy with `x-amz-date`, `authorization` and, for temporary credentials, `x-amz-security-token`
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export async function signRequest(request: HttpRequest, context: SigningContext): Promise<HttpRequest> {
  const { credentials, region, dateMs, service = "cleanrooms-ml" } = context;
  // No checksum header, as in botocore, because the signature includes the hash of the payload.
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256, applyChecksum: false });
  const { headers } = await signer.sign(
    { ...request, headers: { ...request.headers }, query: { ...request.query } },
    { signingDate: new Date(dateMs) },
  );
  return { ...request, headers };
}
