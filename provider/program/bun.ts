/** Says no to Bun, in the program's own process. It loads nothing but Pulumi. */
import * as pulumi from "@pulumi/pulumi";

/**
 * Pulumi runs dynamic providers in Node alone. Bun gets as far as the program, and would fail later and less clearly.
 *
 * @param label  the resource, as a message begins: `Trained model "churn"`
 * @throws {pulumi.RunError} where the program runs under Bun
 */
export function refuseBun(label: string): void {
  const { bun } = process.versions;
  if (bun === undefined) return;
  throw new pulumi.RunError(
    `${label}: Pulumi's dynamic resources do not run under Bun (here ${bun}). ` +
      'Run the program with Node: "runtime: nodejs" in Pulumi.yaml; Bun may still install the packages',
  );
}
