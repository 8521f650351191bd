import * as pulumi from "@pulumi/pulumi";
import type { Kind } from "../kinds/lifecycle";
import type { ResourceKind } from "../kinds/resource-kind";
import { checkArguments, checkLogicalName } from "./argument-checks";
import { refuseBun } from "./bun";
import { callOptions, keepUndefined, rememberUrn, secretInputs, typeOf } from "./call-options";
import { checkId, checkOptions, type OwnOption } from "./option-checks";
import { providerText } from "./stub";

/** Pulumi's options and our own. A change of an option does not replace the object. */
export interface ApiObjectOptions extends pulumi.CustomResourceOptions {
  /**
   * The id of an existing object to import instead of creating one, such as its ARN. Its inputs must equal the
   * program's. Unlike for other resources, the preview shows a create, and the object is not protected: `pulumi destroy`
   * deletes it, unless `retainOnDelete: true` is set. Once the object is in the stack, you can keep or remove the option;
   * while you keep it, a change that would replace the object is an error.
   */
  import?: string;
  /**
   * AWS profile for all calls about this object. It overrides the stack's, so that one stack can contain objects in the
   * accounts of two members. The state contains only its name.
   */
  profile?: string;
}

let absent: pulumi.Output<undefined> | undefined;

/** The resource of an API object. It only declares; the lifecycle runs in Pulumi's host process. */
export abstract class ApiObject extends pulumi.CustomResource {
  /**
   * @param kind  the row of the object's kind
   * @param own  our options, beyond `import` and `profile`
   * @throws {pulumi.RunError} under Bun, for a misspelled option or one of the wrong type, if `customTimeouts.create`
   *   is not a duration, if the name is not a string, and for inputs that Pulumi cannot pass on: one Output of all
   *   inputs, a function, a Map
   */
  protected constructor(
    kind: ResourceKind,
    name: string,
    args: object | undefined,
    opts: ApiObjectOptions,
    own: readonly OwnOption[] = [],
  ) {
    const { className, noun, id, inputs, outputs = [] } = kind;
    const label = `${noun.charAt(0).toUpperCase()}${noun.slice(1)} "${name}"`;
    refuseBun(label);
    checkLogicalName(noun, name);
    checkArguments(label, args);
    checkOptions(label, opts, ["import", "profile", ...own], id);
    const isExisting = opts.id !== undefined;
    if (isExisting) checkId(label, opts.id, id);
    // Pulumi's host has no import for dynamic resources, so the lifecycle implements it. Plain JavaScript may omit the
    // inputs; check then reports the missing ones.
    const { import: _, profile: __, ...rest } = opts;
    const resourceOptions = Object.fromEntries(Object.entries(rest).filter(([key]) => !own.includes(key as OwnOption)));
    const sensitive = Object.keys(inputs).filter((input) => inputs[input]?.isSensitive);
    const given = withSecrets(isExisting ? {} : keepUndefined(inputs, args ?? {}), sensitive);
    const secrets = secretInputs(given);
    const options = callOptions(className as Kind, { name, label }, opts);
    const __options = { ...options, ...(secrets && { secretInputs: secrets }) };
    const all = [...Object.keys(inputs), ...outputs, "failedStatus"];
    const undeclared = isExisting ? all : [...outputs, ...("name" in inputs ? ["name"] : [])];
    super(
      typeOf(className as Kind),
      name,
      {
        ...Object.fromEntries(undeclared.map((key) => [key, undefined])),
        ...given,
        __options,
        __provider: providerText(className as Kind),
      },
      sensitive.length === 0 ? resourceOptions : withSecretOutputs(resourceOptions, sensitive),
    );
    // Omitted inputs are Outputs of undefined, so that they are known in a preview, too. All resources share one Output:
    // its four promises, each with a stack, would take a considerable part of a preview if every input had its own.
    absent ??= pulumi.output(undefined);
    for (const key of all) if (!this.isGiven(key)) Object.assign(this, { [key]: absent });
    // From the id, which every preview knows; the engine makes the other outputs of an update unknown.
    const { arnMember } = id;
    if (arnMember) Object.assign(this, { [arnMember]: this.id.apply((value) => value?.split("|")[0] ?? "") });
    rememberUrn(this, options.urn);
  }

  /** Whether the program or a transformation gives an input. */
  protected isGiven(input: string): boolean {
    return input in this && (this as Record<string, unknown>)[input] !== absent;
  }
}

/** Marks the inputs that AWS marks as sensitive. */
function withSecrets(args: object, sensitive: readonly string[]): object {
  const given = sensitive.filter((input) => (args as Record<string, unknown>)[input] !== undefined);
  if (given.length === 0) return args;
  return {
    ...args,
    ...Object.fromEntries(given.map((input) => [input, pulumi.secret((args as Record<string, unknown>)[input])])),
  };
}

function withSecretOutputs(opts: pulumi.CustomResourceOptions, sensitive: readonly string[]) {
  return { ...opts, additionalSecretOutputs: [...(opts.additionalSecretOutputs ?? []), ...sensitive] };
}

/** The options of a `get`. */
export function optionsOfGet(
  id: pulumi.Input<pulumi.ID>,
  opts: ApiObjectOptions,
): ApiObjectOptions & { id: pulumi.ID } {
  return { ...opts, id: (id ?? null) as pulumi.ID };
}
