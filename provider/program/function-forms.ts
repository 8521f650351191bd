/**
 * The two forms of a function, as Pulumi's own functions have them. They run in the program's process, in previews too,
 * and load nothing but Pulumi before the first call.
 */
import * as pulumi from "@pulumi/pulumi";
import type { Shapes } from "../../sdk/service-types";
import type { FunctionName } from "../functions/functions";
import { checkArguments } from "./argument-checks";
import { isLate, secretInputs } from "./call-options";
import { dependenciesKnown } from "./dependencies";
import type { Inputs } from "./inputs";
import { checkOptions } from "./option-checks";
import { runError } from "./run-error";

/** Finds entries of a list. */
export interface NameFilter {
  /** Only entries with exactly this name; all if absent. The function filters after it has read all pages. */
  name?: string | undefined;
}

/** The arguments of a function: the inputs of the operation, under AWS's names; a list has a name in place of pages. */
export type FunctionArgs<Name extends FunctionName> = "nextToken" extends keyof Shapes[Name]["input"]
  ? Omit<Shapes[Name]["input"], "nextToken" | "maxResults"> & NameFilter
  : Shapes[Name]["input"];

/** The result of a function: the output of the operation, under AWS's names; a list has the entries of all pages. */
export type FunctionResult<Name extends FunctionName> = "nextToken" extends keyof Shapes[Name]["output"]
  ? Omit<Shapes[Name]["output"], "nextToken">
  : Shapes[Name]["output"];

/** Options of a function. Pulumi's own have no effect, because the function runs in the program. */
export interface FunctionOptions extends pulumi.InvokeOptions {
  /** AWS profile for the call. It overrides the stack's. */
  profile?: string;
}

/** Options of the Output form of a function. */
export interface FunctionOutputOptions extends FunctionOptions, pulumi.InvokeOutputOptions {}

/** Returns the form that takes plain arguments and returns a promise. */
export function promiseForm<Name extends FunctionName>(name: Name) {
  return async (args: FunctionArgs<Name>, opts: FunctionOptions = {}): Promise<FunctionResult<Name>> => {
    checkCall(name, args, opts);
    const late = Object.entries(args ?? {}).find(([, value]) => isLate(value));
    if (late)
      throw runError(
        `Cannot call ${name}: ${late[0]} is an Output or a Promise; use ${name}Output, or pass a plain value`,
      );
    return call(name, args, opts, []);
  };
}

/** Returns the form that takes and returns Outputs. It waits for its arguments and for the resources that they come from. */
export function outputForm<Name extends FunctionName>(name: Name) {
  return (args: Inputs<FunctionArgs<Name>>, opts: FunctionOutputOptions = {}): pulumi.Output<FunctionResult<Name>> => {
    checkCall(name, args, opts);
    const given = pulumi.output(args as pulumi.Unwrap<FunctionArgs<Name>>);
    const known = dependenciesKnown(given, opts.dependsOn);
    return pulumi
      .all([given, secretInputs(args ?? {}) ?? [], known])
      .apply(([plain, secrets]) => call(name, plain as FunctionArgs<Name>, opts, secrets)) as pulumi.Output<
      FunctionResult<Name>
    >;
  };
}

function checkCall(name: FunctionName, args: unknown, opts: object): void {
  const label = `Cannot call ${name}`;
  checkArguments(label, args);
  checkOptions(label, opts, ["profile"]);
}

async function call<Name extends FunctionName>(
  name: Name,
  args: FunctionArgs<Name>,
  { profile }: FunctionOptions,
  secrets: readonly string[],
): Promise<FunctionResult<Name>> {
  // The bundle that Pulumi's host loads for resources: it has the client, the settings and the checks.
  const { callInProgram } = require("../dynamic-provider") as typeof import("../dynamic-provider");
  const config = pulumi.runtime.allConfig();
  const warn = (message: string) => void pulumi.log.warn(message);
  try {
    // Plain JavaScript may omit the arguments; the check then reports the missing ones.
    const result = await callInProgram(name, { ...args }, { config, warn, profile, secretInputs: secrets });
    return result as FunctionResult<Name>;
  } catch (cause) {
    throw runError((cause as Error).message, { cause });
  }
}
