// The checks of the demo's steps: each accepts the expected evidence and rejects any other.
import assert from "node:assert/strict";
import { demoSteps, type Evidence } from "../../scripts/demo/steps";

type Change = { [Key in keyof Evidence]?: Key extends "run" ? Partial<Evidence["run"]> : Evidence[Key] };

const training = "urn:pulumi:demo::p::a$pulumi-nodejs:dynamic/cleanroomsml:Training::churn";
const call = (text: string) => {
  const [method = "", operation = ""] = text.split(" ");
  return { method, operation };
};
const say = (message: string, urn = "u") => ({ severity: "info", message, urn });
const progress = say("churn: CREATE_IN_PROGRESS, 1 s elapsed", training);
const creates = [
  "PUT PutMLConfiguration",
  "GET GetMLConfiguration",
  "POST CreateConfiguredModelAlgorithm",
  "POST CreateConfiguredModelAlgorithmAssociation",
  "POST CreateMLInputChannel",
  "POST CreateMLInputChannel",
  "POST CreateTrainedModel",
  "POST StartTrainedModelInferenceJob",
  "POST StartTrainedModelExportJob",
].map(call);
const [, , algorithm, association, channel] = creates as [object, object, ...ReturnType<typeof call>[]];
const query = say('ML input channel "training" may be replaced and queried again: inputChannel changed.');
const cost = say("It costs at most 4 instance-hours (1 x ml.m5.2xlarge, 4 h)");
const kept = say("training: its status is INACTIVE. It stays in the stack, and nothing runs again");
const object = (kind: Evidence["objects"][number]["kind"], status: string) => ({ kind, status });
const expired = [object("MLInputChannel", "INACTIVE"), object("MLInputChannel", "INACTIVE")];
const jobs = [object("TrainedModelExportJob", "ACTIVE"), object("TrainedModelInferenceJob", "ACTIVE")];

/** The expected evidence of each step, and evidence that must fail. */
const casesOf = (components: number): Record<string, { good: Change; bad: Record<string, Change> }> => ({
  preview: {
    good: { run: { changes: { create: 14 + components } } },
    bad: {
      "a call": { calls: [call("GET GetTrainedModel")] },
      "other changes": { run: { changes: { create: 13 + components } } },
    },
  },
  up: {
    good: {
      run: { changes: { create: 14 + components }, diagnostics: [progress] },
      calls: creates,
      objects: [object("TrainedModel", "ACTIVE"), ...jobs],
    },
    bad: {
      "two trainings": { calls: [...creates, call("POST CreateTrainedModel")] },
      "a channel before the association": {
        calls: [creates[0], algorithm, channel, association, ...creates.slice(5)] as Evidence["calls"],
      },
      "no progress": { run: { changes: { create: 14 + components }, diagnostics: [] } },
      "a model that is not trained": { objects: [object("TrainedModel", "CREATE_IN_PROGRESS"), ...jobs] },
    },
  },
  "preview of a new image": {
    good: { run: { changes: { replace: 12, same: 2 + components }, diagnostics: [query, query, cost] } },
    bad: {
      "other changes": { run: { changes: { replace: 11, same: 3 + components }, diagnostics: [query, query, cost] } },
      "one query": { run: { changes: { replace: 12, same: 2 + components }, diagnostics: [query, cost] } },
      "no cost": { run: { changes: { replace: 12, same: 2 + components }, diagnostics: [query, query] } },
      "a call": { calls: [call("POST CreateTrainedModel")] },
    },
  },
  "up --refresh, expired": {
    good: {
      run: { changes: { same: 14 + components }, diagnostics: [kept, kept] },
      calls: [call("GET GetTrainedModel")],
      objects: expired,
    },
    bad: {
      "nothing read": { calls: [] },
      "a query": { calls: [call("GET GetTrainedModel"), call("POST CreateMLInputChannel")] },
      "a change": { run: { changes: { same: 13 + components, create: 1 }, diagnostics: [kept, kept] } },
      "a channel that has not expired": { objects: [object("MLInputChannel", "ACTIVE"), ...expired.slice(1)] },
      silence: { run: { changes: { same: 14 + components }, diagnostics: [] } },
    },
  },
  destroy: {
    good: {
      run: { changes: { delete: 14 + components } },
      objects: [...expired, object("TrainedModel", "INACTIVE"), ...jobs],
    },
    bad: {
      "a model that still exists": { objects: [...expired, object("TrainedModel", "ACTIVE"), ...jobs] },
      "an algorithm that still exists": { objects: [object("ConfiguredModelAlgorithm", "ACTIVE"), ...jobs] },
      "other changes": { run: { changes: { delete: 13 + components } } },
    },
  },
});

function evidenceOf(...changes: Change[]): Evidence {
  const run = { exitCode: 0, operations: [], diagnostics: [], changes: {} };
  const evidence: Evidence = { run, calls: [], objects: [] };
  for (const change of changes) Object.assign(evidence, change, { run: { ...evidence.run, ...change.run } });
  return evidence;
}

for (const throughPlugin of [false, true]) {
  describe(`the demo's steps${throughPlugin ? " through the plugin" : ""}`, () => {
    const steps = demoSteps({ throughPlugin });
    const cases = casesOf(throughPlugin ? 5 : 0);
    const getStep = (name: string) => steps.find((step) => step.name === name) ?? assert.fail(name);

    it("are all covered here", () =>
      assert.deepEqual(
        steps.map(({ name }) => name),
        Object.keys(cases),
      ));

    for (const [name, { good, bad }] of Object.entries(cases)) {
      it(`accept a good "${name}"`, () => assert.ok(getStep(name).check(evidenceOf(good)).length > 0));
      for (const [what, change] of Object.entries(bad)) {
        it(`reject ${what} in "${name}"`, () => {
          assert.throws(() => getStep(name).check(evidenceOf(good, change)), assert.AssertionError);
        });
      }
    }
  });
}
