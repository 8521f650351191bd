/**
 * Checks the inputs of a resource against every limit of the service and reports all failures at once. Sends nothing.
 */
import type { CheckedInputs } from "../kinds/lifecycle";
import type { InputTable, ResourceKind } from "../kinds/resource-kind";
import { type Call, isSecretInput } from "../words/call";
import { describeWrongId } from "../words/ids";
import { describeOtherPlaces } from "./arn-places";
import { findViolations } from "./find-violations";
import { describeStrayOutputs } from "./stray-outputs";
import { describeViolations } from "./violation-text";

type Props = Record<string, unknown>;

/**
 * @param news  inputs of the program; unknown values pass at any depth
 * @returns the program's inputs (an absent name stays absent), the failures and the warnings
 */
export function checkInputs(kind: ResourceKind, news: Props, call: Call): CheckedInputs & { warnings: string[] } {
  const { className, createOperation, inputs } = kind;
  const given = withoutAbsent(inputs, news);
  const described = { call, className, inputs, given };
  return {
    inputs: given,
    failures: [
      ...describeViolations(findViolations(createOperation, given), described),
      ...describeStrayOutputs(described),
      ...kind.rules(given),
      ...describeOtherPlaces(inputs, given, call),
      ...describeImportId(kind, call),
    ],
    warnings: kind.warnings(given, (input) => isSecretInput(call, input)),
  };
}

/**
 * Removes null and undefined, which Pulumi and JavaScript use for an omitted input. In a map null stays, because it is
 * a value that the program forgot, and a training without it is not the intended one.
 */
function withoutAbsent(inputs: InputTable, news: Props): Props {
  const present = (value: unknown, maps: readonly string[] = [], isMap = false): unknown => {
    if (Array.isArray(value)) return value.map((entry) => present(entry ?? null, maps));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(([, member]) => member !== undefined && (isMap || member !== null));
    return Object.fromEntries(entries.map(([key, member]) => [key, present(member, maps, maps.includes(key))]));
  };
  const given = Object.entries(news).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(
    given.map(([name, value]) => [name, present(value, inputs[name]?.maps, inputs[name]?.isMap)]),
  );
}

function describeImportId(kind: ResourceKind, { import: id }: Call): string[] {
  const wrong = id === undefined ? undefined : describeWrongId(kind.id, id);
  return wrong === undefined ? [] : [`Resource option import: ${wrong}`];
}
