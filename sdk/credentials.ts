/** Finds credentials and caches them in memory. They are never written or printed. */
import type { AssumeRole, StsSettings } from "./assumed-roles";
import type { Clock } from "./clock";
import type { AwsCredentialIdentity, CredentialSource, Credentials } from "./credential-types";

/** Caches credentials while they are valid. @internal */
export interface CredentialKeeper {
  /** Returns the current credentials, which are renewed from five minutes before they expire. */
  current(): Promise<AwsCredentialIdentity>;
  /**
   * Returns new credentials after the service has reported that `used` has expired; another call may have renewed them.
   */
  replace(used: AwsCredentialIdentity): Promise<AwsCredentialIdentity>;
}

/** How long before they expire credentials are renewed, as in AWS's own clients. */
const renewBeforeExpiryMs = 300_000;

/** Caches the credentials of one source. Concurrent calls share one request to the source. @internal */
export function keepCredentials(source: CredentialSource, clock: Clock): CredentialKeeper {
  let kept: AwsCredentialIdentity | undefined;
  let pending: Promise<AwsCredentialIdentity> | undefined;
  const remainingMs = ({ expiration }: AwsCredentialIdentity): number =>
    expiration === undefined ? Number.POSITIVE_INFINITY : expiration.getTime() - clock.nowMs();
  const renew = (forceRefresh: boolean): Promise<AwsCredentialIdentity> => {
    // A source in plain JavaScript may throw, or return credentials instead of a promise.
    pending ??= Promise.resolve()
      .then(() => source({ forceRefresh }))
      .then((identity) => {
        if (!identity?.accessKeyId || !identity.secretAccessKey)
          throw new Error("the credential source returned no access key");
        kept = identity;
        return identity;
      })
      .finally(() => {
        pending = undefined;
      });
    return pending;
  };
  return {
    async current() {
      const before = kept;
      if (before !== undefined && remainingMs(before) > renewBeforeExpiryMs) return before;
      try {
        return await renew(before !== undefined);
      } catch (error) {
        // A temporary failure of the source must not fail a call while the old credentials are still valid.
        if (before !== undefined && remainingMs(before) > 0) return before;
        throw error;
      }
    },
    async replace(used) {
      return kept !== undefined && kept !== used ? kept : renew(true);
    },
  };
}

/** Settings for finding credentials. @internal */
export interface CredentialSettings {
  readonly credentials?: Credentials | undefined;
  readonly profile?: string | undefined;
  /** Roles to assume one after the other, starting with these credentials. */
  readonly assumeRoles?: readonly AssumeRole[] | undefined;
  readonly sts: StsSettings;
}

/**
 * Returns a source of the given credentials, or else of AWS's default chain with the profile; then assumes the roles,
 * if any.
 *
 * @internal
 */
export async function credentialSource(settings: CredentialSettings): Promise<CredentialSource> {
  const { assumeRoles: roles, sts } = settings;
  const source = await baseSource(settings);
  if (!roles || roles.length === 0) return source;
  const { assumeRoles } = require("./assumed-roles") as typeof import("./assumed-roles");
  return assumeRoles(source, { roles, sts });
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

async function baseSource({ credentials, profile, sts }: CredentialSettings): Promise<CredentialSource> {
  if (typeof credentials === "function") return credentials;
  if (credentials !== undefined) return async () => credentials;
  const { defaultProvider } = await import("@aws-sdk/credential-provider-node");
  const { fromIni } = await import("@aws-sdk/credential-providers");
  const settings = {
    // Reads the shared files each time, because other programs renew the credentials in them.
    ignoreCache: true,
    parentClientConfig: { region: sts.region, ...(sts.handler && { requestHandler: sts.handler }) },
    // AWS's warning that the environment also has keys does not apply to an explicit profile.
    ...(profile !== undefined && { profile, logger: silent }),
  };
  const chain = defaultProvider(settings);
  const named = profile ?? (process.env.AWS_ACCESS_KEY_ID ? undefined : process.env.AWS_PROFILE);
  return async (options) => {
    try {
      // AWS's chain skips a profile that fails and uses the machine's credentials, possibly of another account.
      if (named && (await hasCredentials(named))) return await fromIni({ ...settings, profile: named })();
      return await chain(options);
    } catch (cause) {
      throw credentialError(cause, profile);
    }
  };
}

/** Whether a profile sets a source of credentials, valid or not. */
async function hasCredentials(profile: string): Promise<boolean> {
  const { loadSharedConfigFiles } = require("@smithy/core/config") as typeof import("@smithy/core/config");
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const keys = Object.keys({ ...configFile[profile], ...credentialsFile[profile] });
  return keys.some((key) => /^(aws_access_key_id|role_arn|credential_process|sso_\w+|login_session)$/.test(key));
}

/**
 * Does not show the message of a failed credential_process, which contains its command and output, possibly a password.
 */
function credentialError(cause: unknown, profile: string | undefined): Error {
  const isProcess = cause instanceof Error && cause.message.startsWith("Command failed");
  if (isProcess) {
    const named = profile ?? process.env.AWS_PROFILE ?? "default";
    return new Error(
      `the credential_process of profile ${JSON.stringify(named)} failed; run its command in a terminal to see why`,
    );
  }
  return new Error(withPlaces(cause, profile), { cause });
}

/** Adds to AWS's message where credentials were searched and how to set them. */
function withPlaces(cause: unknown, profile: string | undefined): string {
  const reason = (cause instanceof Error ? cause.message : String(cause)).trim().replace(/\.$/, "");
  const named = profile ?? process.env.AWS_PROFILE;
  const places =
    named === undefined
      ? "searched the environment, the default profile of the shared files, web identity, container and instance"
      : `searched the profile ${JSON.stringify(named)} of the shared files`;
  const commands = named === undefined ? "" : ` --profile ${named}`;
  return `${reason} (${places}; run \`aws configure${commands}\` or \`aws sso login${commands}\`)`;
}
