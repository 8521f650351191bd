/**
 * What all resources in a provider process share: clients, clock, interruption, messages. All access to the outside
 * goes through the session, so that a test can replace it.
 */
import { setMaxListeners } from "node:events";
import { type Client, type Clock, createClient, resolveRegion, systemClock, validateOptions } from "../../sdk/client";
import { createEngineLog, type LogLine, type ShowLine } from "./engine-log";
import { watchInterruption } from "./interruption";
import { createOwnership, type Ownership } from "./ownership";
import { type StackConfig, StackConfigError } from "./stack-config";
import { readSettings, type StackSettings, withKey } from "./stack-settings";

/** What the lifecycle calls of one process share. */
export interface Session {
  config: StackConfig;
  clock: Clock;
  /** Aborted when nothing new may start; its reason is an InterruptedError. */
  signal: AbortSignal;
  /** @throws {Error} if a setting of the stack is invalid */
  settingsFor(profile: string | undefined): StackSettings;
  /**
   * Returns what is wrong with the settings for calls in a region, if anything is. Without a region it checks the
   * settings' own, if one is needed. If neither the stack nor the environment sets anything, it does not read AWS's
   * shared files, which saves a preview the time; the first request reads them.
   */
  findSettingsError(
    region: string | undefined,
    profile: string | undefined,
    isRegionNeeded?: boolean,
  ): Promise<Error | undefined>;
  /** Returns the client for a region; there is one for each region and profile. */
  clientFor(region: string, profile: string | undefined): Client;
  /**
   * Returns the region of calls to which no ARN gives one.
   *
   * @throws {Error} if no setting has one
   */
  regionFor(profile: string | undefined): Promise<string>;
  /**
   * Returns what all resources with the same client share, such as a poller or a queue.
   *
   * @param key  what it is about, such as a kind and a membership
   * @param open  called for the first of these resources
   */
  shared<T>(client: Client, key: string, open: () => T): T;
  /** How a user brings an existing object into the stack, after "with". */
  howToImport(className: string): string;
  /** Which resource owns which model. */
  ownership: Ownership;
  /** The create timeouts that the engine set in this process, in milliseconds, by the id of the model. */
  createTimeoutsMs: Map<string, number>;
  /** Ids of the objects of which a diff in this process has announced the replacement. */
  replacedIds: Set<string>;
  /** Shows a message without waiting for the engine; `shown` waits for all messages. */
  show(line: LogLine): void;
  /** Shows a message, unless this process has already shown it on that row. */
  showOnce(line: LogLine): void;
  /** Resolves when every message so far has reached the engine. */
  shown(): Promise<void>;
}

/** The parts of a session; tests replace the optional ones. */
export interface SessionParts {
  config: StackConfig;
  clock?: Clock;
  signal?: AbortSignal;
  showLine?: ShowLine;
  howToImport?: Session["howToImport"];
}

/** Creates the session of a process or a test. */
export function createSession(parts: SessionParts): Session {
  const { config, clock = systemClock, howToImport = () => "the option import" } = parts;
  const signal = parts.signal ?? watchInterruption();
  // Every wait listens to it. With more than ten, Node would print a warning of a memory leak into the user's output.
  setMaxListeners(0, signal);
  const showLine = parts.showLine ?? createEngineLog(process.argv[2]);
  const clients = new Map<string, Client>();
  const settingsErrors = new Map<string, Promise<Error | undefined>>();
  const ownership = createOwnership();
  const shownOnce = new Set<string>();
  const opened = new WeakMap<Client, Map<string, unknown>>();
  let lines: Promise<void> = Promise.resolve();
  const show = (line: LogLine) => {
    lines = lines.then(() => showLine(line));
  };

  const session: Session = {
    config,
    clock,
    signal,
    ownership,
    howToImport,
    createTimeoutsMs: new Map(),
    replacedIds: new Set(),
    shared<T>(client: Client, key: string, open: () => T): T {
      const ofClient = opened.get(client) ?? new Map<string, unknown>();
      opened.set(client, ofClient);
      if (!ofClient.has(key)) ofClient.set(key, open());
      return ofClient.get(key) as T;
    },
    settingsFor: (profile) => readSettings(config, profile),
    findSettingsError(region, profile, isRegionNeeded = false) {
      const key = JSON.stringify([region, profile, isRegionNeeded]);
      const error = settingsErrors.get(key) ?? findSettingsError(config, { region, profile, isRegionNeeded });
      settingsErrors.set(key, error);
      return error;
    },
    regionFor: (profile) => findRegion(config, profile),
    clientFor(region, profile) {
      const key = JSON.stringify([region, profile]);
      const { deleteTimeoutMs: _, ...options } = readSettings(config, profile);
      const client = clients.get(key) ?? createClient({ ...options, region }, { clock });
      clients.set(key, client);
      return client;
    },
    show,
    showOnce(line) {
      const key = `${line.urn ?? ""} ${line.message}`;
      if (!shownOnce.has(key)) show(line);
      shownOnce.add(key);
    },
    shown: () => lines,
  };
  return session;
}

async function findSettingsError(
  config: StackConfig,
  {
    region,
    profile,
    isRegionNeeded,
  }: { region: string | undefined; profile: string | undefined; isRegionNeeded: boolean },
): Promise<Error | undefined> {
  try {
    const { deleteTimeoutMs: _, ...options } = readSettings(config, profile);
    const known = region ?? (isRegionNeeded ? await findRegion(config, profile) : undefined);
    if (known !== undefined) await validateOptions({ ...options, region: known });
    return undefined;
  } catch (error) {
    return withKey(error, config) as Error;
  }
}

async function findRegion(config: StackConfig, profile: string | undefined): Promise<string> {
  const key = ["cleanroomsml:region", "aws:region"].find((candidate) => config.get(candidate));
  const configured = key && config.get(key);
  if (configured && !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(configured)) {
    throw new StackConfigError(key, "expected a region such as eu-west-1", { command: `${key} eu-west-1` });
  }
  const region = configured || (await resolveRegion(readSettings(config, profile).profile));
  if (region) return region;
  throw new StackConfigError(
    "cleanroomsml:region",
    "expected a region, because no ARN has one and AWS_REGION is not set",
    {
      command: "cleanroomsml:region eu-west-1",
    },
  );
}
