/**
 * What one process of the provider shares among all its resources: clients, clock, the wish to stop, lines for the user.
 * Everything that reaches outside goes through here, so that a test can hand in its own.
 */
import { setMaxListeners } from "node:events";
import { type Client, type Clock, createClient, systemClock, validateOptions } from "../sdk/client";
import { findArn, getRegion } from "./arns";
import { createEngineLog, type LogLine, type ShowLine } from "./engine-log";
import { watchInterruption } from "./interruption";
import { createPoller, type Poller } from "./poller";
import { readSettings, type StackSettings, withKey } from "./settings";
import { createSlotQueue, type SlotQueue } from "./slots";
import type { StackConfig } from "./stack-config";

/** The surroundings of a lifecycle call. */
export interface Session {
  config: StackConfig;
  clock: Clock;
  /** Aborted when nothing new may be begun; its reason says why. */
  signal: AbortSignal;
  /** @throws {Error} where the stack's settings are wrong */
  settingsFor(profile: string | undefined): StackSettings;
  /**
   * What is wrong with the settings for calls about an ARN; undefined where nothing is. What only AWS's shared files say is
   * read by the first call, where neither stack nor environment sets anything: so that a preview need not.
   */
  findSettingsError(arn: string, profile: string | undefined): Promise<Error | undefined>;
  /** The client for the region of an ARN, one for each region and profile. */
  clientFor(arn: string, profile: string | undefined): Client;
  /** The poller for the models of a membership, shared by all waits on them. */
  pollerFor(client: Client, membershipIdentifier: string): Poller;
  /** The queue for a membership's training slots. */
  slotsFor(client: Client, membershipIdentifier: string): SlotQueue;
  /** Models that a create of this process has got, by id, with their logical names. */
  claimed: Map<string, string>;
  /** Models that the program has now, by id, with their logical names: what they replace must not take them along. */
  kept: Map<string, string>;
  /** Shows a line. It is not awaited where it happens; `shown` waits for all. */
  show(line: LogLine): void;
  /** Resolves when every line so far has reached the engine. */
  shown(): Promise<void>;
}

/** What a session is made of; each part has the real thing as its default. */
export interface SessionParts {
  config: StackConfig;
  clock?: Clock;
  signal?: AbortSignal;
  showLine?: ShowLine;
}

/** The session of a process, or of a test. */
export function createSession(parts: SessionParts): Session {
  const { config, clock = systemClock } = parts;
  const signal = parts.signal ?? watchInterruption();
  // Every wait listens to it, and there may be a thousand: Node would warn of a leak, in the user's output.
  setMaxListeners(0, signal);
  const showLine = parts.showLine ?? createEngineLog(process.argv[2]);
  const clients = new Map<string, Client>();
  const settingsErrors = new Map<string, Promise<Error | undefined>>();
  const claimed = new Map<string, string>();
  const kept = new Map<string, string>();
  let lines: Promise<void> = Promise.resolve();
  const show = (line: LogLine) => {
    lines = lines.then(() => showLine(line));
  };

  return {
    config,
    clock,
    signal,
    claimed,
    kept,
    pollerFor: oneForEach((client) => createPoller(client, clock)),
    slotsFor: oneForEach((client, membershipIdentifier) =>
      createSlotQueue({ client, membershipIdentifier, clock, signal, show, claimed }),
    ),
    settingsFor: (profile) => readSettings(config, profile),
    findSettingsError(arn, profile) {
      const key = JSON.stringify([arn.split(":", 4), profile]);
      const error = settingsErrors.get(key) ?? findSettingsError(config, { arn, profile });
      settingsErrors.set(key, error);
      return error;
    },
    clientFor(arn, profile) {
      const region = getRegion(arn);
      const key = JSON.stringify([region, profile]);
      const { deleteTimeoutMs: _, ...options } = readSettings(config, profile);
      const client = clients.get(key) ?? createClient({ ...options, region }, { clock });
      clients.set(key, client);
      return client;
    },
    show,
    shown: () => lines,
  };
}

/** Makes one of something for each client and membership, when it is first asked for. */
function oneForEach<T>(make: (client: Client, membershipIdentifier: string) => T) {
  const made = new WeakMap<Client, Map<string, T>>();
  return (client: Client, membershipIdentifier: string): T => {
    const ofClient = made.get(client) ?? new Map<string, T>();
    made.set(client, ofClient);
    const existing = ofClient.get(membershipIdentifier);
    if (existing !== undefined) return existing;
    const one = make(client, membershipIdentifier);
    ofClient.set(membershipIdentifier, one);
    return one;
  };
}

async function findSettingsError(
  config: StackConfig,
  { arn, profile }: { arn: string; profile: string | undefined },
): Promise<Error | undefined> {
  try {
    const { deleteTimeoutMs: _, ...options } = readSettings(config, profile);
    const region = findArn(arn)?.region;
    if (region) await validateOptions({ ...options, region });
    return undefined;
  } catch (error) {
    return withKey(error, config) as Error;
  }
}
