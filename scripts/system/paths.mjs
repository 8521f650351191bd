import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** The folder for everything that set-up, tests and demo write; git ignores it. */
export const workFolder = join(root, ".work");

/** The project's own PULUMI_HOME, so that the user's stays unchanged. */
export const pulumiHome = join(workFolder, "pulumi-home");
