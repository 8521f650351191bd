/** Values that a program may pass by mistake or malice, for every kind of limit. */

import fc from "fast-check";
import type { StringLimit } from "../../../emulator/service/limits";
import { MARK, MARKED_NUMBER } from "./marked-inputs";
import { membershipIdentifier } from "./valid-inputs";

/**
 * Strings that often cause errors: control characters, lone surrogates, names of an object's own properties, very long
 * ones.
 */
export const hostileTexts: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("", " ", "\t", "\n", "\u00a0", "\ufeff", "\u202e", "\ud800", "\udfff\ud83d"),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom("__proto__", "constructor", "toString", "NaN", "Infinity", "null", "undefined", "-1"),
  },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom("\u0000", "\u001b[2J", "\r\n", "\ud800", "\udc00", "\uffff", "'; --", "%s%n", "$" + "{x}", "../..")
      .map((tail) => `${MARK}${tail}`),
  },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 50 }).map((text) => `${MARK}${text}`) },
  { weight: 1, arbitrary: fc.constantFrom(5_000, 100_000).map((length) => MARK.repeat(length / MARK.length)) },
);

/** Strings with lengths just outside a limit, and with an additional or invalid character. */
export function boundaryTexts({ min = 0, max = 300 }: StringLimit): fc.Arbitrary<string> {
  const lengths = fc.constantFrom(Math.max(0, min - 1), min, max, max + 1, max + 2);
  return fc
    .record({ length: lengths, filler: fc.constantFrom("a", "0", "-", " ", "é", "🚀", "\n", "\u0007") })
    .map(({ length, filler }) => {
      const mark = length > MARK.length ? MARK : "";
      return mark + filler.repeat(length - mark.length);
    });
}

/** The service of a kind of ARN, where it is not Clean Rooms ML, and what stands before the kind. */
const arnForms: Readonly<Record<string, { service?: string; region?: string; scope?: string }>> = {
  key: { service: "kms", scope: "" },
  role: { service: "iam", region: "", scope: "" },
  "configured-model-algorithm": { scope: "" },
};

/** ARNs of one kind, and strings that are almost one. */
export function nearlyArns(kind: string): fc.Arbitrary<string> {
  const owner = `membership/${membershipIdentifier}/`;
  const { service = "cleanrooms-ml", region = "us-east-1", scope = owner } = arnForms[kind] ?? {};
  return fc
    .record({
      partition: mostly("aws", "aws-cn", "aws-us-gov", "aws-", "AWS", "aws1", ""),
      service: mostly(service, "kms", "cleanrooms-ml", "cleanrooms", ""),
      region: mostly(region, "us-east-1", "eu-west-1", "us_east_1", "US-EAST-1", "-", ""),
      account: mostly("123456789012", "12345678901", "1234567890123", "", "12345678901a"),
      scope: scope === "" ? fc.constant("") : mostly(scope, "membership//", ""),
      kind: mostly(kind, "trained-model", "ml-input-channel", "key", "alias", ""),
      rest: mostly(
        "a-b_c/d.e",
        "",
        " ",
        "a b",
        "x\n",
        "x?y",
        "🚀",
        "x:y",
        "x|y",
        "*",
        "x".repeat(1_900),
        "x".repeat(2_048),
      ),
    })
    .map(
      (arn) => `arn:${arn.partition}:${arn.service}:${arn.region}:${arn.account}:${arn.scope}${arn.kind}/${arn.rest}`,
    );
}

function mostly(right: string, ...wrong: string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: fc.constantFrom(...wrong) });
}

/** Values other than strings. */
export const otherTypes: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    MARKED_NUMBER,
    0.5,
    -1,
    1e21,
  ),
  fc.boolean(),
  fc.constantFrom<unknown>([], [[]], [MARK], [MARKED_NUMBER], {}, { [MARK]: MARK }, { length: 1 }),
);
