import assert from "node:assert/strict";
import type { Action, Behaviour } from "../../emulator/server";
import { allInputs, validInputs } from "../support/inputs/valid-inputs";
import { namedInputs, openSurroundings, type Surroundings, trainingInputs } from "../support/lifecycle/surroundings";

type Props = Record<string, unknown>;

let around: Surroundings;

/** A model of the stack, and what a refresh finds of it and of its Training. */
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
      it(`is quiet about a healthy model with ${what} inputs (those left out are ${absentInputs} in the answer)`, async () => {
        const { id, inputs, outs, read } = await withModel({ absentInputs }, { ...given });
        const seen = await read();
        assert.deepEqual(seen, { id, props: outs, inputs });
        const difference = await around.models.diff(id, seen.props as Props, inputs);
        assert.deepEqual(difference, { changes: false, replaces: [] });
      });
    }
  }

  for (const status of ["CREATE_PENDING", "CREATE_IN_PROGRESS", "CANCEL_PENDING", "CANCEL_FAILED", "DELETE_FAILED"]) {
    it(`keeps a model that is ${status}, which its state does not show`, async () => {
      const { id, inputs, outs, read, readTraining } = await withModel();
      await around.emulator.act({ action: "set-status", trainedModelArn: id, status } as Action);
      assert.deepEqual(await read(), { id, props: outs, inputs });
      assert.equal((await readTraining()).id, id);
    });
  }

  const gone: [string, Partial<Behaviour>, Record<string, unknown>][] = [
    ["the service does not know any more", {}, { action: "forget" }],
    ["somebody deleted", {}, { action: "delete", immediately: true }],
    ["somebody deleted (404)", { inactiveModels: "not-found" }, { action: "delete", immediately: true }],
    ["somebody cancelled", {}, { action: "cancel", immediately: true }],
    ["is being deleted", {}, { action: "delete" }],
    ["is DELETE_IN_PROGRESS", {}, { action: "set-status", status: "DELETE_IN_PROGRESS" }],
  ];
  for (const [what, behaviour, action] of gone) {
    it(`says "gone" of a model that ${what}, and so does its Training's`, async () => {
      const { id, read, readTraining } = await withModel(behaviour);
      await around.emulator.act({ ...action, trainedModelArn: id } as unknown as Action);
      assert.equal((await read()).id, "");
      assert.equal((await readTraining()).id, "");
    });
  }

  it('does not take a single "not found" for the end', async () => {
    const { id, inputs, outs, read, readTraining } = await withModel();
    around.emulator.inject({ operation: "GetTrainedModel", kind: "resource-not-found" });
    assert.deepEqual(await read(), { id, props: outs, inputs });
    around.emulator.inject({ operation: "GetTrainedModel", kind: "resource-not-found" });
    assert.equal((await readTraining()).id, id);
  });

  it("records that the training failed, which makes the next up replace the model", async () => {
    const { id, inputs, outs, read, readTraining } = await withModel({ trainingFailure: { statusCode: "E" } });
    const seen = await read();
    assert.deepEqual(seen, { id, props: { ...outs, failedStatus: "CREATE_FAILED" }, inputs });
    assert.equal((await readTraining()).id, id);
    const { changes, replaces } = await around.models.diff(id, seen.props as Props, inputs);
    assert.equal(changes, true);
    assert.deepEqual(replaces, ["failedStatus"]);
  });

  it("shows no tags that were changed outside", async () => {
    const { id, inputs, outs, read } = await withModel({}, { tags: { team: "risk" } });
    await around.emulator.act({ action: "set-tags", trainedModelArn: id, tags: { team: "sales", cost: "7" } });
    assert.deepEqual(await read(), { id, props: outs, inputs });
  });

  it("keeps the ARN that an incremental training began from, which the service does not give back", async () => {
    const base = await withModel({ versionArn: "same" });
    const incrementalTrainingDataChannels = [{ trainedModelArn: base.id, channelName: "base" }];
    const inputs = namedInputs({ incrementalTrainingDataChannels });
    const { id, outs } = await around.models.create(inputs);
    assert.deepEqual(await around.models.read(id, outs as Props), { id, props: outs, inputs });
  });

  it("reads the base version by itself, whatever became of later versions of its ARN", async () => {
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

  it("says that the base version is gone, though a later version of its ARN lives", async () => {
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

  it("returns as inputs what differs from the state, so that the preview shows it", async () => {
    const { id, inputs, outs, read } = await withModel();
    assert.deepEqual((await read()).inputs, inputs);
    const stale = { ...outs, resourceConfig: { ...validInputs().resourceConfig, volumeSizeInGB: 50 } };
    const seen = await around.models.read(id, stale);
    assert.deepEqual((seen as { inputs?: Props }).inputs?.resourceConfig, inputs.resourceConfig);
  });

  it("gives everything that the service knows to a get, which brings no state along", async () => {
    const { id } = await withModel({}, withoutBase());
    const { props } = await around.models.read(id, {});
    assert.deepEqual(props, { ...withoutBase(), trainedModelArn: id });
  });

  it("fails a get of a model that is gone, since there is nothing to return", async () => {
    const { id } = await withModel();
    await around.emulator.act({ action: "delete", trainedModelArn: id, immediately: true });
    await assert.rejects(around.models.read(id, {}), { message: `Cannot read trained model "${id}": it is INACTIVE` });
    await around.emulator.act({ action: "forget", trainedModelArn: id });
    await assert.rejects(around.models.read(id, {}), { message: /the model does not exist$/ });
  });

  it("fails where it cannot look, so that the state stays as it is", async () => {
    const { read, readTraining } = await withModel();
    around.emulator.inject({ operation: "GetTrainedModel", kind: "access-denied", times: "always" });
    await assert.rejects(read(), { message: /^Cannot get trained model "churn": AccessDeniedException/ });
    await assert.rejects(readTraining(), { message: /^Cannot get trained model "churn": AccessDeniedException/ });
  });
});
