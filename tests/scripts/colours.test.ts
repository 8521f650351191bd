// Colours appear only in a terminal, unless the user disables them: the environment of the scripts' programs, and a
// real run of the tests.
import assert from "node:assert/strict";

const load = () => import("../../scripts/terminal/colours.mjs");

describe("colourEnvironment()", () => {
  it("does not change a terminal's environment", async () => {
    const { colourEnvironment } = await load();
    assert.deepEqual(colourEnvironment({ PATH: "/bin", FORCE_COLOR: "1" }, true), { PATH: "/bin", FORCE_COLOR: "1" });
  });

  it("disables colours without a terminal and with NO_COLOR, whatever else is set", async () => {
    const { colourEnvironment } = await load();
    assert.deepEqual(colourEnvironment({ FORCE_COLOR: "1" }, false), { NO_COLOR: "1" });
    assert.deepEqual(colourEnvironment({ NO_COLOR: "yes", FORCE_COLOR: "1" }, true), { NO_COLOR: "1" });
  });

  it("ignores an empty NO_COLOR, as its definition requires", async () => {
    const { colourEnvironment } = await load();
    assert.deepEqual(colourEnvironment({ NO_COLOR: "" }, true), { NO_COLOR: "" });
  });
});
