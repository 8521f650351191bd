/**
 * What the service says of an object in its own words: status and publication details. They may repeat inputs, which Get
 * returns too; nothing of them is shown or kept with an input's value in it.
 */
import type { ResourceKind } from "../kinds/resource-kind";
import { scrub } from "./scrub";

interface Detailed {
  statusDetails?: { statusCode?: string; message?: string };
  metricsStatusDetails?: string;
  logsStatusDetails?: string;
}

/** The object with its details scrubbed of its own inputs. */
export function scrubDetails<Found extends object>(kind: ResourceKind, found: Found): Found {
  const { statusDetails, metricsStatusDetails, logsStatusDetails } = found as Detailed;
  const clean = (text: string) => withoutOthers(kind, scrub(kind.inputs, text, found), found);
  return {
    ...found,
    ...(statusDetails?.message !== undefined && {
      statusDetails: { ...statusDetails, message: clean(statusDetails.message) },
    }),
    ...(metricsStatusDetails !== undefined && { metricsStatusDetails: clean(metricsStatusDetails) }),
    ...(logsStatusDetails !== undefined && { logsStatusDetails: clean(logsStatusDetails) }),
  };
}

/** Get does not return which model this one was trained further from: any other one may be it. */
function withoutOthers({ id, inputs }: ResourceKind, text: string, found: object): string {
  if (!Object.values(inputs).some(({ notReturned }) => notReturned)) return text;
  const own = (found as Record<string, unknown>)[id.arnMember ?? ""];
  const other = new RegExp(`arn(?::|%3A)aws[-\\w:/.%]*${id.arnType}[-\\w/.%]*`, "g");
  return text.replaceAll(other, (arn) => (arn === own ? arn : "[input]"));
}

/** ` (CODE: message)`, or nothing where the service gives no details. */
export function describeDetails(found: object): string {
  const { statusDetails } = found as Detailed;
  const details = [statusDetails?.statusCode, statusDetails?.message].filter(Boolean).join(": ");
  return details && ` (${details})`;
}
