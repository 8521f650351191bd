import assert from "node:assert/strict";
import type { CallRecord, ModelRecord } from "../../emulator/server";
import type { EngineReport } from "../../tests/support/cli/engine-report";
import { unattended } from "../../tests/support/cli/stack";

type Call = Pick<CallRecord, "atMs" | "operation" | "trainedModelArn">;
type Model = Pick<ModelRecord, "status" | "trainedModelArn" | "timeline">;

/** What the engine and the service report of a step. */
export interface Evidence {
  readonly run: EngineReport;
  /** Of this step alone. */
  readonly calls: readonly Call[];
  /** All models ever created, oldest first. */
  readonly models: readonly Model[];
  /** The stack's output, if there is one. */
  readonly trainedModelArn?: unknown;
}

export interface Step {
  readonly name: string;
  readonly headline: string;
  /** Arguments of the CLI. */
  readonly command: readonly string[];
  /** Change of the program before the command. */
  readonly edit?: { readonly from: string; readonly to: string };
  /** Returns what was observed; throws if it is not what the step must show. */
  check(evidence: Evidence): string;
}

export const steps: readonly Step[] = [
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
      assert.deepEqual(calls, [], "there is nothing to do, so nothing must be sent");
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

function count(calls: readonly Call[], operation: string): number {
  return calls.filter((call) => call.operation === operation).length;
}

function statuses(models: readonly Model[]): string[] {
  return models.map(({ status }) => status);
}

function progressLines({ diagnostics }: EngineReport): string[] {
  return diagnostics.filter(({ urn }) => urn?.includes(":Training::")).map(({ message }) => message);
}
