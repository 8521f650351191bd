/**
 * Credentials of roles that are assumed one after the other. AWS's own provider makes the calls to STS; this says with
 * what. It knows nothing of where the first credentials come from, nor how long any are used.
 */
import type { CredentialHandler } from "./credential-handler";
import type { AwsCredentialIdentity, CredentialSource } from "./credential-types";

/**
 * One role to assume, and how.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export interface AssumeRole {
  /** ARN of the role. */
  readonly roleArn: string;
  /** Name of the session, which CloudTrail shows; made up where it is absent. */
  readonly sessionName?: string | undefined;
  /** Identifier that the role's trust policy may ask for. */
  readonly externalId?: string | undefined;
  /** How long the session lasts: 900 to 43,200 s; the role's default where it is absent. */
  readonly durationSeconds?: number | undefined;
  /** A policy, as JSON text, that narrows the session. */
  readonly policy?: string | undefined;
  /** ARNs of managed policies that narrow it. */
  readonly policyArns?: readonly string[] | undefined;
  /** Who is behind the session: 2 to 64 characters, which CloudTrail shows and later sessions keep. */
  readonly sourceIdentity?: string | undefined;
  /** Tags of the session, at most 50. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** Keys of those tags that the next roles' sessions get too. */
  readonly transitiveTagKeys?: readonly string[] | undefined;
}

/** Where STS is asked. @internal */
export interface StsSettings {
  readonly region: string;
  /** URL in place of STS's own; else `AWS_ENDPOINT_URL_STS` and what AWS's shared files say. */
  readonly endpoint?: string | undefined;
  /** Sends the requests; AWS's own handler, which knows no proxies, where it is absent. */
  readonly handler?: CredentialHandler | undefined;
}

/**
 * The credentials of the last of the roles, each assumed with those of the one before.
 *
 * @param source  credentials that the first role is assumed with
 * @returns a source whose errors name the role that could not be assumed
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * @internal
 */
export async function assumeRoles(
  source: CredentialSource,
  { roles, sts }: { roles: readonly AssumeRole[]; sts: StsSettings },
): Promise<CredentialSource> {
  const { fromTemporaryCredentials } = await import("@aws-sdk/credential-providers");
  const clientConfig = {
    region: sts.region,
    ...(sts.endpoint !== undefined && { endpoint: sts.endpoint }),
    ...(sts.handler && { requestHandler: sts.handler }),
  };
  return roles.reduce<CredentialSource>((masterCredentials, role) => {
    const provider = fromTemporaryCredentials({ params: paramsOf(role), masterCredentials, clientConfig });
    return async () => {
      try {
        return (await provider()) as AwsCredentialIdentity;
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`role ${role.roleArn} cannot be assumed: ${reason}`, { cause });
      }
    };
  }, source);
}

function paramsOf(role: AssumeRole) {
  const { sessionName, externalId, durationSeconds, policy, policyArns, sourceIdentity, tags, transitiveTagKeys } =
    role;
  return {
    RoleArn: role.roleArn,
    RoleSessionName: sessionName ?? "pulumi-cleanroomsml",
    ...(externalId !== undefined && { ExternalId: externalId }),
    ...(durationSeconds !== undefined && { DurationSeconds: durationSeconds }),
    ...(policy !== undefined && { Policy: policy }),
    ...(policyArns && { PolicyArns: policyArns.map((arn) => ({ arn })) }),
    ...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
    ...(tags && { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }),
    ...(transitiveTagKeys && { TransitiveTagKeys: [...transitiveTagKeys] }),
  };
}
