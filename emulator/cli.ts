import { helpText, parseCommandLine } from "./cli-options";
import { type Emulator, startEmulator } from "./server";

async function main(args: readonly string[]): Promise<void> {
  const options = parseCommandLine(args);
  if (options === undefined) {
    process.stdout.write(helpText());
    return;
  }
  const emulator = await startEmulator(options);
  process.stdout.write(`cleanroomsml-emulator listens on ${emulator.url}\n`);
  endOnSignals(emulator);
}

/** Ends with exit code 0 once the models are in the file. */
function endOnSignals(emulator: Emulator): void {
  const end = (): void => {
    emulator.close().catch(fail);
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
}

function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`cleanroomsml-emulator: ${message}\nTry cleanroomsml-emulator --help\n`);
  process.exitCode = 1;
}

main(process.argv.slice(2)).catch(fail);
