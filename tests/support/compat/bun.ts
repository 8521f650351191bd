// Runs the program under the real Bun, with Pulumi's mocks instead of the engine.
import assert from "node:assert/strict";
import { join } from "node:path";
import { createConsumerProject, removeFolder } from "./consumer-project";
import { bunFiles, type Ingredients } from "./project-files";
import { getTool, plainEnvironment } from "./tools";

const bunVersion = "1.4.4";

/** @throws {Error} if the program is not rejected with a clear error */
export async function seeBunRefused(ingredients: Ingredients): Promise<void> {
  const { run } = await import("../../../scripts/system/processes.mjs");
  const bun = await getTool("bun", bunVersion);
  const project = await createConsumerProject(
    { name: "Bun", manager: "npm", files: bunFiles, resources: 0 },
    ingredients,
  );
  try {
    const { exitCode, output } = await run([join(bun.binFolder, "bun"), "run", "index.ts"], {
      cwd: project.folder,
      env: plainEnvironment(),
      timeoutMs: 60_000,
    });
    assert.notEqual(exitCode, 0, "it must be rejected");
    assert.match(output, /Trained model "churn": Pulumi does not run dynamic providers under Bun \(this is Bun 1\./);
  } finally {
    removeFolder(project.folder);
  }
}
