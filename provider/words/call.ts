/**
 * What the engine asks for about one resource, apart from its inputs and its state. The constructors put it together in
 * one input of their own, `__options`, which no diff looks at: Pulumi hides keys that begin with two underscores.
 */

type Props = Record<string, unknown>;

/** One call about one resource. */
export interface Call {
  /** The name in the program: part of a generated name, and what messages call the object. */
  logicalName: string;
  /** The resource's urn, for lines on its row; empty for a resource that came by `get`. */
  urn: string;
  /** AWS profile that overrides the stack's. */
  profile?: string | undefined;
  /** Id of an existing object to import instead of creating one. */
  import?: string | undefined;
  /** `customTimeouts.create` in milliseconds. */
  createTimeoutMs?: number | undefined;
  /** The resource option of that name. */
  deleteBeforeReplace?: boolean | undefined;
  /** Names of the top-level inputs that the constructor saw as secret: messages show not even the keys of these. */
  secretInputs: readonly string[];
}

/** The input that the constructors make, as it stands in states. */
export interface CallOptions {
  urn?: string;
  profile?: string;
  import?: string;
  createTimeoutSeconds?: number;
  deleteBeforeReplace?: boolean;
  secretInputs?: string[];
  /** Instead of a urn, in tests. */
  logicalName?: string;
}

/** The key that the options travel under. */
export const OPTIONS_KEY = "__options";

/**
 * @param props  inputs or outputs of the resource
 * @param request  what the engine's request says, which is newer than what the state says
 */
export function callOf(props: Props, request: { urn?: string; timeoutSeconds?: number } = {}): Call {
  const options = optionsOf(props);
  const urn = request.urn || options.urn || "";
  const timeoutSeconds = request.timeoutSeconds || options.createTimeoutSeconds;
  return {
    logicalName: options.logicalName ?? nameIn(urn),
    urn,
    profile: options.profile,
    import: options.import,
    createTimeoutMs: timeoutSeconds && timeoutSeconds * 1000,
    deleteBeforeReplace: options.deleteBeforeReplace,
    secretInputs: Array.isArray(options.secretInputs) ? options.secretInputs : [],
  };
}

function optionsOf(props: Props): CallOptions {
  const options = props[OPTIONS_KEY];
  return typeof options === "object" && options !== null ? options : {};
}

/** The name at the end of `urn:pulumi:STACK::PROJECT::TYPE::NAME`; it may have colons too. */
function nameIn(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** Whether the constructor saw an input as secret. */
export function isSecretInput({ secretInputs }: Call, input: string): boolean {
  return secretInputs.includes(input);
}
