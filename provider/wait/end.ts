import { phaseOf } from "../kinds/phases";
import type { FoundObject } from "../service/objects";
import { describeDetails, scrubDetails } from "../service/status-details";
import { findArn } from "../words/arns";
import { type Awaited, describeAwaited, describeRepetition } from "./awaited";

/**
 * Describes work that did not end well, with the next step.
 *
 * @param found  undefined if the object does not exist
 */
export function describeEnd(found: FoundObject | undefined, awaited: Awaited): Error {
  const { kind } = awaited;
  const { noun, anew } = kind.work;
  const object = found && scrubDetails(kind, found);
  const status = object?.status as string | undefined;
  const what = describeAwaited(awaited);
  const again = describeRepetition(awaited, status);
  if (!object || !status) {
    return kind.staysInState
      ? new Error(`${what}: the service does not return it, so it may have ended, and its record expired; ${again}`)
      : new Error(`${what} was deleted by someone else during its ${noun}; ${again}`);
  }
  const reason = describeDetails(object);
  switch (phaseOf(status)) {
    case "failed":
      return new Error(
        `${what} failed to ${kind.work.verb}: ${status}${reason}; ${describeLogs(object, awaited)}change an input, or ${again}`,
      );
    case "gone":
    case "deleting": {
      const hasExpired = kind.staysInState && kind.calls.delete;
      const cause = hasExpired
        ? "has expired, or someone else deleted its data"
        : "was cancelled or deleted by someone else";
      return new Error(`${what} ${cause} (${status})${reason}; ${again}`);
    }
    case "delete-failed":
      return new Error(
        `${what} cannot be used, because its deletion by someone else failed (${status})${reason}; change an input to ${anew}`,
      );
    case "unknown":
      return new Error(`${what} has the unknown status ${status}; a newer release may support it`);
    default:
      return new Error(`${what} ended as ${status}${reason}`);
  }
}

/** Where the logs of a failed training or job are. */
function describeLogs({ logsStatus }: FoundObject, { kind, id }: Awaited): string {
  if (!kind.work.details.includes("logsStatus")) return "";
  if (logsStatus === "PUBLISH_FAILED") return "its logs could not be published; ";
  const group =
    kind.work.waits === "Training"
      ? "/aws/sagemaker/TrainingJobs or the member's Clean Rooms ML log group"
      : "the member's Clean Rooms ML log group";
  const region = findArn(id.split("|")[0])?.region;
  return `if the collaboration publishes its logs, they are in CloudWatch (${group} in ${region}); `;
}
