import { findKindOfArn } from "../objects/kind";
import { arnsOf } from "../service/arns";
import { inputLimit } from "../service/limits";
import { ServiceError } from "../service/service-error";
import type { StatusDetails } from "../service/trained-model-shapes";
import { fixedAssumptions } from "../settings/fixed-assumptions";
import type { EmulatorState } from "../state/emulator-state";
import type { OperationCall } from "./operation-call";

/** Uses that are left of each table with a budget, by its ARN. */
export function remainingBudgets({ behaviour, objects }: EmulatorState): Map<string, number> {
  const remaining = new Map(behaviour.accessBudgets.map(({ resourceArn, budget }) => [resourceArn, budget]));
  if (remaining.size === 0) return remaining;
  for (const table of objects.all().flatMap(({ usedBudgets = [] }) => usedBudgets)) {
    const left = remaining.get(table);
    if (left !== undefined) remaining.set(table, Math.max(0, left - 1));
  }
  return remaining;
}

/**
 * The budgets that a create uses: a channel one of each table, a training or job those of its channels.
 *
 * @returns also why the work will fail, where it is accepted without budget left
 * @throws {ServiceError} ValidationException where a budget is used up
 */
export function takeBudgets(call: OperationCall): {
  readonly used: readonly string[];
  readonly failure?: StatusDetails;
} {
  const { state, operation, input } = call;
  if (state.behaviour.accessBudgets.length === 0) return { used: [] };
  const channels = arnsOf(inputLimit(operation), input).filter((arn) => findKindOfArn(arn) === "MLInputChannel");
  const used =
    operation === "CreateMLInputChannel"
      ? state.behaviour.accessBudgets.map(({ resourceArn }) => resourceArn)
      : channels.flatMap((arn) => state.objects.versions(arn)[0]?.usedBudgets ?? []);
  const remaining = remainingBudgets(state);
  const usedUp = used.find((table) => {
    const left = remaining.get(table) ?? Infinity;
    remaining.set(table, left - 1);
    return left < 1;
  });
  if (usedUp === undefined) return { used };
  if (state.behaviour.usedUpBudget === "fails") return { used: [], failure: fixedAssumptions.budgetFailure };
  throw new ServiceError("ValidationException", `The access budget of ${usedUp} is used up`);
}
