import { join } from "node:path";

/** The repository's root folder. */
export const root = join(__dirname, "../..");

/** The folder for everything that tests and benchmarks write; git ignores it. */
export const workFolder = join(root, ".work");
