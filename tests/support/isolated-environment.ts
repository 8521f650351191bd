import { join } from "node:path";
import { defaultCredential } from "../../emulator/server";
import { workFolder } from "./paths";

/** The caller's own settings, which must not affect a run with the emulator. */
const foreign = /^(AWS_|PULUMI_|CLEANROOMSML_|TS_NODE_|NODE_OPTIONS$)|^(https?|all|no)_proxy$/i;

/** The caller's environment, in which calls reach only the emulator, if there is one. */
export function isolatedEnvironment(emulator?: { readonly url: string }, from = process.env): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(from).filter(([name]) => !foreign.test(name))),
    // Neither a user's files nor a cloud machine's role may provide credentials.
    AWS_CONFIG_FILE: join(workFolder, "no-aws-config"),
    AWS_SHARED_CREDENTIALS_FILE: join(workFolder, "no-aws-credentials"),
    AWS_EC2_METADATA_DISABLED: "true",
    ...(emulator && {
      AWS_ENDPOINT_URL_CLEANROOMSML: emulator.url,
      AWS_ACCESS_KEY_ID: defaultCredential.accessKeyId,
      AWS_SECRET_ACCESS_KEY: defaultCredential.secretAccessKey,
    }),
  };
}
