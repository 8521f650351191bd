import type { CredentialHandler } from "./credential-handler";
import type { AwsCredentialIdentity, CredentialSource } from "./credential-types";

/**
 * One role to assume.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export interface AssumeRole {
  /** ARN of the role. */
  readonly roleArn: string;
  /** Name of the session, which CloudTrail shows; defaults to `pulumi-cleanroomsml`. */
  readonly sessionName?: string | undefined;
  /** External id that the role's trust policy may require. */
  readonly externalId?: string | undefined;
  /** Duration of the session, 900 to 43,200 s; defaults to the role's own. */
  readonly durationSeconds?: number | undefined;
  /** A policy, as a JSON string, that restricts the session. */
  readonly policy?: string | undefined;
  /** ARNs of managed policies that restrict it. */
  readonly policyArns?: readonly string[] | undefined;
  /** Who uses the session, 2 to 64 characters; CloudTrail shows it, and later sessions inherit it. */
  readonly sourceIdentity?: string | undefined;
  /** Tags of the session, up to 50. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** Keys of the tags that the sessions of the next roles inherit. */
  readonly transitiveTagKeys?: readonly string[] | undefined;
}

/** How to reach STS. @internal */
export interface StsSettings {
  readonly region: string;
  /** URL instead of STS's own; defaults to `AWS_ENDPOINT_URL_STS` and AWS's shared files. */
  readonly endpoint?: string | undefined;
  /** Sends the requests; defaults to AWS's own handler, which does not use a proxy. */
  readonly handler?: CredentialHandler | undefined;
}

/**
 * Returns the credentials of the last role. Each role is assumed with the credentials of the previous one.
 *
 * @param source  credentials to assume the first role with
 * @returns a source whose errors contain the role that could not be assumed
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
        throw new Error(`could not assume role ${role.roleArn}: ${reason}`, { cause });
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
