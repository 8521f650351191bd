// What a test can make happen to a model from outside: another member's doing, or the service's own. It knows no HTTP.

import { fixedAssumptions } from "./behaviour";
import { createTrainedModel } from "./create-trained-model";
import type { EmulatorState } from "./emulator-state";
import { createTrainedModelInput } from "./limits";
import { type ModelRecord, modelRecord } from "./model-record";
import { findVersion } from "./model-store";
import { isRecord } from "./setting-rules";
import { cancelPlan, deletePlan, historyOf, type StatusDetails } from "./status-machine";
import { baseVersion, type CreateBody, type StatusChange, type StoredModel } from "./stored-model";
import { refuseViolations, violations } from "./validation";

/** Which model: an ARN (its latest version, or the one named), or a name (the latest model that has it). */
export type ModelSelector = {
  readonly trainedModelArn?: string;
  readonly versionIdentifier?: string;
  readonly name?: string;
};

/** Something that happens to a model. `immediately` leaves out what comes before the last status. */
export type Action = ModelSelector &
  (
    | { readonly action: "delete" | "cancel"; readonly immediately?: boolean }
    /** The training ends now, in ACTIVE. */
    | { readonly action: "finish-training" }
    /** The training ends now, in CREATE_FAILED. */
    | { readonly action: "fail-training"; readonly statusDetails?: StatusDetails }
    /** The model has this status from now on, whether the service knows it or not. */
    | { readonly action: "set-status"; readonly status: string; readonly statusDetails?: StatusDetails }
    /** Replaces all tags. */
    | { readonly action: "set-tags"; readonly tags: Readonly<Record<string, string>> }
    | { readonly action: "set-publication"; readonly metricsStatus?: string; readonly logsStatus?: string }
    /** The model is gone from every answer. */
    | { readonly action: "forget" }
    /** Another client's create: no quota, no fault, no name rule. */
    | { readonly action: "create"; readonly membershipIdentifier: string; readonly input: CreateBody }
  );

const actionNames: readonly Action["action"][] = [
  "delete",
  "cancel",
  "finish-training",
  "fail-training",
  "set-status",
  "set-tags",
  "set-publication",
  "forget",
  "create",
];

/**
 * Does an action.
 *
 * @returns the model as it then is
 * @throws {TypeError} where there is no such action or model
 */
export async function act(state: EmulatorState, action: Action): Promise<ModelRecord> {
  if (!isRecord(action) || !actionNames.includes(action.action)) {
    throw new TypeError(`Unknown action: one of ${actionNames.join(", ")} is wanted`);
  }
  const nowMs = state.nowMs();
  const model = action.action === "create" ? createdModel(state, action) : selectedModel(state, action);
  if (action.action === "forget") state.models.remove(model);
  else {
    changeModel(model, { action, nowMs, state });
    state.models.changed(model);
  }
  await state.models.save();
  return modelRecord(model, nowMs);
}

function changeModel(
  model: StoredModel,
  { action, nowMs, state }: { action: Action; nowMs: number; state: EmulatorState },
): void {
  const at = { nowMs, behaviour: state.behaviour };
  const now = (status: string, details?: StatusDetails): StatusChange[] => [
    ...historyOf(model.timeline, nowMs),
    { status, atMs: nowMs, ...(details === undefined ? {} : { details }) },
  ];
  switch (action.action) {
    case "delete":
      model.timeline = action.immediately
        ? [...now("DELETE_IN_PROGRESS"), { status: "INACTIVE", atMs: nowMs }]
        : deletePlan(model.timeline, at);
      break;
    case "cancel":
      model.timeline = action.immediately ? now("INACTIVE") : cancelPlan(model.timeline, at);
      break;
    case "finish-training":
      model.timeline = now("ACTIVE");
      break;
    case "fail-training":
      model.timeline = now("CREATE_FAILED", action.statusDetails ?? fixedAssumptions.trainingFailure);
      break;
    case "set-status":
      model.timeline = now(action.status, action.statusDetails);
      break;
    case "set-tags":
      for (const version of state.models.versions(model.trainedModelArn)) {
        version.tags = action.tags;
        state.models.changed(version);
      }
      break;
    case "set-publication":
      model.metricsStatus = action.metricsStatus ?? model.metricsStatus;
      model.logsStatus = action.logsStatus ?? model.logsStatus;
      break;
  }
}

function createdModel(state: EmulatorState, action: Extract<Action, { action: "create" }>): StoredModel {
  const input = { ...action.input, membershipIdentifier: action.membershipIdentifier };
  refuseViolations(violations(createTrainedModelInput, input));
  const { body } = createTrainedModel({
    operation: "CreateTrainedModel",
    input,
    state: {
      ...state,
      behaviour: {
        ...state.behaviour,
        runningQuota: undefined,
        accountQuota: undefined,
        nameUniqueness: "duplicate",
        baseVersionIdentifier: "NULL",
      },
    },
    nowMs: state.nowMs(),
    credential: { accessKeyId: "", secretAccessKey: "" },
    region: "",
  });
  return selectedModel(state, body as ModelSelector);
}

function selectedModel(state: EmulatorState, selector: ModelSelector): StoredModel {
  const { trainedModelArn, versionIdentifier, name } = selector;
  const found = trainedModelArn === undefined ? state.models.named(name ?? "") : state.models.versions(trainedModelArn);
  const model = versionIdentifier === undefined ? found.at(-1) : findVersion(found, versionIdentifier || baseVersion);
  if (model === undefined) throw new TypeError(`Cannot find the model "${trainedModelArn ?? name ?? ""}"`);
  return model;
}
