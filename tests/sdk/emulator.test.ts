/**
 * Runs the client against the emulator, whose signature check shares no code with the client.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { type Emulator, startEmulator } from "../../emulator/server";
import { type Client, createClient } from "../../sdk/client";
import { randomValidInputs, validInputs } from "../support/inputs/valid-inputs";

const credentials = {
  accessKeyId: "AKIDTEMPORARY",
  secretAccessKey: "a/secret+key",
  sessionToken: "a/session+token==",
};

describe("the emulator's signature check", function () {
  this.timeout(60_000);
  let emulator: Emulator;
  let client: Client;

  beforeEach(async () => {
    emulator = await startEmulator({ credentials: [credentials] });
    client = createClient({ region: "us-east-1", endpoint: emulator.url, credentials, maxAttempts: 3 });
  });

  afterEach(async () => {
    await client.close();
    await emulator.close();
  });

  it("accepts 200 random requests with a session token", async () => {
    for (const input of fc.sample(randomValidInputs, 200)) {
      // The earlier model of an incremental training does not exist.
      await client.createTrainedModel({ ...input, incrementalTrainingDataChannels: undefined });
    }
    assert.deepEqual(
      emulator.calls().filter(({ status }) => status !== 200),
      [],
    );
    assert.equal(emulator.models().length, 200);
  });

  it("rejects another secret, another token and no token", async () => {
    for (const wrong of [
      { ...credentials, secretAccessKey: "another" },
      { ...credentials, sessionToken: "another" },
      { accessKeyId: credentials.accessKeyId, secretAccessKey: credentials.secretAccessKey },
    ]) {
      const stranger = createClient({
        region: "us-east-1",
        endpoint: emulator.url,
        credentials: wrong,
        maxAttempts: 1,
      });
      await assert.rejects(stranger.createTrainedModel(validInputs()), { httpStatusCode: 403, outcome: "refused" });
      await stranger.close();
    }
  });

  for (const clockSkewMs of [2 * 3_600_000, -2 * 3_600_000]) {
    it(`accepts 50 concurrent calls after at most one rejection each if its clock differs by ${clockSkewMs / 3_600_000} h`, async () => {
      emulator.set({ clockSkewMs });
      const lists = Array.from({ length: 50 }, () =>
        client.listTrainedModels({ membershipIdentifier: validInputs().membershipIdentifier }),
      );
      const answered = await Promise.all(lists);
      assert.ok(answered.every(({ $metadata }) => $metadata.attempts <= 2));
      const refused = emulator.calls().filter(({ status }) => status === 403).length;
      assert.ok(refused >= 1 && refused <= 16, `${refused} refused`);
    });
  }
});
