import assert from "node:assert/strict";
import fc from "fast-check";
import type { Limit } from "../../emulator/service/limits";
import { proseViolations } from "../../emulator/service/prose-rules";
import { violations } from "../../emulator/service/validation";
import { expand } from "../../provider/inputs/state";
import { KINDS } from "../../provider/kinds/kinds";
import { boundaryTexts, hostileTexts, nearlyArns, otherTypes } from "../support/inputs/hostile-values";
import { type Path, type Props, positionsOf, setAt, subjectOf } from "../support/inputs/input-path";
import {
  createLimit,
  everyInput,
  type ObjectKind,
  objectKinds,
  randomEveryInput,
} from "../support/inputs/marked-inputs";
import { type IsolatedCheck, isolatedCheck } from "../support/lifecycle/isolated-check";

const seed = Number(process.env.BAD_INPUT_SEED ?? 20_260_102);
const documentedTags = 50;

/** The failures that the service would return for an input, according to the emulator's reading of AWS's model. */
function refusalsOf(kind: ObjectKind, input: unknown): string[] {
  const operation = KINDS[kind].createOperation as Parameters<typeof proseViolations>[0];
  try {
    const found = violations(createLimit(kind), input);
    return found.length > 0 ? found : proseViolations(operation, input as Props, documentedTags);
  } catch (error) {
    return [(error as Error).message];
  }
}

/** AWS adds instance types, so only the service can reject an unknown one. */
function withKnownInstanceType(input: unknown): unknown {
  const { resourceConfig, ...others } = input as Props & { resourceConfig?: Props };
  return resourceConfig === undefined
    ? others
    : { ...others, resourceConfig: { ...resourceConfig, instanceType: "ml.m4.xlarge" } };
}

interface Verdicts {
  accepted: number;
  refused: number;
}

async function assertAgreement(
  kind: ObjectKind,
  { check }: IsolatedCheck,
  input: Props,
  verdicts: Verdicts,
): Promise<void> {
  const { inputs, reasons } = await check(input);
  if (reasons.length === 0) {
    verdicts.accepted += 1;
    // What the provider would send as JSON.
    const sent = JSON.parse(JSON.stringify(expand(KINDS[kind].inputs, inputs)));
    assert.deepEqual(refusalsOf(kind, withKnownInstanceType(sent)), [], "the service rejects what check accepts");
    return;
  }
  verdicts.refused += 1;
  // The service ignores unknown members, and AWS's pattern for an ARN allows a region such as "-".
  const isOursAlone = reasons.every((reason) => /^(property of |Cannot use region: )/.test(subjectOf(reason)));
  if (!isOursAlone)
    assert.notDeepEqual(refusalsOf(kind, input), [], `the service accepts what check rejects: ${reasons.join("\n")}`);
}

/** The limit of a path; all values of a map have the same one. */
function limitAt(kind: ObjectKind, path: Path): Limit {
  return path.reduce((limit: Limit, key) => {
    if (limit.type === "structure") return limit.members[key] ?? limit;
    if (limit.type === "list") return limit.member;
    return limit.type === "map" ? limit.value : limit;
  }, createLimit(kind));
}

const arnKinds: Readonly<Record<string, string>> = {
  configuredModelAlgorithmAssociationArn: "configured-model-algorithm-association",
  mlInputChannelArn: "ml-input-channel",
  trainedModelArn: "trained-model",
  kmsKeyArn: "key",
  roleArn: "role",
  configuredModelAlgorithmArn: "configured-model-algorithm",
};

/** Valid and invalid values for a path, most of them close to its limits. */
function valuesFor(limit: Limit, path: Path): fc.Arbitrary<unknown> {
  const any = { weight: 1, arbitrary: fc.oneof(otherTypes, hostileTexts) };
  const close = (arbitrary: fc.Arbitrary<unknown>) => fc.oneof({ weight: 9, arbitrary }, any);
  const arnKind = arnKinds[String(path.at(-1))];
  if (arnKind !== undefined) return close(nearlyArns(arnKind));
  if (limit.type === "integer" || limit.type === "double") return close(numbersAround(limit));
  if (limit.type !== "string") return any.arbitrary;
  if (limit.enum !== undefined) return close(fc.constantFrom<string>(...limit.enum, "file", "ml.m5.2xlarge "));
  const { min = 0, max = 300 } = limit;
  const plain = fc.string({ unit: fc.constantFrom(..."abzAZ059._-"), minLength: min, maxLength: max });
  return close(fc.oneof(plain, boundaryTexts(limit), fc.string({ unit: "grapheme", maxLength: 80 })));
}

function numbersAround({ min, max }: { min: number; max: number }): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min: Math.ceil(min), max }), fc.constantFrom(min - 1, min, max, max + 1));
}

const RUNS: Readonly<Record<ObjectKind, number>> = {
  MLConfiguration: 1_200,
  ConfiguredModelAlgorithm: 1_200,
  ConfiguredModelAlgorithmAssociation: 1_800,
  MLInputChannel: 1_200,
  TrainedModel: 6_000,
  TrainedModelExportJob: 600,
  TrainedModelInferenceJob: 1_200,
};

for (const kind of objectKinds) {
  const isolated = isolatedCheck(kind);
  const runs = RUNS[kind];
  const verdicts: Verdicts = { accepted: 0, refused: 0 };
  const positions = positionsOf(everyInput(kind));
  const leaves = positions.filter((path) => !["list", "map", "structure"].includes(limitAt(kind, path).type));
  const places = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...leaves) },
    { weight: 1, arbitrary: fc.constantFrom(...positions) },
  );
  const change = places.chain((path) => valuesFor(limitAt(kind, path), path).map((value) => ({ path, value })));
  const inputs = fc.constantFrom(...fc.sample(randomEveryInput(kind), { seed, numRuns: 300 }));

  describe(`check of ${kind} and the service's own limits (seed ${seed})`, function () {
    this.timeout(120_000);
    after(() => console.log(`      ${verdicts.accepted} inputs accepted by both, ${verdicts.refused} rejected`));

    it(`agree on ${runs / 6} random valid inputs`, async () => {
      await fc.assert(
        fc.asyncProperty(randomEveryInput(kind), async (input) => {
          assert.deepEqual((await isolated.check(input)).reasons, []);
          await assertAgreement(kind, isolated, input, verdicts);
        }),
        { seed, numRuns: runs / 6 },
      );
    });

    it(`agree on ${runs} inputs with up to three arbitrary values`, async () => {
      await fc.assert(
        fc.asyncProperty(inputs, fc.array(change, { minLength: 1, maxLength: 3 }), async (base, changes) => {
          const input = structuredClone(base);
          for (const { path, value } of [...changes].sort((a, b) => b.path.length - a.path.length))
            setAt(input, path, value);
          await assertAgreement(kind, isolated, input, verdicts);
        }),
        { seed, numRuns: runs },
      );
      assert.ok(Math.min(verdicts.accepted, verdicts.refused) > runs / 6, JSON.stringify(verdicts));
    });
  });
}
