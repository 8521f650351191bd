import assert from "node:assert/strict";
import fc from "fast-check";
import {
  cancelPlan,
  deletePlan,
  expiringPlan,
  findStatusAt,
  isBeingCancelled,
  isBeingCreated,
  isBeingDeleted,
  trainingPlan,
  workPlan,
} from "../../emulator/objects/status-machine";
import type { StatusChange } from "../../emulator/objects/stored-object";
import { defaultBehaviour } from "../../emulator/settings/behaviour";

/** The possible next statuses, if every cancel and delete is requested when the service accepts it. */
const successors: Readonly<Record<string, readonly string[]>> = {
  CREATE_PENDING: ["CREATE_IN_PROGRESS", "CANCEL_PENDING"],
  CREATE_IN_PROGRESS: ["ACTIVE", "CREATE_FAILED", "CANCEL_PENDING"],
  ACTIVE: ["DELETE_PENDING"],
  CREATE_FAILED: ["DELETE_PENDING"],
  CANCEL_PENDING: ["CANCEL_IN_PROGRESS"],
  CANCEL_IN_PROGRESS: ["INACTIVE", "CANCEL_FAILED"],
  CANCEL_FAILED: ["CREATE_IN_PROGRESS", "CANCEL_PENDING", "DELETE_PENDING"],
  DELETE_PENDING: ["DELETE_IN_PROGRESS"],
  DELETE_IN_PROGRESS: ["INACTIVE", "DELETE_FAILED"],
  DELETE_FAILED: ["DELETE_PENDING"],
  INACTIVE: ["DELETE_PENDING"],
};

const step = fc.record({
  afterMs: fc.integer({ min: 0, max: 20_000 }),
  ask: fc.constantFrom("cancel" as const, "delete" as const),
  fails: fc.boolean(),
  goesOnTraining: fc.boolean(),
});
const behaviour = fc
  .record({
    pendingMs: fc.integer({ min: 0, max: 5_000 }),
    trainingMs: fc.integer({ min: 0, max: 20_000 }),
    cancelMs: fc.integer({ min: 0, max: 3_000 }),
    deleteMs: fc.integer({ min: 0, max: 3_000 }),
    speed: fc.constantFrom(0.5, 1, 7, 1_000),
  })
  .map((durations) => ({ ...defaultBehaviour, ...durations }));

describe("The plans of the status machine", () => {
  it("have ascending times and documented statuses in a possible order, for any requests at any time", () => {
    fc.assert(
      fc.property(behaviour, fc.boolean(), fc.array(step, { maxLength: 8 }), (durations, trainingFails, steps) => {
        let nowMs = 1_000_000;
        const failure = trainingFails ? { statusCode: "x" } : undefined;
        let timeline: StatusChange[] = trainingPlan(nowMs, durations, { failure });
        for (const { afterMs, ask, fails, goesOnTraining } of steps) {
          nowMs += afterMs;
          const { status } = findStatusAt(timeline, nowMs) ?? assert.fail("no status");
          const history = timeline.filter(({ atMs }) => atMs <= nowMs);
          const at = { nowMs, behaviour: durations };
          if (ask === "cancel" && (isBeingCreated(status) || status === "CANCEL_FAILED")) {
            timeline = cancelPlan(timeline, at, fails ? { details: {}, goesOnTraining } : undefined);
          } else if (
            ask === "delete" &&
            !isBeingCreated(status) &&
            !isBeingCancelled(status) &&
            !isBeingDeleted(status)
          ) {
            timeline = deletePlan(timeline, at, fails ? {} : undefined);
          }
          assert.deepEqual(timeline.slice(0, history.length), history, "history was rewritten");
        }
        for (const [index, { status, atMs }] of timeline.entries()) {
          const next = timeline[index + 1];
          if (next === undefined) break;
          assert.ok(next.atMs >= atMs, `${next.status} before ${status}`);
          assert.ok(successors[status]?.includes(next.status), `${next.status} after ${status}`);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("expire a channel after it is ACTIVE, never before, and not if it fails", () => {
    const channel = fc.record({
      failing: fc.boolean(),
      startMs: fc.integer({ min: 1_000, max: 50_000 }),
      workMs: fc.integer({ min: 0, max: 50_000 }),
      retentionDayMs: fc.integer({ min: 1, max: 20_000 }),
      retentionInDays: fc.integer({ min: 1, max: 30 }),
      retentionStart: fc.constantFrom("creation" as const, "active" as const),
    });
    fc.assert(
      fc.property(behaviour, channel, (durations, { failing, startMs, workMs, retentionInDays, ...retention }) => {
        const failure = failing ? { statusCode: "x" } : undefined;
        const plan = workPlan(1_000, durations, { workMs, failure, startMs });
        const whole = expiringPlan(plan, { behaviour: { ...durations, ...retention }, retentionInDays });
        const expected = failing ? "CREATE_FAILED" : "ACTIVE INACTIVE";
        const statuses = whole.map(({ status }) => status).join(" ");
        assert.equal(statuses, `CREATE_PENDING CREATE_IN_PROGRESS ${expected}`);
        const times = whole.map(({ atMs }) => atMs);
        assert.deepEqual(
          times,
          [...times].sort((a, b) => a - b),
        );
        const fromMs = retention.retentionStart === "active" ? (whole[2]?.atMs ?? 0) : 1_000;
        const expiry = fromMs + retentionInDays * retention.retentionDayMs;
        if (!failing) assert.equal(times[3], Math.max(expiry, times[2] ?? 0));
      }),
    );
  });

  it("have no status before the create of their model", () => {
    const plan = trainingPlan(1_000, defaultBehaviour);
    assert.equal(findStatusAt(plan, 999), undefined);
    assert.equal(findStatusAt(plan, 1_000)?.status, "CREATE_PENDING");
  });
});
