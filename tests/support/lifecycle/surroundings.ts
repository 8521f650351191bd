/**
 * Surroundings for the lifecycle in this process: an emulator on a free port, a session that talks to it, and a clock that
 * runs many times as fast as the machine's, for both.
 */

import { type Behaviour, defaultCredential, type Emulator, startEmulator } from "../../../emulator/server";
import type { LogLine } from "../../../provider/engine-log";
import { type Lifecycle, provider } from "../../../provider/lifecycle";
import { createSession, type Session } from "../../../provider/session";
import type { Clock } from "../../../sdk/clock";
import { systemClock } from "../../../sdk/clock";
import { validInputs } from "../inputs/valid-inputs";

type Props = Record<string, unknown>;

/** What a test drives. */
export interface Surroundings {
  emulator: Emulator;
  session: Session;
  models: Lifecycle;
  trainings: Lifecycle;
  clock: Clock;
  lines: LogLine[];
  /** What the user has seen, one line each. */
  shown(): string[];
  interrupt(reason?: unknown): void;
  /** Calls of one operation, or of all. */
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
 * @param behaviour  the emulator's, in its own (fast) time
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
  const session = createSession({
    config: { get: (key) => settings[key], keys: () => Object.keys(settings) },
    clock,
    signal: controller.signal,
    showLine: async (line) => {
      lines.push(line);
    },
  });
  return {
    emulator,
    session,
    models: provider("TrainedModel", session) as Lifecycle,
    trainings: provider("Training", session) as Lifecycle,
    clock,
    lines,
    shown: () => lines.map(({ message }) => message),
    interrupt: (reason) => controller.abort(reason),
    calls: (operation) =>
      emulator.calls().filter((call) => operation === undefined || call.operation === operation).length,
    close: () => emulator.close(),
  };
}

/** Checked inputs of a model, as the engine would hand them to create. */
export function modelInputs(change: Props = {}, options: Props = {}): Props {
  return { ...validInputs(), __options: { logicalName: "churn", ...options }, ...change };
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
