import { existsSync, readFileSync } from "node:fs";

/** One step of the engine on one resource. */
export interface Operation {
  /** create, update, same, replace, create-replacement, delete-replaced, delete, refresh, read, ... */
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  /** The resource's name in the program. */
  readonly name: string;
  /** The inputs that cause a replacement. */
  readonly keys: readonly string[];
  /** The properties that differ, by path, if the provider reports them. */
  readonly paths: readonly string[];
}

export interface Diagnostic {
  /** info, info#err, warning or error. */
  readonly severity: string;
  readonly message: string;
  readonly urn?: string;
  readonly ephemeral?: boolean;
}

export interface EngineReport {
  /** In order, without the steps that the engine itself hides. */
  readonly operations: readonly Operation[];
  /** Without debug messages. */
  readonly diagnostics: readonly Diagnostic[];
  /** Number of resources by operation; {} if the run did not reach its summary. */
  readonly changes: Readonly<Record<string, number>>;
}

/**
 * Reads what the engine did from the file of --event-log: one JSON event per line.
 *
 * @param file  may be absent or have a truncated last line, because the CLI may have been killed
 */
export function readEngineReport(file: string): EngineReport {
  const events = readEvents(file);
  return {
    operations: events.flatMap(({ resourcePreEvent }) =>
      resourcePreEvent === undefined ? [] : [toOperation(resourcePreEvent.metadata)],
    ),
    diagnostics: events.flatMap(({ diagnosticEvent }) =>
      diagnosticEvent === undefined || diagnosticEvent.severity === "debug" ? [] : [diagnosticEvent],
    ),
    changes: events.findLast(({ summaryEvent }) => summaryEvent !== undefined)?.summaryEvent?.resourceChanges ?? {},
  };
}

interface Metadata {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  readonly keys?: string[];
  readonly detailedDiff?: Record<string, unknown> | null;
}

interface EngineEvent {
  readonly resourcePreEvent?: { readonly metadata: Metadata };
  readonly diagnosticEvent?: Diagnostic;
  readonly summaryEvent?: { readonly resourceChanges?: Record<string, number> };
}

function readEvents(file: string): EngineEvent[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      try {
        return [JSON.parse(line)];
      } catch {
        return [];
      }
    });
}

function toOperation({ op, urn, type, keys, detailedDiff }: Metadata): Operation {
  return {
    op,
    urn,
    type,
    name: urn.slice(urn.lastIndexOf("::") + 2),
    keys: keys ?? [],
    paths: Object.keys(detailedDiff ?? {}),
  };
}
