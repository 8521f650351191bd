import { join } from "node:path";
import { root, workFolder } from "../paths";

let generated: Promise<string | undefined> | undefined;

/**
 * Generates the SDKs of the built plugin, once in each process, into a folder that all share.
 *
 * @returns the folder; undefined without Go, after a message; the caller then skips its tests
 */
export function generatedSdks(): Promise<string | undefined> {
  generated ??= generate();
  return generated;
}

async function generate(): Promise<string | undefined> {
  const { findOnPath } = await import("../../../scripts/pulumi/cli.mjs");
  if (findOnPath("go", process.env.PATH ?? "").length === 0) {
    console.log("      skipped: Go, which builds the generator of SDKs, is not on PATH");
    return undefined;
  }
  const { generateSdks } = await import("../../../scripts/pulumi/sdks.mjs");
  const silent = { say: () => undefined, show: () => undefined, end: () => undefined };
  const folder = join(workFolder, "languages/sdks");
  await generateSdks(silent, { schema: join(root, "plugin/dist/schema.json"), folder });
  return folder;
}
