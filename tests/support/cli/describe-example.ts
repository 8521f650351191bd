// What every example goes through in its own folder with the real CLI: settings, up, a preview that finds nothing to do, destroy.
// What is special about one of them stands in its test.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { ModelRecord } from "../../../emulator/server";
import { validInputs } from "../inputs/valid-inputs";
import { quick } from "./emulated-stack";
import { type ExampleOptions, type ExampleProject, examplesFolder, openExample } from "./example-project";
import { assertSucceeded, type CommandResult } from "./stack";

const { membershipIdentifier, configuredModelAlgorithmAssociationArn, dataChannels } = validInputs();
const mlInputChannelArn = dataChannels[0]?.mlInputChannelArn ?? "";
/** What every example wants to know. */
export const settings = {
  membershipIdentifier,
  configuredModelAlgorithmAssociationArn,
  mlInputChannelArn,
  instanceType: "ml.m5.2xlarge",
  volumeSizeInGB: "30",
};

export interface Scene extends Partial<ExampleOptions> {
  readonly upArguments?: readonly string[];
  /** How many resources one `up` makes, the stack and components among them. */
  readonly resources: number;
}

/** What happened so far in the example's own folder. */
export interface Seen {
  readonly project: ExampleProject;
  readonly up: CommandResult;
  readonly models: readonly ModelRecord[];
}

/** The same for every example, and in between what `inner` says of this one. */
export function describeExample(name: string, scene: Scene, inner: (seen: () => Seen) => void): void {
  describe(`examples/${name}`, function () {
    this.timeout(240_000);
    const folder = join(examplesFolder, name);
    const filesBefore = readdirSync(folder);
    let seen: Seen;

    before(async () => {
      const project = await openExample(name, { settings, behaviour: quick, ...scene });
      try {
        const up = assertSucceeded(await project.pulumi("up", ...(scene.upArguments ?? [])));
        seen = { project, up, models: project.emulator.models() };
      } catch (error) {
        await project.dispose();
        throw error;
      }
    });
    after(() => seen?.project.dispose());

    it("makes its resources at once", () => assert.deepEqual(seen.up.changes, { create: scene.resources }));

    inner(() => seen);

    it("has nothing to do the second time", async () => {
      const preview = assertSucceeded(await seen.project.pulumi("preview"));
      assert.deepEqual(preview.changes, { same: scene.resources });
    });

    it("is destroyed, and leaves nothing behind", async () => {
      const { project } = seen;
      assertSucceeded(await project.pulumi("destroy", "--remove"));
      assert.deepEqual(new Set(project.emulator.models().map(({ status }) => status)), new Set(["INACTIVE"]));
      assert.deepEqual(readdirSync(folder), filesBefore);
    });
  });
}

/** When the training ended well; never, where it did not. */
export function activeAtMs({ timeline }: ModelRecord): number {
  return timeline.find(({ status }) => status === "ACTIVE")?.atMs ?? Number.POSITIVE_INFINITY;
}
