/**
 * Runs many rows at the same time in a few host processes, because a row mostly waits for the provider's delays.
 */
import { type Host, type HostOptions, startHost } from "../host/host";
import type { FaultRow } from "./fault-row";
import { openProfiles, type Profiles } from "./profiles";
import { type MeasuredRow, runRow } from "./run-row";
import { type Stage, stackConfig } from "./scene";
import { requestTimeoutSeconds } from "./struck-fault";

/** Number of parallel rows that two cores can serve without late responses. */
const rowsAtOnce = 110;

/** The measured rows, and the console output of the hosts, which should be empty. */
export interface MeasuredTable {
  readonly rows: readonly MeasuredRow[];
  readonly output: string;
  readonly durationMs: number;
}

/**
 * Runs all rows, the longest first.
 *
 * @param onRow  called after each row
 */
export async function runTable(
  rows: readonly FaultRow[],
  onRow: (row: MeasuredRow) => void = () => {},
  startDoor: (options: HostOptions) => Promise<Host> = startHost,
): Promise<MeasuredTable> {
  const startedMs = performance.now();
  const left = [...rows].sort((a, b) => patience(b) - patience(a));
  const profiles = openProfiles();
  // A row is three commands: the one with the fault, the same again, and a destroy.
  const hosts = await Promise.all([1, 2, 3].map(() => start(profiles, startDoor)));
  try {
    const measured = new Map<FaultRow, MeasuredRow>();
    const play = async (index: number): Promise<void> => {
      const begin = index % hosts.length;
      const stage: Stage = { hosts: [...hosts.slice(begin), ...hosts.slice(0, begin)], profiles };
      for (let row = left.shift(); row !== undefined; row = left.shift()) {
        const result = await runRow(row, stage);
        measured.set(row, result);
        onRow(result);
      }
    };
    await Promise.all(Array.from({ length: rowsAtOnce }, (_, index) => play(index)));
    return {
      rows: rows.flatMap((row) => measured.get(row) ?? []),
      output: hosts.map((host) => host.output()).join(""),
      durationMs: performance.now() - startedMs,
    };
  } finally {
    await Promise.all(hosts.map((host) => host.close()));
    profiles.dispose();
  }
}

function start(profiles: Profiles, startDoor: (options: HostOptions) => Promise<Host>): Promise<Host> {
  const config = { ...stackConfig, "cleanroomsml:requestTimeoutSeconds": String(requestTimeoutSeconds) };
  return startDoor({ config, env: profiles.env });
}

/** A fault that affects every call takes longer than one that affects one. */
function patience({ struck, step }: FaultRow): number {
  return (struck === "every call" ? 2 : 0) + (step === "create" ? 1 : 0);
}
