// The demo's story: what each step runs, and how it is seen that it did what it should. Knows no processes.
import assert from "node:assert/strict";

/**
 * @typedef {object} Evidence
 * @property {import("./project.mjs").DemoRun} run
 * @property {import("./emulator.mjs").Call[]} calls  of this step alone
 * @property {import("./emulator.mjs").Model[]} models  all that were ever made, oldest first
 * @property {string} trainedModelArn  the stack's output; empty where there is none
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {string} headline
 * @property {string[]} command  arguments of the CLI
 * @property {{ from: string, to: string }} [edit]  change of the program that comes first
 * @property {(evidence: Evidence) => string} check  says what was seen; throws where it is not what it should be
 */

const unattended = ["--yes", "--skip-preview"];

/** @type {Step[]} */
export const steps = [
  {
    name: "preview",
    headline: "What would happen? Nothing is sent",
    command: ["preview"],
    check: ({ run, calls }) => {
      assert.deepEqual(run.changes, { create: 3 });
      assert.deepEqual(calls, [], "a preview must send nothing");
      return "3 to create, no call";
    },
  },
  {
    name: "up",
    headline: "Train the model",
    command: ["up", ...unattended],
    check: ({ run, calls, models, trainedModelArn }) => {
      assert.deepEqual(run.changes, { create: 3 });
      assert.equal(count(calls, "CreateTrainedModel"), 1);
      assert.ok(
        progressLines(run).some((line) => line.includes("CREATE_IN_PROGRESS")),
        "no progress was shown",
      );
      assert.deepEqual(statuses(models), ["ACTIVE"]);
      assert.equal(trainedModelArn, models[0]?.trainedModelArn);
      return "1 create call, the model is ACTIVE";
    },
  },
  {
    name: "up again",
    headline: "The same program once more: nothing to do",
    command: ["up", ...unattended],
    check: ({ run, calls }) => {
      assert.deepEqual(run.changes, { same: 3 });
      assert.deepEqual(calls, [], "nothing is to do, so nothing is to be called");
      return "3 unchanged, no call";
    },
  },
  {
    name: "preview of a change",
    headline: 'n_estimators goes from "100" to "200": what would that cost?',
    edit: { from: 'n_estimators: "100"', to: 'n_estimators: "200"' },
    command: ["preview"],
    check: ({ run, calls }) => {
      assert.deepEqual(run.changes, { replace: 2, same: 1 });
      const replaced = run.operations.find(({ op, type }) => op === "replace" && type.endsWith(":TrainedModel"));
      assert.deepEqual(replaced?.keys, ["hyperparameters"]);
      const cost = run.diagnostics.map(({ message }) => /at most .* instance-hours/.exec(message)?.[0]).find(Boolean);
      assert.ok(cost, "the preview must say what a replacement costs");
      assert.deepEqual(calls, [], "a preview must send nothing");
      return `1 model to replace, ${cost}`;
    },
  },
  {
    name: "up with the change",
    headline: "Train the new model, then delete the old one",
    command: ["up", ...unattended],
    check: ({ run, calls, models, trainedModelArn }) => {
      assert.deepEqual(run.changes, { replace: 2, same: 1 });
      assert.equal(count(calls, "CreateTrainedModel"), 1);
      assert.deepEqual(statuses(models), ["INACTIVE", "ACTIVE"]);
      const [old, current] = models;
      assert.equal(trainedModelArn, current?.trainedModelArn);
      const deletes = calls.filter(({ operation }) => operation === "DeleteTrainedModelOutput");
      assert.deepEqual(
        deletes.map((call) => call.trainedModelArn),
        [old?.trainedModelArn],
      );
      const trainedAtMs = current?.timeline.find(({ status }) => status === "ACTIVE")?.atMs ?? Number.POSITIVE_INFINITY;
      assert.ok((deletes[0]?.atMs ?? 0) > trainedAtMs, "the old model was deleted before the new one was trained");
      return "1 create call; new model ACTIVE, then the old one deleted";
    },
  },
  {
    name: "refresh",
    headline: "Compare the state with the service: all is well",
    command: ["refresh", ...unattended],
    check: ({ run, calls, models }) => {
      assert.deepEqual(run.changes, { same: 3 });
      assert.ok(count(calls, "GetTrainedModel") > 0);
      assert.equal(count(calls, "GetTrainedModel"), calls.length, "a refresh must only read");
      assert.deepEqual(statuses(models), ["INACTIVE", "ACTIVE"]);
      return "3 unchanged, the service was read";
    },
  },
  {
    name: "destroy",
    headline: "Delete everything",
    command: ["destroy", ...unattended],
    check: ({ run, calls, models }) => {
      assert.deepEqual(run.changes, { delete: 3 });
      assert.equal(count(calls, "DeleteTrainedModelOutput"), 1);
      assert.deepEqual(statuses(models), ["INACTIVE", "INACTIVE"]);
      return "no model is left";
    },
  },
];

/**
 * @param {import("./emulator.mjs").Call[]} calls
 * @param {string} operation
 */
function count(calls, operation) {
  return calls.filter((call) => call.operation === operation).length;
}

/** @param {import("./emulator.mjs").Model[]} models */
function statuses(models) {
  return models.map(({ status }) => status);
}

/** @param {import("./project.mjs").DemoRun} run */
function progressLines({ diagnostics }) {
  return diagnostics.filter(({ urn }) => urn?.includes(":Training::")).map(({ message }) => message);
}
