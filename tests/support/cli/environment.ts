import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PulumiCli } from "../../../scripts/pulumi/cli.mjs" with { "resolution-mode": "import" };
import { isolatedEnvironment } from "../isolated-environment";
import { workFolder } from "../paths";

export interface EnvironmentOptions {
  readonly cli: Pick<PulumiCli, "command">;
  /** Absolute path of the state's folder. */
  readonly backendFolder: string;
  readonly emulator?: { readonly url: string };
  /** Folders in front of PATH, such as that of the Node that runs programs and providers. */
  readonly folders?: readonly string[];
}

/** An environment in which the Pulumi CLI does not prompt and reaches only this machine. */
export function unattendedEnvironment(options: EnvironmentOptions, from = process.env): NodeJS.ProcessEnv {
  const { cli, backendFolder, emulator, folders = [] } = options;
  // The language host and the dynamic provider's script are in the folder of the CLI.
  return {
    ...isolatedEnvironment(emulator, from),
    PATH: [...folders, dirname(cli.command), from.PATH ?? ""].join(delimiter),
    PULUMI_HOME: join(workFolder, "pulumi-home"),
    PULUMI_BACKEND_URL: pathToFileURL(backendFolder).href,
    PULUMI_CONFIG_PASSPHRASE: "not a secret",
    PULUMI_SKIP_UPDATE_CHECK: "1",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "1",
    // Enables --event-log, which records what the engine does as JSON.
    PULUMI_DEBUG_COMMANDS: "1",
  };
}
