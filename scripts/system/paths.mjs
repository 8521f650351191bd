// Where things are in this repository. Knows folders only; makes none of them.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** The git-ignored folder for everything that set-up, tests and demo make. */
export const workFolder = join(root, ".work");

/** What the Pulumi CLI calls its home; a folder of our own, so that the user's stays untouched. */
export const pulumiHome = join(workFolder, "pulumi-home");
