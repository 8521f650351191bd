import { type Call, isSecretInput } from "../words/call";
import { count, describeDuration } from "../words/describe";
import { hasUnknown } from "../words/unknown";

type Props = Record<string, unknown>;

/** Describes the largest cost of a training: the number of instances times the longest run time. */
export function describeCost(inputs: object, call: Call): string {
  const { resourceConfig, stoppingCondition } = inputs as Record<string, Props | undefined>;
  const seconds = stoppingCondition?.maxRuntimeInSeconds;
  const instances = resourceConfig?.instanceCount ?? 1;
  const isSecret = isSecretInput(call, "resourceConfig") || isSecretInput(call, "stoppingCondition");
  if (isSecret) return "Its cost is not shown, because its inputs are secret.";
  if (hasUnknown([resourceConfig, stoppingCondition]) || typeof instances !== "number")
    return "Its cost is not known yet.";
  const machines = `${instances} x ${resourceConfig?.instanceType}`;
  if (typeof seconds !== "number") {
    return `It costs ${machines} until the training ends (stoppingCondition.maxRuntimeInSeconds is not set).`;
  }
  const hours = Math.round((instances * seconds) / 36) / 100;
  return `It costs at most ${count(hours, "instance-hour", "instance-hours")} (${machines}, ${describeDuration(seconds * 1000)}).`;
}
