import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Behaviour, type Emulator, startEmulator } from "../emulator/server";
import { createStack } from "../tests/support/cli/program-stack";
import { assertSucceeded, type Stack } from "../tests/support/cli/stack";

type TimedCommand = "preview" | "up";

/** A stack for timing commands. */
export interface BenchStack {
  readonly stack: Stack;
  /** The current emulator. */
  emulator(): Emulator;
  /**
   * Restores the stack without resources and starts a new emulator, so that no run finds models of the previous one.
   */
  empty(): Promise<void>;
  /** The same as {@link timeCommand}. */
  time(command: TimedCommand, expected: Record<string, number>): Promise<number>;
  dispose(): Promise<void>;
}

/** Trainings that have ended before the first poll. */
export const instant: Partial<Behaviour> = { pendingMs: 0, trainingMs: 0, cancelMs: 0, deleteMs: 0 };

/** With a thousand models, the engine needs over half an hour to write its state after every step. */
const withoutCheckpoints = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };

/** @param models  number of models in the program, which determines the time limit of each command */
export async function openBenchStack(
  program: string,
  {
    models,
    behaviour = instant,
    skipsCheckpoints = false,
  }: { models: number; behaviour?: Partial<Behaviour>; skipsCheckpoints?: boolean },
): Promise<BenchStack> {
  let emulator = await startEmulator({ behaviour });
  const env = skipsCheckpoints ? withoutCheckpoints : {};
  const stack = await createStack({ program, emulator, env, timeoutMs: 120_000 + models * 2_000 });
  const backend = join(stack.folder, "backend");
  const keptEmpty = join(stack.folder, "backend-of-the-empty-stack");
  cpSync(backend, keptEmpty, { recursive: true });
  return {
    stack,
    emulator: () => emulator,
    async empty() {
      rmSync(backend, { recursive: true });
      cpSync(keptEmpty, backend, { recursive: true });
      await emulator.close();
      emulator = await startEmulator({ behaviour });
      stack.setEnv({ AWS_ENDPOINT_URL_CLEANROOMSML: emulator.url });
    },
    time: (command, expected) => timeCommand(stack, command, expected),
    async dispose() {
      await stack.dispose();
      await emulator.close();
    },
  };
}

/**
 * Returns the wall time of a command in ms.
 *
 * @param expected  the counts that the engine's summary must have
 * @throws {Error} if it has others, because the time then means nothing
 */
export async function timeCommand(
  stack: Stack,
  command: TimedCommand,
  expected: Record<string, number>,
): Promise<number> {
  const { durationMs, changes } = assertSucceeded(await stack[command]());
  if (JSON.stringify(changes) !== JSON.stringify(expected)) {
    throw new Error(
      `pulumi ${command} was expected to ${JSON.stringify(expected)}, but did ${JSON.stringify(changes)}`,
    );
  }
  return durationMs;
}
