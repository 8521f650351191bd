// The environment in which the Pulumi CLI runs unattended and reaches nothing but this machine. Starts no process.
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { pulumiHome, workFolder } from "../system/paths.mjs";

/** The published key pair that the emulator takes by default; it is worth nothing anywhere else. */
const emulatorCredentials = {
  AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
};

/** What the caller may have set for their own work, and what must not reach a run against the emulator. */
const strangers = /^(AWS_|PULUMI_|TS_NODE_)|^(https?|all|no)_proxy$/i;

/**
 * Builds the environment: the caller's own, less AWS, Pulumi and proxy settings, plus a local backend and the emulator.
 *
 * @param {object} options
 * @param {import("./cli.mjs").PulumiCli} options.cli
 * @param {string} options.backendFolder  absolute; where the state is kept
 * @param {string} [options.emulatorUrl]
 * @param {NodeJS.ProcessEnv} [from]
 * @returns {NodeJS.ProcessEnv}
 */
export function unattendedEnvironment({ cli, backendFolder, emulatorUrl }, from = process.env) {
  const own = Object.fromEntries(Object.entries(from).filter(([name]) => !strangers.test(name)));
  return {
    ...own,
    // The language host and the dynamic provider's script stand beside the CLI.
    PATH: `${dirname(cli.command)}${delimiter}${own.PATH ?? ""}`,
    PULUMI_HOME: pulumiHome,
    PULUMI_BACKEND_URL: pathToFileURL(backendFolder).href,
    PULUMI_CONFIG_PASSPHRASE: "not a secret",
    PULUMI_SKIP_UPDATE_CHECK: "1",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "1",
    // Lets --event-log through, which records what the engine does as JSON.
    PULUMI_DEBUG_COMMANDS: "1",
    // Neither a user's files nor a cloud machine's own role must answer for the credentials above.
    AWS_CONFIG_FILE: join(workFolder, "no-aws-config"),
    AWS_SHARED_CREDENTIALS_FILE: join(workFolder, "no-aws-credentials"),
    AWS_EC2_METADATA_DISABLED: "true",
    ...(emulatorUrl === undefined ? {} : { ...emulatorCredentials, AWS_ENDPOINT_URL_CLEANROOMSML: emulatorUrl }),
  };
}
