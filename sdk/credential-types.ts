/** An AWS access key, with its session token and expiry if it is temporary. */
export interface AwsCredentialIdentity {
  /** Id of the key, such as `AKIA...`. */
  readonly accessKeyId: string;
  /** The key itself. It signs, and is never sent. */
  readonly secretAccessKey: string;
  /** Session token of a temporary key. */
  readonly sessionToken?: string;
  /** When a temporary key expires. */
  readonly expiration?: Date;
}

/** Returns credentials. With `forceRefresh`, it must not return cached ones. */
export type CredentialSource = (options?: { forceRefresh?: boolean }) => Promise<AwsCredentialIdentity>;

/** Credentials, or a function that returns them. */
export type Credentials = AwsCredentialIdentity | CredentialSource;
