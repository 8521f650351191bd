import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { EmulatorOptions } from "./server";

interface Flag {
  readonly name: string;
  readonly value: string;
  readonly help: string;
  /** The switch of the behaviour that it sets, a number times `factor`. */
  readonly sets?: string;
  readonly factor?: number;
}

const seconds = { value: "N", factor: 1000 } as const;

const flags: readonly Flag[] = [
  { name: "port", value: "N", help: "port to listen on (4580; 0 takes a free one)" },
  { name: "store", value: "FILE", help: "keep all objects in this file, so that they survive a restart" },
  {
    name: "pending-seconds",
    sets: "pendingMs",
    ...seconds,
    help: "time models, channels and jobs stay CREATE_PENDING (0.5)",
  },
  { name: "training-seconds", sets: "trainingMs", ...seconds, help: "time a training takes (2)" },
  { name: "cancel-seconds", sets: "cancelMs", ...seconds, help: "time a cancel takes (0.5)" },
  { name: "delete-seconds", sets: "deleteMs", ...seconds, help: "time a delete takes (0.5)" },
  { name: "speed", sets: "speed", value: "N", factor: 1, help: "divides the times above (1)" },
  {
    name: "name-uniqueness",
    sets: "nameUniqueness",
    value: "MODE",
    help: "a second create with a name: duplicate (default), conflict or existing",
  },
  { name: "running-quota", sets: "runningQuota", value: "N", factor: 1, help: "trainings at once per membership" },
  { name: "account-quota", sets: "accountQuota", value: "N", factor: 1, help: "trainings at once per account" },
  {
    name: "inactive-models",
    sets: "inactiveModels",
    value: "MODE",
    help: "cancelled and deleted models are readable (default) or not-found",
  },
  {
    name: "version-arn",
    sets: "versionArn",
    value: "MODE",
    help: "incremental training returns the same ARN (default) or a new one",
  },
  { name: "calls-per-second", sets: "callsPerSecond", value: "N", factor: 1, help: "rate of calls before throttling" },
  { name: "clock-skew-seconds", sets: "clockSkewMs", ...seconds, help: "how far the emulator's clock is off (0)" },
  { name: "behaviour", value: "FILE", help: "any other switches: a file with a JSON object, or the object itself" },
  { name: "access-key-id", value: "TEXT", help: "key that calls are signed with (AKIDEXAMPLE)" },
  { name: "secret-access-key", value: "TEXT", help: "its secret (the one of AWS's examples)" },
  { name: "session-token", value: "TEXT", help: "its session token (none)" },
];

/** The output of `--help`. */
export function helpText(): string {
  const rows = [...flags, { name: "help", value: "", help: "print this" }].map(
    ({ name, value, help }) => `  ${`--${name} ${value}`.padEnd(30)}${help}`,
  );
  return [
    "Usage: cleanroomsml-emulator [flags]",
    "",
    "Runs an emulator of AWS Clean Rooms ML's custom models on this machine (127.0.0.1), until SIGINT or SIGTERM.",
    "",
    ...rows,
    "",
    "Point a client at it with AWS_ENDPOINT_URL_CLEANROOMSML=http://127.0.0.1:4580; control it under /_emulator/.",
    "",
  ].join("\n");
}

/**
 * Reads the arguments of the command.
 *
 * @returns undefined for `--help`
 * @throws {TypeError} naming the flag that is unknown or has a wrong value
 */
export function parseCommandLine(args: readonly string[]): EmulatorOptions | undefined {
  const values = readFlags(args);
  if (values === undefined) return undefined;
  const behaviour = readBehaviour(values.get("behaviour") ?? "{}");
  for (const { name, sets, factor } of flags) {
    const text = values.get(name);
    if (sets !== undefined && text !== undefined) {
      behaviour[sets] = factor === undefined ? text : numberOf(name, text) * factor;
    }
  }
  const port = numberOf("port", values.get("port") ?? "4580");
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new TypeError('Flag "--port" wants a port number');
  const storeFile = values.get("store");
  const credentials = credentialsOf(values);
  return { port, behaviour, ...(storeFile === undefined ? {} : { storeFile }), ...credentials };
}

function readFlags(args: readonly string[]): Map<string, string> | undefined {
  const options = Object.fromEntries(flags.map(({ name }) => [name, { type: "string" as const }]));
  const { values } = parseArgs({
    args: [...args],
    options: { ...options, help: { type: "boolean" as const } },
    allowPositionals: false,
  });
  if (values.help === true) return undefined;
  return new Map(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

function numberOf(name: string, text: string): number {
  const number = Number(text);
  if (text.trim() === "" || Number.isNaN(number)) throw new TypeError(`Flag "--${name}" wants a number`);
  return number;
}

/** Reads the switches from a file, or from a text that is JSON itself. */
function readBehaviour(given: string): Record<string, unknown> {
  const isJson = /^\s*[[{]/.test(given);
  const text = isJson ? given : readSwitches(given);
  try {
    // The JSON texts that begin with a brace are the objects.
    if (/^\s*\{/.test(text)) return JSON.parse(text);
  } catch {
    // Falls through to the one error for both.
  }
  throw new TypeError(`Flag "--behaviour" wants a JSON object${isJson ? "" : ` in "${given}"`}`);
}

function readSwitches(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new TypeError(`Flag "--behaviour" wants a file: ${(cause as Error).message}`, { cause });
  }
}

function credentialsOf(values: Map<string, string>): Pick<EmulatorOptions, "credentials"> {
  const accessKeyId = values.get("access-key-id");
  const secretAccessKey = values.get("secret-access-key");
  const sessionToken = values.get("session-token");
  if (accessKeyId === undefined && secretAccessKey === undefined && sessionToken === undefined) return {};
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new TypeError('Flags "--access-key-id" and "--secret-access-key" go together');
  }
  const credential = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
  return { credentials: [credential] };
}
