import { runError } from "./run-error";

/**
 * Rejects Bun, which runs the program, but not Pulumi's dynamic providers, and would fail later with an unclear error.
 *
 * @param label  the resource, as at the start of a message: `Trained model "churn"`
 * @throws {pulumi.RunError} if the program runs under Bun
 */
export function refuseBun(label: string): void {
  const { bun } = process.versions;
  if (bun === undefined) return;
  throw runError(
    `${label}: Pulumi does not run dynamic providers under Bun (this is Bun ${bun}). ` +
      'Set "runtime: nodejs" in Pulumi.yaml to run the program with Node.js; Bun can still install the packages',
  );
}
