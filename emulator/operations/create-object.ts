import { randomUUID } from "node:crypto";
import { type Kind, type KindName, kindOf, resourceTypeOfKind } from "../objects/kind";
import { expiringPlan, statusOf, trainingPlan, workPlan } from "../objects/status-machine";
import { baseVersion, type StatusChange, type StoredObject } from "../objects/stored-object";
import { arnsOf, placeOf } from "../service/arns";
import { inputLimit } from "../service/limits";
import { notFound, ServiceError } from "../service/service-error";
import type { CreateBody } from "../service/trained-model-shapes";
import { findJobModel, findTrainingBase } from "./base-model";
import { takeBudgets } from "./budgets";
import type { OperationCall, OperationResult } from "./operation-call";
import { type BeyondQuota, takeSlot } from "./quotas";
import { refuseReferences } from "./references";
import { responseOf } from "./views";
import { isOfCollaboration } from "./visibility";

/** Makes an object of a kind, or refuses to, and plans its work. @throws {ServiceError} */
export function createObject(call: OperationCall, kindName: KindName): OperationResult {
  const { state, nowMs } = call;
  const { behaviour } = state;
  const kind = kindOf(kindName);
  const { membershipIdentifier, ...input } = call.input as { membershipIdentifier?: string };
  const arns = arnsOf(inputLimit(call.operation), call.input);
  refuseNewRole(call, arns);
  const missing = arns.find((arn) => behaviour.missingArns.includes(arn));
  if (missing !== undefined) throw notFound(missing);
  refuseQuery(call);
  refuseReferences(call, kindName);
  const base = kindName === "TrainedModel" ? findTrainingBase(call) : kind.isJob ? findJobModel(call) : undefined;
  const namesake = findNamesake(call, { kindName, exceptId: kindName === "TrainedModel" ? base?.id : undefined });
  if (namesake !== undefined && behaviour.nameUniqueness === "conflict") {
    throw new ServiceError("ConflictException", `A ${kind.noun} named '${call.input.name}' already exists`);
  }
  if (namesake !== undefined) return responseOf(call, namesake);
  const { used, failure: budgetFailure } = takeBudgets(call);
  const accountId = call.credential.accountId ?? accountOf(arns);
  const owner = { membershipIdentifier: membershipIdentifier ?? "", accountId };
  const slot = takeSlot(call, kindName, owner);
  const course = { ...slot, ...(budgetFailure && { failure: budgetFailure }) };
  const isVersion = kindName === "TrainedModel" && base !== undefined && behaviour.versionArn === "same";
  const object: StoredObject = {
    kind: kindName,
    id: isVersion ? base.id : newId(call, { kindName, arns, accountId }),
    versionIdentifier: isVersion ? randomUUID() : baseVersion,
    ...(membershipIdentifier === undefined ? {} : { membershipIdentifier }),
    accountId,
    input,
    ...(base === undefined ? {} : { base }),
    skewMs: behaviour.clockSkewMs,
    ...(used.length === 0 ? {} : { usedBudgets: used }),
    timeline: kind.work === undefined ? [{ status: "ACTIVE", atMs: nowMs }] : planOf(call, kind.work, course),
    tags: { ...(call.input.tags as Record<string, string> | undefined) },
    ...publicationOf(call, membershipIdentifier),
  };
  state.objects.add(object);
  return responseOf(call, object);
}

/** PutMLConfiguration: creates or replaces. @throws {ServiceError} */
export function putObject(call: OperationCall, kindName: KindName): OperationResult {
  const { membershipIdentifier, ...input } = call.input;
  const [existing] = call.state.objects.versions(String(membershipIdentifier));
  if (existing === undefined) return createObject(call, kindName);
  const { noun, create } = kindOf(kindName);
  refuseNewRole(call, arnsOf(inputLimit(create), call.input));
  if (call.state.behaviour.existingMLConfiguration === "refused") {
    throw new ServiceError("ValidationException", `Membership ${membershipIdentifier} already has an ${noun}`);
  }
  existing.input = input;
  existing.timeline = [...existing.timeline, { status: "ACTIVE", atMs: call.nowMs }];
  call.state.objects.changed(existing);
  return responseOf(call, existing);
}

/** IAM is eventually consistent: a new role cannot be assumed at once. @throws {ServiceError} */
function refuseNewRole({ state, nowMs, credential }: OperationCall, arns: readonly string[]): void {
  for (const role of arns.filter(isRole)) {
    if (credential.accountId !== undefined && placeOf(role).accountId !== credential.accountId) {
      throw new ServiceError("AccessDeniedException", `The role ${role} is of another account`);
    }
    const seenMs = state.rolesSeenMs.get(role) ?? nowMs;
    state.rolesSeenMs.set(role, seenMs);
    if (nowMs - seenMs < state.behaviour.rolePropagationMs) {
      const message = `The role ${role} cannot be assumed by cleanrooms-ml.amazonaws.com`;
      throw new ServiceError("AccessDeniedException", message);
    }
  }
}

