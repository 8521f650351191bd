import { onlyInputs, withoutUndefined } from "../inputs/state";
import { TRAINED_MODEL } from "../kinds/trained-model";
import { GENERATED_NAME } from "./names";

type Props = Record<string, unknown>;

/** Returns the outputs of a model in the state: its inputs, its generated name, and what identifies it. */
export function modelOutputs(
  props: Props,
  identity: { trainedModelArn: string; versionIdentifier?: string | undefined; failedStatus?: string | undefined },
): Props {
  const { trainedModelArn, versionIdentifier, failedStatus } = identity;
  const { [GENERATED_NAME]: generated } = props;
  const inputs = onlyInputs(TRAINED_MODEL.inputs, props);
  return withoutUndefined({
    ...inputs,
    [GENERATED_NAME]: generated,
    trainedModelArn,
    versionIdentifier,
    failedStatus,
  }) as Props;
}
