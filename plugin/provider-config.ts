/** The configuration of a provider resource: its properties, and what they are for the core, which reads a stack's settings. */
import type { StackConfig, StackConfigError } from "../provider/host/stack-config";

type Props = Readonly<Record<string, unknown>>;

/** A property as Pulumi's schema describes it. */
interface PropertySpec {
  type: "string" | "boolean" | "integer" | "number" | "array" | "object";
  description?: string;
  items?: PropertySpec;
  additionalProperties?: PropertySpec;
  properties?: Readonly<Record<string, PropertySpec>>;
  required?: readonly string[];
}

interface ProviderProperty extends PropertySpec {
  description: string;
  /** The setting of the stack that it stands for. */
  setting: string;
  secret?: boolean;
  /** Its value as that setting has it. */
  textOf?: (value: unknown) => string;
}

const text = (description: string): PropertySpec => ({ type: "string", description });

/** Every property, in the order of the documentation. */
export const PROVIDER_PROPERTIES: Readonly<Record<string, ProviderProperty>> = {
  region: {
    type: "string",
    setting: "cleanroomsml:region",
    description: "The region of calls about an object none of whose ARNs has one. Otherwise that of the ARNs applies.",
  },
  profile: {
    type: "string",
    setting: "aws:profile",
    description:
      "The AWS profile whose credentials sign the calls. One that fails is an error: no other credentials replace it.",
  },
  accessKey: {
    type: "string",
    setting: "aws:accessKey",
    secret: true,
    description: "The ID of an access key; requires `secretKey`.",
  },
  secretKey: { type: "string", setting: "aws:secretKey", secret: true, description: "The secret of the access key." },
  token: {
    type: "string",
    setting: "aws:token",
    secret: true,
    description: "The session token of temporary credentials.",
  },
  assumeRoles: {
    type: "array",
    setting: "aws:assumeRoles",
    description: "Roles to assume, each with the credentials of the previous one.",
    items: {
      type: "object",
      description: "A role to assume.",
      required: ["roleArn"],
      properties: {
        roleArn: text("ARN of the role."),
        sessionName: text("The name of the session, which AWS CloudTrail shows."),
        externalId: text("The external ID that the role's owner requires."),
        duration: text("How long its credentials are valid, such as `1h`; from 15m to 12h."),
        policy: text("A session policy as JSON, which limits the role's permissions."),
        policyArns: {
          type: "array",
          items: { type: "string" },
          description: "ARNs of managed policies as session policies.",
        },
        sourceIdentity: text("The source identity, which AWS CloudTrail shows."),
        tags: { type: "object", additionalProperties: { type: "string" }, description: "Tags of the session." },
        transitiveTagKeys: {
          type: "array",
          items: { type: "string" },
          description: "Keys of tags that later roles inherit.",
        },
      },
    },
  },
  stsEndpoint: {
    type: "string",
    setting: "aws:endpoints",
    textOf: (value) => JSON.stringify([{ sts: value }]),
    description: "The URL of AWS STS, for `assumeRoles`.",
  },
  endpoint: { type: "string", setting: "cleanroomsml:endpoint", description: "The URL of the service." },
  useFips: { type: "boolean", setting: "cleanroomsml:useFips", description: "Whether to use the FIPS endpoint." },
  useDualStack: {
    type: "boolean",
    setting: "cleanroomsml:useDualStack",
    description: "Whether to use the dual-stack endpoint.",
  },
  allowInsecureEndpoint: {
    type: "boolean",
    setting: "cleanroomsml:allowInsecureEndpoint",
    description: "Whether `endpoint` may be plain HTTP to a remote host.",
  },
  maxAttempts: {
    type: "integer",
    setting: "cleanroomsml:maxAttempts",
    description: "How often a call is sent, including the first time: 1 to 100; 3 if absent.",
  },
  requestTimeoutSeconds: {
    type: "integer",
    setting: "cleanroomsml:requestTimeoutSeconds",
    description: "The longest wait for a response, in seconds: 1 to 3600; 60 if absent.",
  },
  deleteTimeoutSeconds: {
    type: "integer",
    setting: "cleanroomsml:deleteTimeoutSeconds",
    description: "The longest delete, in seconds: 1 to 2419200; 3600 if absent.",
  },
};

export const noConfig: StackConfig = { get: () => undefined, keys: () => [] };

/** A provider resource, as messages name it. */
export interface ProviderName {
  name: string;
  /** Pulumi made it from the stack's settings. */
  isDefault: boolean;
}

/** @param urn  of the provider resource; empty where an older engine does not send it */
export function providerName(urn: string): ProviderName {
  const name = urn.split("::").slice(3).join("::");
  return { name, isDefault: name === "" || /^default(_|$)/.test(name) };
}

/**
 * Returns a provider's configuration as the settings of a stack, which the core reads.
 *
 * @param props  texts, as Pulumi's SDKs encode every property that is not a string, or values
 */
export function configOf(props: Props, provider: ProviderName): StackConfig & Required<Pick<StackConfig, "reword">> {
  const settings = new Map<string, string>();
  for (const [property, { setting, textOf = textOfValue }] of Object.entries(PROVIDER_PROPERTIES)) {
    const value = props[property];
    if (value !== undefined && value !== null && value !== "") settings.set(setting, textOf(value));
  }
  // Unknown keys are for the check of the configuration, so the core sees none.
  return { get: (key) => settings.get(key), keys: () => [], reword: (error) => reword(error, provider) };
}

function textOfValue(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The core words an error for a setting of the stack; a provider in the program has properties. */
function reword({ key, reason, cause }: StackConfigError, { name, isDefault }: ProviderName): Error {
  const path = pathOf(key);
  const message = isDefault
    ? `Stack config cleanroomsml:${path}: ${reasonOf(reason)}; run pulumi config set cleanroomsml:${path} VALUE`
    : `Provider "${name}": ${path}: ${reasonOf(reason)}`;
  return new Error(message, { cause });
}

/** Returns the property, or the path below it, of a setting: `assumeRoles[0].roleArn` for `aws:assumeRoles[0].roleArn`. */
export function pathOf(key: string): string {
  const [, setting = key, below = ""] = /^([\w:]+)(.*)$/.exec(key) ?? [];
  const [property] = Object.entries(PROVIDER_PROPERTIES).find(([, spec]) => spec.setting === setting) ?? [setting];
  return property + below;
}

/** The reason may name other settings. */
function reasonOf(reason: string): string {
  return reason.replace(/\b(?:cleanroomsml|aws):(\w+)/g, (setting) => pathOf(setting));
}
