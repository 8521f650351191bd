import { GENERATED_NAME } from "../inputs/names";
import { onlyInputs, withoutUndefined } from "../inputs/state";
import type { ResourceKind } from "../kinds/resource-kind";
import { parseId } from "../words/ids";

type Props = Record<string, unknown>;

/**
 * Returns the outputs in the state: the inputs, the mark of a generated name, and what identifies the object.
 *
 * @param found  the response of Get, if there is one
 * @param more  further outputs of a kind
 */
export function outputsOf(kind: ResourceKind, props: Props, id: string, found?: Props, more: Props = {}): Props {
  const returned = (kind.outputs ?? []).map((name) => [name, found?.[name] ?? props[name]]);
  return withoutUndefined({
    ...parseId(kind.id, id),
    ...onlyInputs(kind.inputs, props),
    [GENERATED_NAME]: props[GENERATED_NAME],
    ...Object.fromEntries(returned),
    ...more,
  }) as Props;
}
