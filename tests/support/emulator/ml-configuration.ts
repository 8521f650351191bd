import type { Emulator, ObjectAction } from "../../../emulator/server";
import { membershipIdentifier } from "../inputs/valid-inputs";

/** Another client creates the ML configuration of the tests' membership. */
export const mlConfigurationCreation = {
  action: "create",
  kind: "MLConfiguration",
  input: { membershipIdentifier, defaultOutputLocation: { roleArn: "arn:aws:iam::123456789012:role/output" } },
} as const satisfies ObjectAction;

/** Gives the membership of the tests an ML configuration, without which a training warns. */
export async function addMlConfiguration(emulator: Emulator): Promise<void> {
  await emulator.act(mlConfigurationCreation);
}
