/**
 * Where credentials come from and how long they are used. It knows identities and their expiry; it does not know what
 * they sign. Nothing here writes, prints or keeps a credential beyond the process.
 */
import type { AssumeRole, StsSettings } from "./assumed-roles";
import type { Clock } from "./clock";
import type { AwsCredentialIdentity, CredentialSource, Credentials } from "./credential-types";

/** Keeps credentials while they are good. @internal */
export interface CredentialKeeper {
  /** The credentials of now: got anew within five minutes of their expiry. */
  current(): Promise<AwsCredentialIdentity>;
  /** Called when the service says that `used` has expired: gets others, unless another call has done so already. */
  replace(used: AwsCredentialIdentity): Promise<AwsCredentialIdentity>;
}

/** How long before their expiry credentials are got anew, as AWS's own clients do it. */
const renewBeforeExpiryMs = 300_000;

/** Keeps the credentials of one source. Calls that ask at the same time share one answer of the source. @internal */
export function keepCredentials(source: CredentialSource, clock: Clock): CredentialKeeper {
  let kept: AwsCredentialIdentity | undefined;
  let pending: Promise<AwsCredentialIdentity> | undefined;
  const remainingMs = ({ expiration }: AwsCredentialIdentity): number =>
    expiration === undefined ? Number.POSITIVE_INFINITY : expiration.getTime() - clock.nowMs();
  const renew = (forceRefresh: boolean): Promise<AwsCredentialIdentity> => {
    // A source in plain JavaScript may throw, or answer at once.
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
        // A source that is down for a moment must not stop a call that the old credentials still serve.
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
 * Makes a source: the credentials given, else AWS's default chain with the profile; then the roles, where there are some.
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
    // The shared files are read anew each time: other programs renew the credentials in them.
    ignoreCache: true,
    parentClientConfig: { region: sts.region, ...(sts.handler && { requestHandler: sts.handler }) },
    // With a profile that was asked for, AWS's own warning that the environment has keys too would be wrong.
    ...(profile !== undefined && { profile, logger: silent }),
  };
  const chain = defaultProvider(settings);
  const named = profile ?? (process.env.AWS_ACCESS_KEY_ID ? undefined : process.env.AWS_PROFILE);
  return async (options) => {
    try {
      // AWS's chain passes over a profile that fails, and takes the machine's own credentials: another account's, it may be.
      if (named && (await hasCredentials(named))) return await fromIni({ ...settings, profile: named })();
      return await chain(options);
    } catch (cause) {
      throw credentialError(cause, profile);
    }
  };
}

/** Whether a profile says where its credentials come from, rightly or not. */
async function hasCredentials(profile: string): Promise<boolean> {
  const { loadSharedConfigFiles } = require("@smithy/core/config") as typeof import("@smithy/core/config");
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const keys = Object.keys({ ...configFile[profile], ...credentialsFile[profile] });
  return keys.some((key) => /^(aws_access_key_id|role_arn|credential_process|sso_\w+|login_session)$/.test(key));
}

/** The message of a process that fails holds its command and what it wrote: a password, it may be. */
function credentialError(cause: unknown, profile: string | undefined): Error {
  const isProcess = cause instanceof Error && cause.message.startsWith("Command failed");
  if (isProcess) return new Error(withPlaces("its credential_process failed", profile));
  return new Error(withPlaces(cause, profile), { cause });
}

/** AWS's own words, and where credentials were looked for. */
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
