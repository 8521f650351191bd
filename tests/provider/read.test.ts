import assert from "node:assert/strict";
import type { Action, Behaviour } from "../../emulator/server";
import { allInputs, validInputs } from "../support/inputs/valid-inputs";
import { namedInputs, openSurroundings, type Surroundings, trainingInputs } from "../support/lifecycle/surroundings";

type Props = Record<string, unknown>;

let around: Surroundings;

/** A model of the stack, and a refresh of it and of its Training. */
async function withModel(behaviour: Partial<Behaviour> = {}, change: Props = {}) {
  around = await openSurroundings({ pendingMs: 0, trainingMs: 0, deleteMs: 600_000, ...behaviour });
  const inputs = namedInputs(change);
  const { id, outs = {} } = await around.models.create(inputs);
  return {
    inputs,
    id,
    outs: outs as Props,
    read: () => around.models.read(id, outs as Props),
    readTraining: () => around.trainings.read(id, trainingInputs({ outs })),
  };
}

function withoutBase(): Props {
  const { incrementalTrainingDataChannels: _, ...others } = allInputs();
  return others;
}

describe("read of a TrainedModel", function () {
  this.timeout(20_000);
  afterEach(() => around.close());

  for (const absentInputs of ["absent", "filled-in"] as const) {
    for (const [what, given] of Object.entries({ few: validInputs(), all: withoutBase() })) {
      it(`reports no change of a healthy model with ${what} inputs (omitted ones are ${absentInputs} in the response)`, async () => {
        const { id, inputs, outs, read } = await withModel({ absentInputs }, { ...given });
        const seen = await read();
        assert.deepEqual(seen, { id, props: outs, inputs });
        const difference = await around.models.diff(id, seen.props as Props, inputs);
        assert.deepEqual(difference, { changes: false, replaces: [] });
      });
    }
  }

  for (const status of ["CREATE_PENDING", "CREATE_IN_PROGRESS", "CANCEL_PENDING", "CANCEL_FAILED", "DELETE_FAILED"]) {
    it(`keeps a model that is ${status}, which the state does not contain`, async () => {
      const { id, inputs, outs, read, readTraining } = await withModel();
      await around.emulator.act({ action: "set-status", trainedModelArn: id, status } as Action);
      assert.deepEqual(await read(), { id, props: outs, inputs });
      assert.equal((await readTraining()).id, id);
    });
  }

  const gone: [string, Partial<Behaviour>, Record<string, unknown>][] = [
    ["no longer exists", {}, { action: "forget" }],
    ["someone deleted", {}, { action: "delete", immediately: true }],
    ["someone deleted (404)", { inactiveModels: "not-found" }, { action: "delete", immediately: true }],
    ["someone cancelled", {}, { action: "cancel", immediately: true }],
    ["is being deleted", {}, { action: "delete" }],
    ["is DELETE_IN_PROGRESS", {}, { action: "set-status", status: "DELETE_IN_PROGRESS" }],
  ];
  for (const [what, behaviour, action] of gone) {
    it(`reports a model as gone that ${what}, and so does the read of its Training`, async () => {
      const { id, read, readTraining } = await withModel(behaviour);
      await around.emulator.act({ ...action, trainedModelArn: id } as unknown as Action);
      assert.equal((await read()).id, "");
      assert.equal((await readTraining()).id, "");
    });
  }

  it('does not report a model as gone after a single "not found"', async () => {
    const { id, inputs, outs, read, readTraining } = await withModel();
    around.emulator.inject({ operation: "GetTrainedModel", kind: "resource-not-found" });
    assert.deepEqual(await read(), { id, props: outs, inputs });
    around.emulator.inject({ operation: "GetTrainedModel", kind: "resource-not-found" });
    assert.equal((await readTraining()).id, id);
  });

  it("records that the training failed, so that the next up replaces the model", async () => {
    const { id, inputs, outs, read, readTraining } = await withModel({ trainingFailure: { statusCode: "E" } });
    const seen = await read();
    assert.deepEqual(seen, { id, props: { ...outs, failedStatus: "CREATE_FAILED" }, inputs });
    assert.equal((await readTraining()).id, id);
    const { changes, replaces } = await around.models.diff(id, seen.props as Props, inputs);
    assert.equal(changes, true);
    assert.deepEqual(replaces, ["failedStatus"]);
  });

  it("does not show tags that were changed outside Pulumi", async () => {
    const { id, inputs, outs, read } = await withModel({}, { tags: { team: "risk" } });
    await around.emulator.act({ action: "set-tags", trainedModelArn: id, tags: { team: "sales", cost: "7" } });
    assert.deepEqual(await read(), { id, props: outs, inputs });
  });

  it("keeps the ARN of an incremental training's base, which the service does not return", async () => {
    const base = await withModel({ versionArn: "same" });
    const incrementalTrainingDataChannels = [{ trainedModelArn: base.id, channelName: "base" }];
    const inputs = namedInputs({ incrementalTrainingDataChannels });
    const { id, outs } = await around.models.create(inputs);
    assert.deepEqual(await around.models.read(id, outs as Props), { id, props: outs, inputs });
  });

  it("reads the base version independently of later versions of its ARN", async () => {
    const base = await withModel({ versionArn: "same" });
    const incrementalTrainingDataChannels = [{ trainedModelArn: base.id, channelName: "base" }];
    const version = await around.models.create(namedInputs({ incrementalTrainingDataChannels }));
    const [, versionIdentifier = ""] = version.id.split("|");
    const later = { trainedModelArn: base.id, versionIdentifier };

    await around.emulator.act({ ...later, action: "fail-training" });
    assert.deepEqual(await base.read(), { id: base.id, props: base.outs, inputs: base.inputs });
    assert.equal((await base.readTraining()).id, base.id);
    const failed = await around.models.read(version.id, version.outs as Props);
    assert.equal((failed.props as Props).failedStatus, "CREATE_FAILED");

    await around.emulator.act({ ...later, action: "delete", immediately: true });
    assert.deepEqual(await base.read(), { id: base.id, props: base.outs, inputs: base.inputs });
    assert.equal((await around.models.read(version.id, version.outs as Props)).id, "");
  });

  it("reports the base version as gone, although a later version of its ARN exists", async () => {
    const base = await withModel({ versionArn: "same" });
    const incrementalTrainingDataChannels = [{ trainedModelArn: base.id, channelName: "base" }];
    await around.models.create(namedInputs({ incrementalTrainingDataChannels }));
    const action = {
      action: "delete",
      trainedModelArn: base.id,
      versionIdentifier: "NULL",
      immediately: true,
    } as const;
    await around.emulator.act(action);
    assert.equal((await base.read()).id, "");
    assert.equal((await base.readTraining()).id, "");
  });

  it("returns differences from the state as inputs, so that the preview shows them", async () => {
    const { id, inputs, outs, read } = await withModel();
    assert.deepEqual((await read()).inputs, inputs);
    const stale = { ...outs, resourceConfig: { ...validInputs().resourceConfig, volumeSizeInGB: 50 } };
    const seen = await around.models.read(id, stale);
    assert.deepEqual((seen as { inputs?: Props }).inputs?.resourceConfig, inputs.resourceConfig);
  });

  it("returns everything that the service knows for a get, which has no state", async () => {
    const { id } = await withModel({}, withoutBase());
    const { props } = await around.models.read(id, {});
    assert.deepEqual(props, { ...withoutBase(), trainedModelArn: id });
  });

  it("fails a get of a model that is gone", async () => {
    const { id } = await withModel();
    await around.emulator.act({ action: "delete", trainedModelArn: id, immediately: true });
    await assert.rejects(around.models.read(id, {}), {
      message: `Cannot read trained model "${id}": its status is INACTIVE`,
    });
    await around.emulator.act({ action: "forget", trainedModelArn: id });
    await assert.rejects(around.models.read(id, {}), { message: /the model does not exist$/ });
  });

  it("fails if the read fails, so that the state does not change", async () => {
    const { read, readTraining } = await withModel();
    around.emulator.inject({ operation: "GetTrainedModel", kind: "access-denied", times: "always" });
    await assert.rejects(read(), { message: /^Cannot get trained model "churn": AccessDeniedException/ });
    await assert.rejects(readTraining(), { message: /^Cannot get trained model "churn": AccessDeniedException/ });
  });
});
