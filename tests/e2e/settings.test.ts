// A changed setting of the stack in each command of the real CLI. Refresh and destroy use the configuration of the last
// up.
import assert from "node:assert/strict";
import { type EmulatedStack, programOf, quick, startEmulatedStack } from "../support/cli/emulated-stack";

describe("A setting of the stack that changes after an up", function () {
  this.timeout(300_000);
  const key = "cleanroomsml:endpoint";
  const wrong = `Stack config ${key}: "nonsense" is not a URL; expected a URL such as http://localhost:4580`;
  let around: EmulatedStack;
  before(async () => {
    // The stack's endpoint overrides the environment's.
    const env = { AWS_ENDPOINT_URL_CLEANROOMSML: "http://127.0.0.1:1" };
    around = await startEmulatedStack(programOf('new TrainedModel("churn", inputs);'), quick, { env });
    await set(around.emulator.url);
    assert.equal((await around.stack.up()).exitCode, 0);
  });
  after(() => around?.dispose());

  const set = async (value: string) => assert.equal((await around.stack.run("config", "set", key, value)).exitCode, 0);

  it("fails the next up, which sends nothing", async () => {
    await set("nonsense");
    around.emulator.clearCalls();
    const { exitCode, output } = await around.stack.up();
    assert.notEqual(exitCode, 0);
    assert.ok(output.includes(wrong), output);
    assert.deepEqual(around.emulator.calls(), []);
  });

  it("is used by refresh and destroy only with --run-program, as their error tells", async () => {
    await set(around.emulator.url);
    const refused = await around.stack.refresh();
    assert.notEqual(refused.exitCode, 0);
    assert.ok(
      refused.output.includes(
        `${wrong}; run pulumi config set ${key} URL (then run pulumi refresh or destroy with --run-program`,
      ),
    );
    assert.equal((await around.stack.refresh("--run-program")).exitCode, 0);
    assert.equal((await around.stack.destroy("--run-program")).exitCode, 0);
    assert.deepEqual(around.statuses(), ["INACTIVE"]);
  });
});
