// Colours in a terminal only, and there only where the user does not say no: the environment of what scripts start, and a
// real run of the tests.
import assert from "node:assert/strict";

const load = () => import("../../scripts/terminal/colours.mjs");

describe("colourEnvironment()", () => {
  it("leaves a terminal as it is", async () => {
    const { colourEnvironment } = await load();
    assert.deepEqual(colourEnvironment({ PATH: "/bin", FORCE_COLOR: "1" }, true), { PATH: "/bin", FORCE_COLOR: "1" });
  });

  it("says no without a terminal, and with NO_COLOR, whatever else is set", async () => {
    const { colourEnvironment } = await load();
    assert.deepEqual(colourEnvironment({ FORCE_COLOR: "1" }, false), { NO_COLOR: "1" });
    assert.deepEqual(colourEnvironment({ NO_COLOR: "yes", FORCE_COLOR: "1" }, true), { NO_COLOR: "1" });
  });

  it("takes an empty NO_COLOR for none, as its definition has it", async () => {
    const { colourEnvironment } = await load();
    assert.deepEqual(colourEnvironment({ NO_COLOR: "" }, true), { NO_COLOR: "" });
  });
});
