/**
 * What a resource's constructor tells the lifecycle beside the API's inputs: one input of its own, `__options`, which no
 * diff looks at. Pulumi hides keys that begin with two underscores when it shows a difference.
 */
export interface ResourceOptions {
  /** The name in the program: part of a made-up name, and what messages call the model. It is read from the urn. */
  logicalName: string;
  /** The resource's own urn, for progress on its row. */
  urn?: string;
  /** AWS profile that overrides the stack's. */
  profile?: string;
  /** An existing model to take into the stack instead of training one. */
  adoptTrainedModelArn?: string;
  /** `customTimeouts.create`, in seconds. */
  createTimeoutSeconds?: number;
  /** True where the program sets `name` itself. */
  hasExplicitName?: boolean;
  /** The resource option of that name. */
  deleteBeforeReplace?: boolean;
  /** Names of the top-level inputs that hold a secret: messages give away neither their values nor their keys. */
  secretInputs?: string[];
}

/** The key that the options travel under. */
export const OPTIONS_KEY = "__options";

/** The options of a resource; just an empty logical name where there are none (a resource that came by `get`). */
export function readOptions(props: Record<string, unknown>): ResourceOptions {
  const options = props[OPTIONS_KEY];
  const given: Partial<ResourceOptions> = typeof options === "object" && options !== null ? options : {};
  return { ...given, logicalName: given.logicalName ?? nameIn(given.urn ?? "") };
}

/** The name at the end of `urn:pulumi:STACK::PROJECT::TYPE::NAME`; it may have colons too. */
function nameIn(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** True where an input's value must stay out of messages. */
export function isSecretInput(options: ResourceOptions, input: string): boolean {
  return Array.isArray(options.secretInputs) && options.secretInputs.includes(input);
}