const isRole = (arn: string): boolean => arn.split(":")[2] === "iam";

function refuseQuery({ operation, input, state }: OperationCall): void {
  if (operation !== "CreateMLInputChannel" || state.behaviour.queryAndTemplate === "unchecked") return;
  const { dataSource } = input.inputChannel as {
    dataSource: { protectedQueryInputParameters: { sqlParameters: Readonly<Record<string, unknown>> } };
  };
  const { queryString, analysisTemplateArn } = dataSource.protectedQueryInputParameters.sqlParameters;
  if ((queryString === undefined) !== (analysisTemplateArn === undefined)) return;
  const message = "sqlParameters must have exactly one of queryString and analysisTemplateArn";
  throw new ServiceError("ValidationException", message);
}

function planOf(
  { state, nowMs, input, fault }: OperationCall,
  work: NonNullable<Kind["work"]>,
  course: BeyondQuota,
): readonly StatusChange[] {
  const { behaviour } = state;
  const isStruck = fault?.kind === "training-fails";
  const failure = course.failure ?? (isStruck ? (fault.statusDetails ?? work.defaultFailure) : undefined);
  const failAfterMs = isStruck ? fault.afterMs : undefined;
  if (work.durationMs === "trainingMs") {
    const { maxRuntimeInSeconds } = (input as unknown as CreateBody).stoppingCondition ?? {};
    return trainingPlan(nowMs, behaviour, { failure, failAfterMs, maxRuntimeInSeconds });
  }
  const workMs = failAfterMs ?? behaviour[work.durationMs];
  const startMs = course.startMs ?? nowMs;
  const plan = workPlan(nowMs, behaviour, { workMs, failure: failure ?? behaviour[work.failure], startMs });
  const { retentionInDays } = input;
  return typeof retentionInDays === "number" ? expiringPlan(plan, { behaviour, retentionInDays }) : plan;
}

function publicationOf(
  { state }: OperationCall,
  membershipIdentifier = "",
): Pick<StoredObject, "metricsStatus" | "logsStatus"> {
  const { missingMLConfiguration, metricsStatus, logsStatus } = state.behaviour;
  const isMissing = state.objects.ofMembership("MLConfiguration", membershipIdentifier).length === 0;
  if (missingMLConfiguration === "ignored" || !isMissing) return { metricsStatus, logsStatus };
  return { metricsStatus: "PUBLISH_FAILED", logsStatus: "PUBLISH_FAILED" };
}

function findNamesake(
  call: OperationCall,
  sought: { readonly kindName: KindName; readonly exceptId: string | undefined },
): StoredObject | undefined {
  const { nameUniqueness } = call.state.behaviour;
  const { name, membershipIdentifier } = call.input;
  if (nameUniqueness === "duplicate" || typeof name !== "string") return undefined;
  return call.state.objects
    .named(sought.kindName, name)
    .find(
      (object) =>
        object.id !== sought.exceptId &&
        isOfCollaboration(call, object) &&
        (nameUniqueness === "conflict" || object.membershipIdentifier === membershipIdentifier) &&
        (kindOf(object.kind).isJob || statusOf(object, call.nowMs).status !== "INACTIVE"),
    );
}

/** A new ARN, in the place of the ARNs of the input; for kinds without, another unique text. */
function newId(
  call: OperationCall,
  { kindName, arns, accountId }: { kindName: KindName; arns: readonly string[]; accountId: string },
): string {
  const { arnMember, isJob, isOfAccount } = kindOf(kindName);
  if (arnMember === undefined) return isJob ? `export-job/${randomUUID()}` : String(call.input.membershipIdentifier);
  const { partition } = placeOf(arns[0] ?? "arn:aws");
  const region = arns.map((arn) => placeOf(arn).region).find((found) => found !== "") ?? call.region;
  const path = `${resourceTypeOfKind(kindName)}/${randomUUID()}`;
  const within = isOfAccount ? "" : `membership/${call.input.membershipIdentifier}/`;
  return `arn:${partition}:cleanrooms-ml:${region}:${accountId}:${within}${path}`;
}

/** A role is of the caller's own account (documented); other ARNs may be another member's. */
function accountOf(arns: readonly string[]): string {
  return placeOf(arns.find(isRole) ?? arns[0] ?? "").accountId;
}
