/**
 * Where credentials come from and how long they are used. It knows identities and their expiry; it does not know what
 * they sign. Nothing here writes, prints or keeps a credential beyond the process.
 */

/** An AWS access key, with its session token and expiry where it is a temporary one. */
export interface AwsCredentialIdentity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly expiration?: Date | undefined;
}

/** Credentials as a caller may give them: as they are, or as a function that gets them anew. */
export type Credentials = AwsCredentialIdentity | (() => Promise<AwsCredentialIdentity>);
