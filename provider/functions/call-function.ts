/** Calls a function of any name, for programs and for other languages. It only reads. */
import { ApiError, type Client, reworded } from "../../sdk/client";
import type { Session } from "../host/session";
import { withKey } from "../host/stack-settings";
import { arnsOf } from "../inputs/arn-places";
import { findViolations } from "../inputs/find-violations";
import { describeStrayOutputs } from "../inputs/stray-outputs";
import { describeViolations } from "../inputs/violation-text";
import type { InputTable } from "../kinds/resource-kind";
import { callOperation, listPages } from "../service/objects";
import { scrubbed } from "../service/scrub";
import { listed } from "../words/describe";
import { FUNCTIONS, type FunctionName } from "./functions";

type Props = Record<string, unknown>;

/** What a call needs besides its arguments. */
export interface FunctionCall {
  session: Session;
  /** AWS profile, which overrides the stack's. */
  profile?: string | undefined;
  /** Names of the arguments that are secret in the program; no message shows their values. */
  secretInputs: readonly string[];
}

/**
 * Checks the arguments, reads, and returns the API's output.
 *
 * @param args  plain and known; undefined and null count as absent
 * @throws {Error} if an argument breaks a limit, before anything is sent; if a setting is invalid; or if the service
 *   returns an error. Each message has the next step.
 */
export async function callFunction(name: FunctionName, args: Props, call: FunctionCall): Promise<Props> {
  const { session, profile, secretInputs } = call;
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined && value !== null));
  const failures = describeFailures(name, given, secretInputs);
  if (failures.length > 0) throw new Error(`Cannot call ${name}: ${failures.join("\n  ")}`);
  const secrets = tableOf(secretInputs.length > 0 ? Object.fromEntries(secretInputs.map((key) => [key, {}])) : {});
  try {
    const region = arnsOf(tableOf(given), given)[0]?.region ?? (await session.regionFor(profile));
    return await scrubbed(secrets, given, read(name, given, { ...call, client: session.clientFor(region, profile) }));
  } catch (error) {
    throw withNextStep(name, given, withKey(error, session.config));
  }
}

async function read(name: FunctionName, given: Props, call: FunctionCall & { client: Client }): Promise<Props> {
  const { client, session, secretInputs } = call;
  const options = { signal: session.signal, ...(secretInputs.length > 0 && { subject: "[secret]" }) };
  const { entries }: { entries?: string } = FUNCTIONS[name];
  if (entries === undefined) {
    const { $metadata, ...found } = await callOperation(client, name, given, options);
    return found;
  }
  const { name: sought, ...reference } = given as Record<string, string>;
  const found: Props[] = [];
  for await (const page of listPages(client, { entries }, name, reference, options))
    found.push(...page.entries.filter((entry) => sought === undefined || entry.name === sought));
  return { [entries]: found };
}

/** The name of the API's operation. */
export function operationOf(name: FunctionName): Capitalize<FunctionName> {
  return (name.charAt(0).toUpperCase() + name.slice(1)) as Capitalize<FunctionName>;
}

function describeFailures(name: FunctionName, given: Props, secretInputs: readonly string[]): string[] {
  const call = { logicalName: "", urn: "", secretInputs };
  const described = { call, className: name, inputs: tableOf(given), given };
  return [
    ...describeViolations(findViolations(operationOf(name), given), described),
    ...describeStrayOutputs(described),
  ];
}

/** No argument of a function is a map or a set. */
function tableOf(given: Props): InputTable {
  return Object.fromEntries(Object.keys(given).map((key) => [key, {}]));
}

/** Adds what the caller can do about an error of the service. */
function withNextStep(name: FunctionName, given: Props, error: unknown): unknown {
  if (!(error instanceof ApiError)) return error;
  const identifiers = listed(Object.keys(given).filter((key) => key !== "name"));
  const step = {
    403: `allow the caller cleanrooms-ml:${operationOf(name)}, or set another profile`,
    404: `check ${identifiers}, the region and the profile`,
  }[error.httpStatusCode];
  return step === undefined
    ? error
    : reworded(error, (words) => [words.replace(/\.$/, ""), step].filter(Boolean).join("; "));
}
