/**
 * What a call about one resource needs besides inputs and state. The constructors pass it in an input of their own,
 * `__options`, which no diff compares: Pulumi hides keys that begin with two underscores.
 */

type Props = Record<string, unknown>;

/** One call about one resource. */
export interface Call {
  /** The name in the program: messages show it, and a generated name begins with it. */
  logicalName: string;
  /** The resource's URN, for messages on its row; empty for a resource from `get`. */
  urn: string;
  /** AWS profile, which overrides the stack's. */
  profile?: string | undefined;
  /** Id of an existing object to import instead of creating one. */
  import?: string | undefined;
  /** `customTimeouts.create` in milliseconds. */
  createTimeoutMs?: number | undefined;
  /** The resource option of that name. */
  deleteBeforeReplace?: boolean | undefined;
  /** Whether changed tags are updated, although every other input replaces the object. */
  updateTagsInPlace?: boolean | undefined;
  /** Nothing is sent: the preview of an update. */
  isPreview?: boolean;
  /** Names of the top-level inputs that are secret in the program; messages do not even show their keys. */
  secretInputs: readonly string[];
}

/** The input that the constructors add, as it is in the state. */
export interface CallOptions {
  urn?: string;
  profile?: string;
  import?: string;
  createTimeoutSeconds?: number;
  deleteBeforeReplace?: boolean;
  updateTagsInPlace?: boolean;
  secretInputs?: string[];
  /** Used by tests instead of a URN. */
  logicalName?: string;
}

/** The key of that input. */
export const OPTIONS_KEY = "__options";

/**
 * @param props  inputs or outputs of the resource
 * @param request  from the engine's request, which is newer than the state
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
    updateTagsInPlace: options.updateTagsInPlace,
    secretInputs: Array.isArray(options.secretInputs) ? options.secretInputs : [],
  };
}

function optionsOf(props: Props): CallOptions {
  const options = props[OPTIONS_KEY];
  return typeof options === "object" && options !== null ? options : {};
}

/** The name at the end of `urn:pulumi:STACK::PROJECT::TYPE::NAME`; it may contain colons, too. */
function nameIn(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** Whether an input is secret in the program. */
export function isSecretInput({ secretInputs }: Call, input: string): boolean {
  return secretInputs.includes(input);
}
