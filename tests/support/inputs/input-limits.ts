// The limits of every input, from the schema of the check, as figures that a description of the input must contain.

/** A node of the schema. */
export interface Limit {
  readonly expected: string;
  readonly properties?: Readonly<Record<string, Limit>>;
  readonly items?: Limit;
  readonly propertyNames?: Limit;
  readonly additionalProperties?: Limit | boolean;
  readonly enum?: readonly string[];
  readonly [keyword: string]: unknown;
}

/** The limits of every input and of its members, by path; a list adds nothing to the path. */
export function inputLimits(operation = "CreateTrainedModel"): [string, Limit][] {
  return limitsBelow(schemaOf(operation));
}

/** The schema of an operation's check. */
export function schemaOf(operation: string): Limit {
  return require("../../../provider/inputs/built/input-checks")[operation].schema;
}

function limitsBelow({ properties = {} }: Limit, above: readonly string[] = []): [string, Limit][] {
  return Object.entries(properties).flatMap(([name, limit]) => {
    const path = [...above, name];
    return [[path.join("."), limit], ...limitsBelow(limit.items ?? limit, path)];
  });
}

/** The figures and words of a limit, including those of the keys and values of a map, without a lower bound of 0. */
export function figuresOf(limit: Limit): string[] {
  const bounds = ["minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "maxProperties"];
  const own = bounds.map((keyword) => limit[keyword]).filter((bound) => bound !== undefined && bound !== 0);
  const worded = [...limit.expected.replaceAll(/(\d),(?=\d{3})/g, "$1").matchAll(/(?<![\w.-])[1-9]\d*(?![\w.-])/g)].map(
    ([figure]) => figure,
  );
  const parts = [limit.propertyNames, limit.additionalProperties].filter((part) => typeof part === "object");
  return [...new Set([...own.map(String), ...worded, ...(limit.enum ?? []), ...parts.flatMap(figuresOf)])];
}

/** The figures that are missing in a text, which may separate thousands by commas. */
export function missingFigures(limit: Limit, text: string): string[] {
  const plain = text.replaceAll(/(\d),(?=\d{3})/g, "$1");
  return figuresOf(limit).filter((figure) => !new RegExp(`(?<![\\w.])${figure}(?!\\w|\\.\\w)`).test(plain));
}
