/**
 * The status and publication details of a model are the service's own messages, which may repeat values of inputs. They
 * are shown and kept in the state only without these values.
 */
import { TRAINED_MODEL } from "../kinds/trained-model";
import type { FoundModel } from "./models";
import { scrub } from "./scrub";

/** Removes the values of the model's inputs from its details. */
export function scrubModel(model: FoundModel): FoundModel {
  const { statusDetails, metricsStatusDetails, logsStatusDetails } = model;
  const clean = (text: string) => withoutBase(scrub(TRAINED_MODEL.inputs, text, model), model);
  return {
    ...model,
    ...(statusDetails?.message !== undefined && {
      statusDetails: { ...statusDetails, message: clean(statusDetails.message) },
    }),
    ...(metricsStatusDetails !== undefined && { metricsStatusDetails: clean(metricsStatusDetails) }),
    ...(logsStatusDetails !== undefined && { logsStatusDetails: clean(logsStatusDetails) }),
  };
}

/** Get does not return the model that this one continues from, so the ARN of any other model may be that input. */
function withoutBase(text: string, { trainedModelArn }: FoundModel): string {
  return text.replaceAll(/arn(?::|%3A)aws[-\w:/.%]*trained-model[-\w/.%]*/g, (arn) =>
    arn === trainedModelArn ? arn : "[input]",
  );
}

/** Returns ` (CODE: message)`, or an empty string if there are no details. */
export function describeDetails({ statusDetails }: FoundModel): string {
  const details = [statusDetails?.statusCode, statusDetails?.message].filter(Boolean).join(": ");
  return details && ` (${details})`;
}
