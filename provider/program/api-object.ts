import * as pulumi from "@pulumi/pulumi";
import type { Kind } from "../kinds/lifecycle";
import type { ResourceKind } from "../kinds/resource-kind";
import { checkArguments, checkLogicalName } from "./argument-checks";
import { refuseBun } from "./bun";
import { callOptions, keepUndefined, rememberUrn, secretInputs, typeOf } from "./call-options";
import { checkId, checkOptions, type OwnOption } from "./option-checks";
import { providerText } from "./stub";

/** Pulumi's options, and what is no input of the API. None of them replaces the object when it changes. */
export interface ApiObjectOptions extends pulumi.CustomResourceOptions {
  /**
   * Id of an existing object to import instead of creating one: its inputs must equal the program's. Unlike with other
   * resources, the preview shows a create and the object is not protected: `pulumi destroy` deletes it, unless
   * `retainOnDelete: true` leaves it. Once it is in the stack the option may stay or go; an input that would replace the
   * object is refused while it stays.
   */
  import?: string;
  /**
   * AWS profile for all calls about this object; it overrides the stack's, so that one stack can hold objects of two
   * members' accounts. It is kept in the state, by its name only.
   */
  profile?: string;
}

let absent: pulumi.Output<undefined> | undefined;

/** An object of the API as a resource: it declares; the lifecycle works, in Pulumi's host process. */
export abstract class ApiObject extends pulumi.CustomResource {
  /**
   * @param kind  what the object is
   * @param own  the names of our own options
   * @throws {pulumi.RunError} under Bun, for an option of ours that is mistyped or of the wrong kind, where
   *   `customTimeouts.create` is no duration, and for a name or inputs that Pulumi could not hand on: no string, all inputs
   *   in one Output, a function, a Map
   */
  protected constructor(
    kind: ResourceKind,
    name: string,
    args: object | undefined,
    { own, ...opts }: ApiObjectOptions & { own: readonly OwnOption[] },
  ) {
    const { className, noun, id, inputs, outputs = [] } = kind;
    const label = `${noun.charAt(0).toUpperCase()}${noun.slice(1)} "${name}"`;
    refuseBun(label);
    checkLogicalName(noun, name);
    checkArguments(label, args);
    checkOptions(label, opts, ["import", "profile", ...own]);
    const isExisting = opts.id !== undefined;
    if (isExisting) checkId(label, opts.id);
    // The host of dynamic resources knows no import: the lifecycle does it. Plain JavaScript may leave the inputs out:
    // check then says which ones are missing.
    const { import: _, profile: __, ...rest } = opts;
    const resourceOptions = Object.fromEntries(Object.entries(rest).filter(([key]) => !own.includes(key as OwnOption)));
    const given = args ?? {};
    const secrets = secretInputs(given);
    const options = callOptions(className as Kind, name, opts);
    const __options = { ...options, ...(secrets && { secretInputs: secrets }) };
    const all = [...Object.keys(inputs), ...outputs, "failedStatus"];
    const undeclared = isExisting ? all : [...outputs, ...("name" in inputs ? ["name"] : [])];
    super(
      typeOf(className as Kind),
      name,
      {
        ...Object.fromEntries(undeclared.map((key) => [key, undefined])),
        ...(isExisting ? {} : keepUndefined(inputs, given)),
        __options,
        __provider: providerText(className as Kind),
      },
      resourceOptions,
    );
    // What the program does not give is not there, and is known not to be, also in a preview. All resources share the one
    // Output of that: four promises, each with a stack, for each input of each would be a good part of a preview.
    absent ??= pulumi.output(undefined);
    for (const key of all) if (!this.isGiven(key)) Object.assign(this, { [key]: absent });
    // From the id, which is known in every preview: the engine leaves the other outputs of an update unknown.
    const { arnMember } = id;
    if (arnMember) Object.assign(this, { [arnMember]: this.id.apply((value) => value?.split("|")[0] ?? "") });
    rememberUrn(this, options.urn);
  }

  /** Whether the program, or a transformation of it, gives an input. */
  protected isGiven(input: string): boolean {
    return input in this && (this as Record<string, unknown>)[input] !== absent;
  }
}

/** The options of a `get`. */
export function optionsOfGet(
  id: pulumi.Input<pulumi.ID>,
  opts: ApiObjectOptions,
): ApiObjectOptions & { id: pulumi.ID } {
  return { ...opts, id: (id ?? null) as pulumi.ID };
}
