/** What a training may cost at most, as a preview and a create state it. */
import { type Call, isSecretInput } from "../words/call";
import { count, describeDuration } from "../words/describe";
import { hasUnknown } from "../words/unknown";

type Props = Record<string, unknown>;

/** Instance-hours at most: instances times the longest run time. What is not known is said, not guessed. */
export function describeCost(inputs: object, call: Call): string {
  const { resourceConfig, stoppingCondition } = inputs as Record<string, Props | undefined>;
  const seconds = stoppingCondition?.maxRuntimeInSeconds;
  const instances = resourceConfig?.instanceCount ?? 1;
  const isSecret = isSecretInput(call, "resourceConfig") || isSecretInput(call, "stoppingCondition");
  if (isSecret) return "Its cost is not shown, since its inputs are secret.";
  if (hasUnknown([resourceConfig, stoppingCondition]) || typeof instances !== "number")
    return "Its cost is not known yet.";
  const machines = `${instances} x ${resourceConfig?.instanceType}`;
  if (typeof seconds !== "number") {
    return `It costs ${machines} for as long as it trains (stoppingCondition.maxRuntimeInSeconds sets no limit).`;
  }
  const hours = Math.round((instances * seconds) / 36) / 100;
  return `It costs at most ${count(hours, "instance-hour", "instance-hours")} (${machines}, ${describeDuration(seconds * 1000)}).`;
}
