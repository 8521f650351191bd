import type { Action, ObjectAction } from "../objects/action";
import { checkAction, isObjectAction } from "../objects/action-limits";
import { type KindName, kindOf } from "../objects/kind";
import { type ModelRecord, modelRecord, type ObjectRecord, objectRecord } from "../objects/object-record";
import { findVersion } from "../objects/object-store";
import { cancelPlan, deletePlan, expiringPlan, historyOf } from "../objects/status-machine";
import { baseVersion, type StatusChange, type StoredObject } from "../objects/stored-object";
import { performOperation } from "../operations/perform";
import { arnsOf, placeOf } from "../service/arns";
import { inputLimit } from "../service/limits";
import type { StatusDetails } from "../service/trained-model-shapes";
import { refuseViolations, violations } from "../service/validation";
import type { Behaviour } from "../settings/behaviour";
import { fixedAssumptions } from "../settings/fixed-assumptions";
import type { EmulatorState } from "../state/emulator-state";

/**
 * Does an action.
 *
 * @returns the object afterwards
 * @throws {TypeError} where there is no such action or object
 */
export async function act(state: EmulatorState, action: Action | ObjectAction): Promise<ModelRecord | ObjectRecord> {
  checkAction(action);
  const nowMs = state.nowMs();
  const object = action.action === "create" ? createdObject(state, action) : selectedObject(state, action);
  if (action.action === "forget" || (action.action === "delete" && kindOf(object.kind).work === undefined)) {
    state.objects.remove(object);
  } else {
    changeObject(object, { action, nowMs, state });
    state.objects.changed(object);
  }
  await state.objects.save();
  return object.kind === "TrainedModel" ? modelRecord(object, nowMs) : objectRecord(object, nowMs);
}

function changeObject(
  object: StoredObject,
  { action, nowMs, state }: { action: Action | ObjectAction; nowMs: number; state: EmulatorState },
): void {
  const { behaviour } = state;
  const at = { nowMs, behaviour };
  const now = (status: string, details?: StatusDetails): StatusChange[] => [
    ...historyOf(object.timeline, nowMs),
    { status, atMs: nowMs, ...(details === undefined ? {} : { details }) },
  ];
  switch (action.action) {
    case "delete":
      object.timeline = action.immediately
        ? [...now("DELETE_IN_PROGRESS"), { status: "INACTIVE", atMs: nowMs }]
        : deletePlan(object.timeline, at);
      break;
    case "cancel":
      object.timeline = action.immediately ? now("INACTIVE") : cancelPlan(object.timeline, at);
      break;
    case "finish":
    case "finish-training": {
      const { retentionInDays } = object.input;
      const active = now("ACTIVE");
      object.timeline =
        typeof retentionInDays === "number" ? expiringPlan(active, { behaviour, retentionInDays }) : active;
      break;
    }
    case "fail":
    case "fail-training": {
      const { defaultFailure } = kindOf(object.kind).work ?? { defaultFailure: fixedAssumptions.trainingFailure };
      object.timeline = now("CREATE_FAILED", action.statusDetails ?? defaultFailure);
      break;
    }
    case "expire":
      object.timeline = now("INACTIVE");
      break;
    case "set-status":
      object.timeline = now(action.status, action.statusDetails);
      break;
    case "set-tags":
      for (const version of state.objects.versions(object.id)) {
        version.tags = action.tags;
        state.objects.changed(version);
      }
      break;
    case "set-publication":
      object.metricsStatus = action.metricsStatus ?? object.metricsStatus;
      object.logsStatus = action.logsStatus ?? object.logsStatus;
      break;
  }
}

const unhindered: Partial<Behaviour> = {
  runningQuota: undefined,
  accountQuota: undefined,
  inferenceQuota: undefined,
  accountInferenceQuota: undefined,
  channelQuota: undefined,
  accessBudgets: [],
  nameUniqueness: "duplicate",
  references: "unchecked",
  existingMLConfiguration: "replaced",
  rolePropagationMs: 0,
};

/** Another client's create: what may stand in the way of one is left out. */
function createdObject(
  state: EmulatorState,
  action: Extract<Action | ObjectAction, { action: "create" }>,
): StoredObject {
  const [kind, input] = isObjectAction(action)
    ? [action.kind, action.input]
    : (["TrainedModel", { ...action.input, membershipIdentifier: action.membershipIdentifier }] as const);
  const operation = kindOf(kind).create;
  const limit = inputLimit(operation);
  refuseViolations(violations(limit, input));
  performOperation({
    operation,
    input: input as Readonly<Record<string, unknown>>,
    state: { ...state, behaviour: { ...state.behaviour, ...unhindered } },
    nowMs: state.nowMs(),
    credential: { accessKeyId: "", secretAccessKey: "" },
    region:
      arnsOf(limit, input)
        .map((arn) => placeOf(arn).region)
        .find((region) => region !== "") ?? "us-east-1",
  });
  const { name, membershipIdentifier } = input as { name?: string; membershipIdentifier?: string };
  return latest(state, { kind, ...(name && { name }), ...(membershipIdentifier && { membershipIdentifier }) });
}

function selectedObject(state: EmulatorState, action: Action | ObjectAction): StoredObject {
  if (isObjectAction(action)) {
    const { arn, versionIdentifier, kind, membershipIdentifier, name } = action as Exclude<
      ObjectAction,
      { action: "create" }
    >;
    if (arn !== undefined) return version(state.objects.versions(arn), `object "${arn}"`, versionIdentifier);
    return latest(state, { kind: kind ?? "TrainedModel", membershipIdentifier, name });
  }
  const { trainedModelArn, versionIdentifier, name = "" } = action;
  const found =
    trainedModelArn === undefined ? state.objects.named("TrainedModel", name) : state.objects.versions(trainedModelArn);
  return version(found, `model "${trainedModelArn ?? name}"`, versionIdentifier);
}

function version(found: readonly StoredObject[], sought: string, versionIdentifier: string | undefined): StoredObject {
  const object = versionIdentifier === undefined ? found.at(-1) : findVersion(found, versionIdentifier || baseVersion);
  if (object === undefined) throw new TypeError(`Cannot find the ${sought}`);
  return object;
}

function latest(
  { objects }: EmulatorState,
  sought: {
    readonly kind: KindName;
    readonly membershipIdentifier?: string | undefined;
    readonly name?: string | undefined;
  },
): StoredObject {
  const { kind, membershipIdentifier, name } = sought;
  const found = name === undefined ? objects.ofKind(kind) : objects.named(kind, name);
  const object = found.findLast(
    (one) => membershipIdentifier === undefined || one.membershipIdentifier === membershipIdentifier,
  );
  if (object === undefined) throw new TypeError(`Cannot find the ${kindOf(kind).noun} "${name ?? ""}"`);
  return object;
}
