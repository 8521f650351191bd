import assert from "node:assert/strict";
import fc from "fast-check";
import { inputLimit, type Limit } from "../../emulator/service/limits";
import { proseViolations } from "../../emulator/service/prose-rules";
import { violations } from "../../emulator/service/validation";
import { expand } from "../../provider/inputs/state";
import { TRAINED_MODEL } from "../../provider/kinds/trained-model";
import { boundaryTexts, hostileTexts, nearlyArns, otherTypes } from "../support/inputs/hostile-values";
import { type Path, type Props, positionsOf, setAt, subjectOf } from "../support/inputs/input-path";
import { everyInput, randomEveryInput } from "../support/inputs/marked-inputs";
import { isolatedCheck } from "../support/lifecycle/isolated-check";

const seed = Number(process.env.BAD_INPUT_SEED ?? 20_260_102);
const { check } = isolatedCheck();
const positions = positionsOf(everyInput());
const documentedTags = 50;
const createTrainedModelInput = inputLimit("CreateTrainedModel");

/** The failures that the service would return for an input, according to the emulator's reading of AWS's model. */
function refusalsOf(input: unknown): string[] {
  try {
    const found = violations(createTrainedModelInput, input);
    return found.length > 0 ? found : proseViolations("CreateTrainedModel", input as Props, documentedTags);
  } catch (error) {
    return [(error as Error).message];
  }
}

/** AWS adds instance types, so only the service can reject an unknown one. */
function withKnownInstanceType(input: unknown): unknown {
  const { resourceConfig, ...others } = input as Props & { resourceConfig: Props };
  return { ...others, resourceConfig: { ...resourceConfig, instanceType: "ml.m4.xlarge" } };
}

const verdicts = { accepted: 0, refused: 0 };

async function assertAgreement(input: Props): Promise<void> {
  const { inputs, reasons } = await check(input);
  if (reasons.length === 0) {
    verdicts.accepted += 1;
    // What the provider would send as JSON.
    const sent = JSON.parse(JSON.stringify(expand(TRAINED_MODEL.inputs, inputs)));
    assert.deepEqual(refusalsOf(withKnownInstanceType(sent)), [], "the service rejects what check accepts");
    return;
  }
  verdicts.refused += 1;
  // The service ignores unknown members.
  const isOursAlone = reasons.every((reason) => subjectOf(reason).startsWith("property of "));
  if (!isOursAlone)
    assert.notDeepEqual(refusalsOf(input), [], `the service accepts what check rejects: ${reasons.join("\n")}`);
}

/** The limit of a path; all values of a map have the same one. */
function limitAt(path: Path): Limit {
  return path.reduce((limit: Limit, key) => {
    if (limit.type === "structure") return limit.members[key] ?? limit;
    if (limit.type === "list") return limit.member;
    return limit.type === "map" ? limit.value : limit;
  }, createTrainedModelInput);
}

const arnKinds: Readonly<Record<string, string>> = {
  configuredModelAlgorithmAssociationArn: "configured-model-algorithm-association",
  mlInputChannelArn: "ml-input-channel",
  trainedModelArn: "trained-model",
  kmsKeyArn: "key",
};

/** Valid and invalid values for a path, most of them close to its limits. */
function valuesFor(path: Path): fc.Arbitrary<unknown> {
  const limit = limitAt(path);
  const any = { weight: 1, arbitrary: fc.oneof(otherTypes, hostileTexts) };
  const close = (arbitrary: fc.Arbitrary<unknown>) => fc.oneof({ weight: 9, arbitrary }, any);
  const arnKind = arnKinds[String(path.at(-1))];
  if (arnKind !== undefined) return close(nearlyArns(arnKind));
  if (limit.type === "integer") return close(integersAround(limit));
  if (limit.type !== "string") return any.arbitrary;
  if (limit.enum !== undefined) return close(fc.constantFrom(...limit.enum, "file", "ml.m5.2xlarge "));
  const { min = 0, max = 300 } = limit;
  const plain = fc.string({ unit: fc.constantFrom(..."abzAZ059._-"), minLength: min, maxLength: max });
  return close(fc.oneof(plain, boundaryTexts(limit), fc.string({ unit: "grapheme", maxLength: 80 })));
}

function integersAround({ min, max }: { min: number; max: number }): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min, max }), fc.constantFrom(min - 1, min, max, max + 1));
}

const leaves = positions.filter((path) => !["list", "map", "structure"].includes(limitAt(path).type));
const places = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...leaves) },
  { weight: 1, arbitrary: fc.constantFrom(...positions) },
);
const change = places.chain((path) => valuesFor(path).map((value) => ({ path, value })));
const inputs = fc.constantFrom(...fc.sample(randomEveryInput, { seed, numRuns: 300 }));

describe(`check and the service's own limits (seed ${seed})`, function () {
  this.timeout(120_000);
  after(() => console.log(`      ${verdicts.accepted} inputs accepted by both, ${verdicts.refused} rejected`));

  it("agree on 1,000 random valid inputs", async () => {
    await fc.assert(
      fc.asyncProperty(randomEveryInput, async (input) => {
        assert.deepEqual((await check(input)).reasons, []);
        await assertAgreement(input);
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it("agree on 6,000 inputs with up to three arbitrary values", async () => {
    await fc.assert(
      fc.asyncProperty(inputs, fc.array(change, { minLength: 1, maxLength: 3 }), async (base, changes) => {
        const input = structuredClone(base);
        for (const { path, value } of [...changes].sort((a, b) => b.path.length - a.path.length))
          setAt(input, path, value);
        await assertAgreement(input);
      }),
      { seed, numRuns: 6_000 },
    );
    assert.ok(verdicts.accepted > 1_500 && verdicts.refused > 1_500, JSON.stringify(verdicts));
  });
});
