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
  /** Name of the session, which CloudTrail shows; `pulumi-cleanroomsml` if absent. */
  readonly sessionName?: string | undefined;
  /** Id that the role's trust policy may require. */
  readonly externalId?: string | undefined;
  /** How long the session lasts: 900 to 43,200 s; the role's default if absent. */
  readonly durationSeconds?: number | undefined;
  /** A policy, as a JSON string, that restricts the session. */
  readonly policy?: string | undefined;
  /** ARNs of managed policies that restrict it. */
  readonly policyArns?: readonly string[] | undefined;
  /** Who uses the session: 2 to 64 characters, which CloudTrail shows and later sessions keep. */
  readonly sourceIdentity?: string | undefined;
  /** Tags of the session, up to 50. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** Keys of those tags that the sessions of the next roles get, too. */
  readonly transitiveTagKeys?: readonly string[] | undefined;
}

/** How to reach STS. @internal */
export interface StsSettings {
  readonly region: string;
  /** URL instead of STS's own; else `AWS_ENDPOINT_URL_STS` and AWS's shared files. */
  readonly endpoint?: string | undefined;
  /** Sends the requests; if absent, AWS's own handler, which uses no proxy. */
  readonly handler?: CredentialHandler | undefined;
}

/**
 * Gets the credentials of the last role, each role assumed with those of the previous one.
 *
 * @param source  credentials to assume the first role with
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
