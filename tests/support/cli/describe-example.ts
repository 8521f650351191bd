import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { ModelRecord } from "../../../emulator/server";
import { quick } from "./emulated-stack";
import {
  type ExampleOptions,
  type ExampleProject,
  exampleSettings,
  examplesFolder,
  openExample,
} from "./example-project";
import { assertSucceeded, type CommandResult } from "./stack";

export interface Scene extends Partial<ExampleOptions> {
  readonly upArguments?: readonly string[];
  /** Number of resources that one `up` creates, including the stack and components. */
  readonly resources: number;
}

/** The results so far in the example's own folder. */
export interface Seen {
  readonly project: ExampleProject;
  readonly up: CommandResult;
  readonly models: readonly ModelRecord[];
}

/**
 * Runs an example in its own folder with the real CLI: up, an unchanged preview, destroy.
 *
 * @param inner  declares the tests of this example, which run before the destroy
 */
export function describeExample(name: string, scene: Scene, inner: (seen: () => Seen) => void): void {
  describe(`examples/${name}`, function () {
    this.timeout(240_000);
    const folder = join(examplesFolder, name);
    const filesBefore = readdirSync(folder);
    let seen: Seen;

    before(async () => {
      const project = await openExample(name, { settings: exampleSettings, behaviour: quick, ...scene });
      try {
        const up = assertSucceeded(await project.stack.up(...(scene.upArguments ?? [])));
        seen = { project, up, models: project.emulator.models() };
      } catch (error) {
        await project.dispose();
        throw error;
      }
    });
    after(() => seen?.project.dispose());

    it("creates its resources in one up", () => assert.deepEqual(seen.up.changes, { create: scene.resources }));

    inner(() => seen);

    it("has no changes the second time", async () => {
      const preview = assertSucceeded(await seen.project.stack.preview());
      assert.deepEqual(preview.changes, { same: scene.resources });
    });

    it("is destroyed and leaves nothing behind", async () => {
      const { project } = seen;
      assertSucceeded(await project.stack.destroy("--remove"));
      assert.deepEqual(new Set(project.emulator.models().map(({ status }) => status)), new Set(["INACTIVE"]));
      assert.deepEqual(readdirSync(folder), filesBefore);
    });
  });
}

/** When the training succeeded; infinity if it did not. */
export function activeAtMs({ timeline }: ModelRecord): number {
  return timeline.find(({ status }) => status === "ACTIVE")?.atMs ?? Number.POSITIVE_INFINITY;
}
