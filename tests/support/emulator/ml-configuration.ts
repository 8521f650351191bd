import type { Emulator } from "../../../emulator/server";
import { membershipIdentifier } from "../inputs/valid-inputs";

/** Gives the membership of the tests an ML configuration, without which a training warns. */
export async function addMlConfiguration(emulator: Emulator): Promise<void> {
  const input = { membershipIdentifier, defaultOutputLocation: { roleArn: "arn:aws:iam::123456789012:role/output" } };
  await emulator.act({ action: "create", kind: "MLConfiguration", input });
}
