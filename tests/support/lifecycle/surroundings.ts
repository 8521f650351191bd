/**
 * Surroundings for the lifecycle in this process: an emulator on a free port, a session that uses it, and for both a
 * clock that runs many times as fast as the machine's.
 */

import { type Behaviour, defaultCredential, type Emulator, startEmulator } from "../../../emulator/server";
import { type DynamicProvider, provider } from "../../../provider/dynamic-provider";
import type { LogLine } from "../../../provider/host/engine-log";
import { createSession, type Session } from "../../../provider/host/session";
import type { Clock } from "../../../sdk/clock";
import { systemClock } from "../../../sdk/clock";
import { validInputs } from "../inputs/valid-inputs";

type Props = Record<string, unknown>;

/** The provider and its surroundings. */
export interface Surroundings {
  emulator: Emulator;
  session: Session;
  models: DynamicProvider;
  trainings: DynamicProvider;
  clock: Clock;
  lines: LogLine[];
  /** The messages that the user has seen. */
  shown(): string[];
  interrupt(reason?: unknown): void;
  /** Sends further calls to a new provider, as the next command does. */
  nextCommand(): void;
  /** Number of calls of one operation, or of all. */
  calls(operation?: string): number;
  close(): Promise<void>;
}

/** A clock that runs `speed` times as fast as the machine's. */
export function fastClock(speed: number): Clock {
  const startMs = systemClock.nowMs();
  const startMonotonicMs = systemClock.monotonicMs();
  const elapsedMs = () => (systemClock.monotonicMs() - startMonotonicMs) * speed;
  return {
    nowMs: () => startMs + elapsedMs(),
    monotonicMs: elapsedMs,
    sleep: (delayMs, signal) => systemClock.sleep(delayMs / speed, signal),
  };
}

/**
 * @param behaviour  the emulator's behaviour, in its own (fast) time
 * @param options  speed of the clock, or the clock; stack config
 */
export async function openSurroundings(
  behaviour: Partial<Behaviour> = {},
  {
    speed = 20,
    clock = fastClock(speed),
    config = {},
  }: { speed?: number; clock?: Clock; config?: Record<string, string> } = {},
): Promise<Surroundings> {
  const emulator = await startEmulator({ nowMs: clock.nowMs, behaviour });
  const lines: LogLine[] = [];
  const controller = new AbortController();
  const settings: Record<string, string> = {
    "cleanroomsml:endpoint": emulator.url,
    "aws:accessKey": defaultCredential.accessKeyId,
    "aws:secretKey": defaultCredential.secretAccessKey,
    ...config,
  };
  const openProvider = () => {
    const session = createSession({
      config: { get: (key) => settings[key], keys: () => Object.keys(settings) },
      clock,
      signal: controller.signal,
      showLine: async (line) => {
        lines.push(line);
      },
    });
    const models = provider("TrainedModel", session) as DynamicProvider;
    return { session, models, trainings: provider("Training", session) as DynamicProvider };
  };
  const around: Surroundings = {
    emulator,
    ...openProvider(),
    nextCommand: () => void Object.assign(around, openProvider()),
    clock,
    lines,
    shown: () => lines.map(({ message }) => message),
    interrupt: (reason) => controller.abort(reason),
    calls: (operation) =>
      emulator.calls().filter((call) => operation === undefined || call.operation === operation).length,
    close: () => emulator.close(),
  };
  return around;
}

/** Checked inputs of a model without a name, as the engine passes them to create. */
export function modelInputs(change: Props = {}, options: Props = {}): Props {
  const { name: _, ...inputs } = validInputs();
  return { ...inputs, __options: { logicalName: "churn", ...options }, ...change };
}

/** The same with an explicit name. */
export function namedInputs(change: Props = {}, options: Props = {}): Props {
  return modelInputs({ name: validInputs().name, ...change }, options);
}

/** Inputs of the Training of a created model. */
export function trainingInputs(created: { outs?: Props }, options: Props = {}): Props {
  const { trainedModelArn, versionIdentifier } = created.outs as Props;
  return {
    trainedModelArn,
    ...(versionIdentifier !== undefined && { versionIdentifier }),
    __options: { logicalName: "churn", ...options },
  };
}
