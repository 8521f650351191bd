/** An AWS access key, with its session token and expiry where it is a temporary one. */
export interface AwsCredentialIdentity {
  /** Identifier of the key, such as `AKIA...`. */
  readonly accessKeyId: string;
  /** The key itself. It signs, and is never sent. */
  readonly secretAccessKey: string;
  /** Goes with a temporary key. */
  readonly sessionToken?: string;
  /** When a temporary key ends. */
  readonly expiration?: Date;
}

/** Gets credentials. With `forceRefresh`, what it may have kept is not good enough. */
export type CredentialSource = (options?: { forceRefresh?: boolean }) => Promise<AwsCredentialIdentity>;

/** Credentials as a caller may give them: as they are, or as a function that gets them. */
export type Credentials = AwsCredentialIdentity | CredentialSource;
