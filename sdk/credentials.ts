/**
 * Where credentials come from and how long they are used. No credential is written, printed or kept beyond the process.
 */
import type { AssumeRole, StsSettings } from "./assumed-roles";
import type { Clock } from "./clock";
import type { AwsCredentialIdentity, CredentialSource, Credentials } from "./credential-types";

/** Keeps credentials while they are valid. @internal */
export interface CredentialKeeper {
  /** The present credentials, renewed from five minutes before their expiry. */
  current(): Promise<AwsCredentialIdentity>;
  /** Gets other credentials, unless another call has done so, once the service reports that `used` has expired. */
  replace(used: AwsCredentialIdentity): Promise<AwsCredentialIdentity>;
}

/** How long before their expiry credentials are renewed, as in AWS's own clients. */
const renewBeforeExpiryMs = 300_000;

/** Keeps the credentials of one source. Simultaneous calls share one request to the source. @internal */
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
        if (!identity?.accessKeyId || !identity.secretAccessKey) throw new Error("the source gave no access key");
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
        // A source that fails for a moment must not stop a call for which the old credentials are still valid.
        if (before !== undefined && remainingMs(before) > 0) return before;
        throw error;
      }
    },
    async replace(used) {
      return kept !== undefined && kept !== used ? kept : renew(true);
    },
  };
}

/** What decides where credentials come from. @internal */
export interface CredentialSettings {
  readonly credentials?: Credentials | undefined;
  readonly profile?: string | undefined;
  /** Roles to assume with them, one after the other. */
  readonly assumeRoles?: readonly AssumeRole[] | undefined;
  readonly sts: StsSettings;
}

/**
 * Makes a source: the given credentials, else AWS's default chain with the profile; then the roles, if any.
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
    // The shared files are read each time, because other programs renew the credentials in them.
    ignoreCache: true,
    parentClientConfig: { region: sts.region, ...(sts.handler && { requestHandler: sts.handler }) },
    // With an explicit profile, AWS's own warning that the environment has keys, too, would be wrong.
    ...(profile !== undefined && { profile, logger: silent }),
  };
  const chain = defaultProvider(settings);
  const named = profile ?? (process.env.AWS_ACCESS_KEY_ID ? undefined : process.env.AWS_PROFILE);
  return async (options) => {
    try {
      // AWS's chain skips a profile that fails and takes the machine's own credentials, possibly of another account.
      if (named && (await hasCredentials(named))) return await fromIni({ ...settings, profile: named })();
      return await chain(options);
    } catch (cause) {
      throw credentialError(cause, profile);
    }
  };
}

/** Whether a profile sets where its credentials come from, correctly or not. */
async function hasCredentials(profile: string): Promise<boolean> {
  const { loadSharedConfigFiles } = require("@smithy/core/config") as typeof import("@smithy/core/config");
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const keys = Object.keys({ ...configFile[profile], ...credentialsFile[profile] });
  return keys.some((key) => /^(aws_access_key_id|role_arn|credential_process|sso_\w+|login_session)$/.test(key));
}

/** The message of a process that fails has its command and its output: possibly a password. */
function credentialError(cause: unknown, profile: string | undefined): Error {
  const isProcess = cause instanceof Error && cause.message.startsWith("Command failed");
  if (isProcess) return new Error(withPlaces("its credential_process failed", profile));
  return new Error(withPlaces(cause, profile), { cause });
}

/** AWS's own words, and where credentials were searched. */
function withPlaces(cause: unknown, profile: string | undefined): string {
  const reason = (cause instanceof Error ? cause.message : String(cause)).trim().replace(/\.$/, "");
  const named = profile ?? process.env.AWS_PROFILE;
  const places =
    named === undefined
      ? "looked in the environment, the default profile of the shared files, web identity, container and instance"
      : `looked in the profile ${JSON.stringify(named)} of the shared files`;
  const commands = named === undefined ? "" : ` --profile ${named}`;
  return `${reason} (${places}; \`aws configure${commands}\` or \`aws sso login${commands}\` sets them)`;
}
