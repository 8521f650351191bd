/**
 * What one process of the provider shares among all its resources: clients, clock, the wish to stop, lines for the user.
 * Everything that reaches outside goes through here, so that a test can hand in its own.
 */
import { setMaxListeners } from "node:events";
import { type Client, type Clock, createClient, systemClock, validateOptions } from "../../sdk/client";
import { findArn, getRegion } from "../words/arns";
import { createEngineLog, type LogLine, type ShowLine } from "./engine-log";
import { watchInterruption } from "./interruption";
import { createOwnership, type Ownership } from "./ownership";
import { readSettings, type StackSettings, withKey } from "./settings";
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
  /**
   * What all resources share that use one client and one membership, such as a poller or a queue.
   *
   * @param open  called for the first of them; it is also the key
   */
  shared<T>(open: OpenShared<T>, client: Client, membershipIdentifier: string): T;
  /** Which resource owns which model. */
  ownership: Ownership;
  /** The longest waits that the engine gave to creates of this process, by the id of the model, in milliseconds. */
  createTimeoutsMs: Map<string, number>;
  /** Shows a line. It is not awaited where it happens; `shown` waits for all. */
  show(line: LogLine): void;
  /** Shows a line, unless this process has shown it on that row before. */
  showOnce(line: LogLine): void;
  /** Resolves when every line so far has reached the engine. */
  shown(): Promise<void>;
}

/** Opens something that is shared. */
export type OpenShared<T> = (around: { client: Client; membershipIdentifier: string; session: Session }) => T;

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
  const ownership = createOwnership();
  const shownOnce = new Set<string>();
  const opened = new WeakMap<Client, Map<string, Map<unknown, unknown>>>();
  let lines: Promise<void> = Promise.resolve();
  const show = (line: LogLine) => {
    lines = lines.then(() => showLine(line));
  };

  const session: Session = {
    config,
    clock,
    signal,
    ownership,
    createTimeoutsMs: new Map(),
    shared<T>(open: OpenShared<T>, client: Client, membershipIdentifier: string): T {
      const ofClient = opened.get(client) ?? new Map<string, Map<unknown, unknown>>();
      opened.set(client, ofClient);
      const ofMembership = ofClient.get(membershipIdentifier) ?? new Map<unknown, unknown>();
      ofClient.set(membershipIdentifier, ofMembership);
      const existing = ofMembership.get(open) as T | undefined;
      if (existing !== undefined) return existing;
      const made = open({ client, membershipIdentifier, session });
      ofMembership.set(open, made);
      return made;
    },
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
