/**
 * Runs many rows at the same time in a few host processes, since a row mostly waits for the provider's delays.
 */
import { type Host, startHost } from "../host/host";
import type { FaultRow } from "./fault-row";
import { openProfiles, type Profiles } from "./profiles";
import { type MeasuredRow, runRow } from "./run-row";
import { type Stage, stackConfig } from "./scene";
import { requestTimeoutSeconds } from "./struck-fault";

/** Rows at a time: as many as two cores serve without answers that come late. */
const rowsAtOnce = 80;

/** What was measured, and what the hosts wrote to their consoles, which should be nothing. */
export interface MeasuredTable {
  readonly rows: readonly MeasuredRow[];
  readonly output: string;
  readonly durationMs: number;
}

/**
 * Plays all rows, those first that take long.
 *
 * @param onRow called after each row
 */
export async function runTable(
  rows: readonly FaultRow[],
  onRow: (row: MeasuredRow) => void = () => {},
): Promise<MeasuredTable> {
  const startedMs = performance.now();
  const left = [...rows].sort((a, b) => patience(b) - patience(a));
  const profiles = openProfiles();
  // A row is three commands: the one that is struck, the same again, and a destroy.
  const hosts = await Promise.all([start(profiles), start(profiles), start(profiles)]);
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

function start(profiles: Profiles): Promise<Host> {
  const config = { ...stackConfig, "cleanroomsml:requestTimeoutSeconds": String(requestTimeoutSeconds) };
  return startHost({ config, env: profiles.env });
}

/** A fault that stays is waited for longer than one that passes. */
function patience({ struck, step }: FaultRow): number {
  return (struck === "every call" ? 2 : 0) + (step === "create" ? 1 : 0);
}
