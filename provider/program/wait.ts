import * as pulumi from "@pulumi/pulumi";
import type { WaitRow } from "../kinds/waits";
import { checkArguments, checkLogicalName } from "./argument-checks";
import { refuseBun } from "./bun";
import { callOptions, typeOf } from "./call-options";
import { checkOptions } from "./option-checks";
import { runError } from "./run-error";
import { providerText } from "./stub";

/** Pulumi's options and the profile of the object. */
export interface WaitOptions extends pulumi.CustomResourceOptions {
  /** AWS profile for the calls; it overrides the stack's. */
  profile?: string | undefined;
}

/** A wait for an object: what Training and Completion have in common. */
export abstract class Wait extends pulumi.CustomResource {
  /**
   * @param awaited  what the user imports instead
   * @param inputs   names of the inputs, not from the row of the wait, which loads more than a preview needs
   */
  protected constructor(
    { kind, awaited, inputs }: { kind: WaitRow["className"]; awaited: string; inputs: readonly string[] },
    name: string,
    args: object | undefined,
    opts: WaitOptions,
  ) {
    const noun = kind.toLowerCase();
    const label = `${kind} "${name}"`;
    refuseBun(label);
    checkLogicalName(noun, name);
    checkArguments(label, args);
    const { profile: _, import: imported, ...resourceOptions } = opts ?? {};
    if (imported !== undefined) throw runError(`${label}: a ${noun} cannot be imported; import its ${awaited}`);
    checkOptions(label, opts, ["profile"]);
    // Plain JavaScript may omit them; check then reports the missing ones.
    const given = (args ?? {}) as Record<string, unknown>;
    const all = Object.fromEntries(inputs.map((input) => [input, given[input]]));
    const __options = callOptions(kind, { name, label }, opts);
    super(
      typeOf(kind),
      name,
      { details: undefined, ...all, __options, __provider: providerText(kind) },
      resourceOptions,
    );
  }
}
