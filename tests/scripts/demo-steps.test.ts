// The checks of the demo's steps: each accepts the expected evidence and rejects any other.
import assert from "node:assert/strict";
import { type Evidence, steps } from "../../scripts/demo/steps";

type Change = { [Key in keyof Evidence]?: Key extends "run" ? Partial<Evidence["run"]> : Evidence[Key] };

const training = "urn:pulumi:demo::p::a$pulumi-nodejs:dynamic/cleanroomsml:Training::churn";
const replaced = { op: "replace", urn: "u", type: "pulumi-nodejs:dynamic/cleanroomsml:TrainedModel", name: "churn" };
const model = (trainedModelArn: string, status: string) => ({
  trainedModelArn,
  name: trainedModelArn,
  status,
  timeline: [{ status: "ACTIVE", atMs: 100 }],
});
const call = (operation: string, trainedModelArn = "arn:1", atMs = 200) => ({
  sequence: 1,
  atMs,
  operation,
  status: 200,
  trainedModelArn,
});
const say = (message: string, urn = "u") => ({ severity: "info", message, urn });
const old = model("arn:1", "INACTIVE");
const current = model("arn:2", "ACTIVE");

/** The expected evidence of each step, and evidence that must fail. */
const cases: Record<string, { good: Change; bad: Record<string, Change> }> = {
  preview: {
    good: { run: { changes: { create: 3 } } },
    bad: { "a call": { calls: [call("GetTrainedModel")] }, "other changes": { run: { changes: { create: 2 } } } },
  },
  up: {
    good: {
      run: { changes: { create: 3 }, diagnostics: [say("churn: CREATE_IN_PROGRESS, 1 s elapsed", training)] },
      calls: [call("CreateTrainedModel")],
      models: [model("arn:1", "ACTIVE")],
      trainedModelArn: "arn:1",
    },
    bad: {
      "two trainings": { calls: [call("CreateTrainedModel"), call("CreateTrainedModel")] },
      "no progress": { run: { changes: { create: 3 }, diagnostics: [] } },
      "a model that is not trained": { models: [model("arn:1", "CREATE_IN_PROGRESS")] },
      "another output": { trainedModelArn: "arn:9" },
    },
  },
  "up again": {
    good: { run: { changes: { same: 3 } } },
    bad: {
      "a call": { calls: [call("CreateTrainedModel")] },
      "a change": { run: { changes: { same: 2, update: 1 } } },
    },
  },
  "preview of a change": {
    good: {
      run: {
        changes: { replace: 2, same: 1 },
        operations: [{ ...replaced, keys: ["hyperparameters"] }],
        diagnostics: [say("It costs at most 4 instance-hours (1 x ml.m5.2xlarge, 4 h)")],
      },
    },
    bad: {
      "an update": { run: { changes: { update: 2, same: 1 } } },
      "another cause": {
        run: { changes: { replace: 2, same: 1 }, operations: [{ ...replaced, keys: ["tags"] }], diagnostics: [] },
      },
      "no cost": {
        run: {
          changes: { replace: 2, same: 1 },
          operations: [{ ...replaced, keys: ["hyperparameters"] }],
          diagnostics: [],
        },
      },
      "a call": { calls: [call("CreateTrainedModel")] },
    },
  },
  "up with the change": {
    good: {
      run: { changes: { replace: 2, same: 1 } },
      calls: [call("CreateTrainedModel", "arn:2", 50), call("DeleteTrainedModelOutput")],
      models: [old, current],
      trainedModelArn: "arn:2",
    },
    bad: {
      "a delete before the new model was trained": {
        calls: [call("CreateTrainedModel", "arn:2", 50), call("DeleteTrainedModelOutput", "arn:1", 99)],
      },
      "a delete of the new model": {
        calls: [call("CreateTrainedModel", "arn:2", 50), call("DeleteTrainedModelOutput", "arn:2")],
      },
      "an old model that still exists": { models: [model("arn:1", "ACTIVE"), current] },
      "the old output": { trainedModelArn: "arn:1" },
    },
  },
  refresh: {
    good: { run: { changes: { same: 3 } }, calls: [call("GetTrainedModel", "arn:2")], models: [old, current] },
    bad: {
      "nothing read": { calls: [] },
      "a call that changes": { calls: [call("GetTrainedModel", "arn:2"), call("CancelTrainedModel", "arn:2")] },
      "a change": { run: { changes: { same: 2, update: 1 } } },
    },
  },
  destroy: {
    good: {
      run: { changes: { delete: 3 } },
      calls: [call("DeleteTrainedModelOutput", "arn:2")],
      models: [old, model("arn:2", "INACTIVE")],
    },
    bad: { "a model that still exists": { models: [old, current] }, "no delete": { calls: [] } },
  },
};

function evidenceOf(...changes: Change[]): Evidence {
  const run = { exitCode: 0, operations: [], diagnostics: [], changes: {} };
  const evidence: Evidence = { run, calls: [], models: [], trainedModelArn: "" };
  for (const change of changes) Object.assign(evidence, change, { run: { ...evidence.run, ...change.run } });
  return evidence;
}

describe("the demo's steps", () => {
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
