/**
 * What the service says of a model in its own words: status and publication details. They may repeat inputs, which Get
 * answers too; nothing of them is shown or kept with an input's value in it.
 */
import { TRAINED_MODEL } from "../kinds/trained-model";
import type { FoundModel } from "./models";
import { scrub } from "./scrub";

/** The model with its details scrubbed of its own inputs. */
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

/** Get does not give back which model this one was trained further from: any other one may be it. */
function withoutBase(text: string, { trainedModelArn }: FoundModel): string {
  return text.replaceAll(/arn(?::|%3A)aws[-\w:/.%]*trained-model[-\w/.%]*/g, (arn) =>
    arn === trainedModelArn ? arn : "[input]",
  );
}

/** ` (CODE: message)`, or nothing where the service gives no details. */
export function describeDetails({ statusDetails }: FoundModel): string {
  const details = [statusDetails?.statusCode, statusDetails?.message].filter(Boolean).join(": ");
  return details && ` (${details})`;
}
