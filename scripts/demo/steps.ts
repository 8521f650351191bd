import assert from "node:assert/strict";
import type { CallRecord, Emulator, ObjectRecord } from "../../emulator/server";
import type { EngineReport } from "../../tests/support/cli/engine-report";
import { pipelineSettings } from "../../tests/support/cli/pipeline-settings";
import { unattended } from "../../tests/support/cli/stack";

/** What the engine and the service report of a step. */
export interface Evidence {
  readonly run: EngineReport;
  /** Of this step alone. */
  readonly calls: readonly Pick<CallRecord, "method" | "operation">[];
  /** All objects ever created, oldest first. */
  readonly objects: readonly Pick<ObjectRecord, "kind" | "status">[];
}

export interface Step {
  readonly name: string;
  readonly headline: string;
  /** Arguments of the CLI. */
  readonly command: readonly string[];
  /** Settings of the stack to change before the command. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What happens in the service before the command. */
  before?(emulator: Emulator): Promise<void>;
  /** Returns what was observed; throws if it is not what the step must show. */
  check(evidence: Evidence): string;
}

/** The resources of examples/pipeline: the stack, seven kinds with two channels, and five waits. */
const RESOURCES = 14;
/** Through the plugin, what has a wait is also a component. */
const COMPONENTS = 5;

/** What `up` sends, but for reads: the first two in any order, and so the last two. */
const creates = [
  "CreateConfiguredModelAlgorithm",
  "PutMLConfiguration",
  "CreateConfiguredModelAlgorithmAssociation",
  "CreateMLInputChannel",
  "CreateMLInputChannel",
  "CreateTrainedModel",
  "StartTrainedModelExportJob",
  "StartTrainedModelInferenceJob",
];

/** The steps, and what each must show. */
export function demoSteps({ throughPlugin }: { throughPlugin: boolean }): readonly Step[] {
  const all = RESOURCES + (throughPlugin ? COMPONENTS : 0);
  return [
    {
      name: "preview",
      headline: "What would happen? Nothing is sent",
      command: ["preview"],
      check: ({ run, calls }) => {
        assert.deepEqual(run.changes, { create: all });
        assert.deepEqual(calls, [], "a preview must send nothing");
        return `${all} to create, no call`;
      },
    },
    {
      name: "up",
      headline: "From a membership to predictions: query, train, export, predict",
      command: ["up", ...unattended],
      check: ({ run, calls, objects }) => {
        assert.deepEqual(run.changes, { create: all });
        const sent = changing(calls);
        assert.deepEqual([...sent.slice(0, 2).sort(), ...sent.slice(2, -2), ...sent.slice(-2).sort()], creates);
        assert.ok(
          run.diagnostics.some(
            ({ urn, message }) => urn?.includes(":Training::") && message.includes("CREATE_IN_PROGRESS"),
          ),
          "no progress was shown",
        );
        assert.deepEqual(new Set(objects.map(({ status }) => status)), new Set(["ACTIVE"]));
        return `${objects.length} objects of 7 kinds, each created once and in order`;
      },
    },
    {
      name: "preview of a new image",
      headline: "The training image gets a new tag: what would that bring about, and what would it cost?",
      settings: { imageUri: `${pipelineSettings.imageUri}.1` },
      command: ["preview"],
      check: ({ run, calls }) => {
        // All but the stack, the ML configuration and the components.
        assert.deepEqual(run.changes, { replace: RESOURCES - 2, same: all - RESOURCES + 2 });
        const messages = run.diagnostics.map(({ message }) => message);
        assert.equal(messages.filter((message) => message.includes("queried again: ")).length, 2);
        const cost = messages.map((message) => /at most .* instance-hours/.exec(message)?.[0]).find(Boolean);
        assert.ok(cost, "the preview must say what a replacement costs");
        assert.deepEqual(calls, [], "a preview must send nothing");
        return `2 queries, 1 training and 2 jobs again, ${cost}`;
      },
    },
    {
      name: "up --refresh, expired",
      headline: "The old tag again, and 30 days later: the channels have expired. Nothing runs again",
      settings: { imageUri: pipelineSettings.imageUri },
      before: async (emulator) => {
        for (const { arn = "" } of emulator.objects("MLInputChannel")) await emulator.act({ action: "expire", arn });
      },
      command: ["up", "--refresh", ...unattended],
      check: ({ run, calls, objects }) => {
        assert.deepEqual(run.changes, { same: all });
        assert.deepEqual(changing(calls), [], "what has expired must not run again");
        assert.ok(calls.length > 0, "a refresh must read");
        const channels = objects.filter(({ kind }) => kind === "MLInputChannel");
        assert.deepEqual(
          channels.map(({ status }) => status),
          ["INACTIVE", "INACTIVE"],
        );
        assert.equal(run.diagnostics.filter(({ message }) => message.includes("nothing runs again")).length, 2);
        return `${all} unchanged, only reads`;
      },
    },
    {
      name: "destroy",
      headline: "Delete everything; AWS keeps the records of jobs",
      command: ["destroy", ...unattended],
      check: ({ run, objects }) => {
        assert.deepEqual(run.changes, { delete: all });
        const left = objects.filter(({ status }) => status !== "INACTIVE").map(({ kind }) => kind);
        assert.deepEqual(left.sort(), ["TrainedModelExportJob", "TrainedModelInferenceJob"]);
        return "nothing is left that can be deleted";
      },
    },
  ];
}

function changing(calls: Evidence["calls"]): string[] {
  return calls.flatMap(({ method, operation }) => (method === "GET" || operation === undefined ? [] : [operation]));
}
