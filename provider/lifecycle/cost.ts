import type { ResourceKind } from "../kinds/resource-kind";
import { type Call, isSecretInput } from "../words/call";
import { count, describeDuration } from "../words/describe";
import { hasUnknown } from "../words/unknown";

type Props = Record<string, unknown>;

/** Describes the largest cost of work on instances: their number times the longest run time. Empty for other work. */
export function describeCost(kind: ResourceKind, inputs: object, call: Call): string {
  if (!("resourceConfig" in kind.inputs)) return "";
  const { resourceConfig, stoppingCondition } = inputs as Record<string, Props | undefined>;
  const seconds = stoppingCondition?.maxRuntimeInSeconds;
  const instances = resourceConfig?.instanceCount ?? 1;
  const isSecret = isSecretInput(call, "resourceConfig") || isSecretInput(call, "stoppingCondition");
  if (isSecret) return "Its cost is not shown, because its inputs are secret.";
  if (hasUnknown([resourceConfig, stoppingCondition]) || typeof instances !== "number")
    return "Its cost is not known yet.";
  const machines = `${instances} x ${resourceConfig?.instanceType}`;
  if (typeof seconds !== "number") {
    const why = "stoppingCondition" in kind.inputs ? " (stoppingCondition.maxRuntimeInSeconds is not set)" : "";
    return `It costs ${machines} until the ${kind.work?.noun} ends${why}.`;
  }
  const hours = Math.round((instances * seconds) / 36) / 100;
  return `It costs at most ${count(hours, "instance-hour", "instance-hours")} (${machines}, ${describeDuration(seconds * 1000)}).`;
}
