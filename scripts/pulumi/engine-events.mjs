// Reads what the engine did from the file that the CLI writes with --event-log: one JSON event a line. Runs nothing.
import { existsSync, readFileSync } from "node:fs";

/**
 * One step of the engine on one resource.
 *
 * @typedef {object} Operation
 * @property {string} op  create, update, same, replace, create-replacement, delete-replaced, delete, refresh, read, ...
 * @property {string} urn
 * @property {string} type
 * @property {string} name  the resource's name in the program
 * @property {string[]} keys  the inputs that make it a replacement; [] where it is none
 *
 * @typedef {object} Diagnostic
 * @property {string} severity  info, info#err, warning or error
 * @property {string} message
 * @property {string} [urn]
 * @property {boolean} [ephemeral]
 *
 * @typedef {object} EngineReport
 * @property {Operation[]} operations  in their order; without the steps that the engine itself hides
 * @property {Diagnostic[]} diagnostics  without those for debugging
 * @property {Record<string, number>} changes  how many resources had each op; {} where the run did not get to its summary
 */

/**
 * @param {string} file  need not exist, and its last line may be cut short: the CLI may have been killed
 * @returns {EngineReport}
 */
export function readEngineReport(file) {
  /** @type {EngineReport} */
  const report = { operations: [], diagnostics: [], changes: {} };
  for (const event of readEvents(file)) {
    if (event.resourcePreEvent) report.operations.push(toOperation(event.resourcePreEvent.metadata));
    if (event.diagnosticEvent && event.diagnosticEvent.severity !== "debug")
      report.diagnostics.push(event.diagnosticEvent);
    if (event.summaryEvent) report.changes = event.summaryEvent.resourceChanges ?? {};
  }
  return report;
}

/** @param {string} file */
function readEvents(file) {
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

/**
 * @param {{ op: string, urn: string, type: string, keys?: string[] }} metadata
 * @returns {Operation}
 */
function toOperation({ op, urn, type, keys }) {
  return { op, urn, type, name: urn.slice(urn.lastIndexOf("::") + 2), keys: keys ?? [] };
}
