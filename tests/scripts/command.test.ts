import assert from "node:assert/strict";
import { findDescendants, isRunning } from "../support/process/process-tree";
import { loadStartProcess, type RunningProcess, type StartProcess } from "../support/process/running-process";

describe("startProcess()", function () {
  this.timeout(20_000);
  let startProcess: StartProcess;
  before(async () => {
    startProcess = await loadStartProcess();
  });
  const started: RunningProcess[] = [];
  const start = (script: string, timeoutMs = 10_000) => {
    const command = startProcess(["sh", "-c", script], { cwd: __dirname, timeoutMs });
    started.push(command);
    return command;
  };
  afterEach(async () => {
    for (const command of started) command.kill();
    await Promise.allSettled(started.splice(0).map(({ ended }) => ended));
  });

  it("returns the exit code and all output", async () => {
    const { exitCode, signal, output } = await start("echo one; echo two >&2; exit 3").ended;
    assert.deepEqual([exitCode, signal], [3, null]);
    assert.deepEqual(output.trim().split("\n").sort(), ["one", "two"]);
  });

  it("finds lines as they arrive, and earlier ones", async () => {
    const command = start("echo first; sleep 0.3; echo second; sleep 9");
    await command.waitFor(/second/);
    await command.waitFor(/^first$/m);
  });

  it("fails with the output if a line never arrives", async () => {
    await assert.rejects(start("echo other").waitFor(/never/), /ended without \/never\/.*other/s);
    await assert.rejects(
      start("echo other; sleep 9").waitFor(/never/, 300),
      /For 300 ms there was no \/never\/.*other/s,
    );
  });

  it("sends a signal to the process or to its group", async () => {
    const trap = "trap 'echo caught' INT; echo ready; sleep 1 & wait; wait; exit 0";
    const one = start(trap);
    await one.waitFor(/ready/);
    one.signal("SIGINT");
    assert.match((await one.ended).output, /caught/);
    const killed = start("echo ready; sleep 9");
    await killed.waitFor(/ready/);
    killed.signal("SIGKILL", "group");
    assert.equal((await killed.ended).signal, "SIGKILL");
  });

  it("ends a run at its time limit", async () => {
    await assert.rejects(start("echo here; sleep 9", 300).ended, /longer than 300 ms.*here/s);
  });

  it("finds and ends the processes that a killed process leaves behind", async () => {
    const command = start("sleep 9 & echo ready; wait");
    await command.waitFor(/ready/);
    // For a moment, the new process has the shell's command line.
    let [child] = findDescendants(command.pid);
    for (let round = 0; round < 50 && child?.command !== "sleep 9"; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      [child] = findDescendants(command.pid);
    }
    assert.equal(child?.command, "sleep 9");
    command.signal("SIGKILL");
    await command.ended;
    assert.ok(isRunning(child?.pid ?? 0));
    command.kill();
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.ok(!isRunning(child?.pid ?? 0));
  });
});
