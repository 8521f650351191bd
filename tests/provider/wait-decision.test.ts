import assert from "node:assert/strict";
import { decideWait, type Observed, type WaitHistory } from "../../provider/wait/wait-decision";
import { ApiError } from "../../sdk/client";

const context = { operation: "GetTrainedModel", action: "get trained model", subject: "churn" };
const refusal = (httpStatusCode: number, code: string) => ({
  error: new ApiError(context, { httpStatusCode, code, serviceMessage: "" }),
});
const isNew: WaitHistory = { wasSeen: false, misses: 0, failures: 0 };
const wasSeen: WaitHistory = { ...isNew, wasSeen: true };

const atOnce = { elapsedMs: 0, isListed: false };

describe("decideWait()", () => {
  const rows: [title: string, observed: Observed, history: WaitHistory, elapsedMs: number, decision: string][] = [
    ["an ACTIVE model", { status: "ACTIVE", ageMs: 0 }, isNew, 0, "done"],
    ...["CREATE_PENDING", "CREATE_IN_PROGRESS", "CANCEL_PENDING", "CANCEL_IN_PROGRESS", "CANCEL_FAILED"].map(
      (status): (typeof rows)[number] => [`a model that is ${status}`, { status, ageMs: 0 }, isNew, 0, "wait"],
    ),
    ...["CREATE_FAILED", "INACTIVE", "DELETE_PENDING", "DELETE_FAILED", "HIBERNATING"].map(
      (status): (typeof rows)[number] => [`a model that is ${status}`, { status, ageMs: 0 }, wasSeen, 0, "end"],
    ),
    ["a model that is not visible yet", { status: undefined }, { ...isNew, misses: 9 }, 29_999, "wait"],
    ["a model that never became visible", { status: undefined }, { ...isNew, misses: 9 }, 30_000, "end"],
    ["a first miss", { status: undefined }, wasSeen, 60_000, "wait"],
    ["a second miss", { status: undefined }, { ...wasSeen, misses: 1 }, 60_000, "end"],
    ["a throttled check", refusal(429, "ThrottlingException"), isNew, 0, "wait"],
    ["a failing service", refusal(503, "ServiceUnavailable"), wasSeen, 0, "wait"],
    ["a session that expired", refusal(403, "ExpiredTokenException"), wasSeen, 0, "wait"],
    ["a denied check", refusal(403, "AccessDeniedException"), wasSeen, 0, "stop"],
    ["a bug", { error: new TypeError("x") }, wasSeen, 0, "stop"],
  ];
  for (const [title, observed, history, elapsedMs, decision] of rows) {
    it(`decides "${decision}" about ${title}`, () =>
      assert.equal(decideWait(observed, history, { elapsedMs, isListed: false }).decision.do, decision));
  }

  it("waits longer for what only a list shows", () => {
    const observed = { status: undefined };
    const decide = (elapsedMs: number) =>
      decideWait(observed, { ...isNew, misses: 9 }, { elapsedMs, isListed: true }).decision.do;
    assert.deepEqual([119_999, 120_000].map(decide), ["wait", "end"]);
  });

  it("counts misses and failures, and resets them once the model is found", () => {
    const missed = decideWait({ status: undefined }, wasSeen, atOnce).history;
    const failed = decideWait(refusal(503, "ServiceUnavailable"), missed, atOnce).history;
    assert.deepEqual(failed, { wasSeen: true, misses: 1, failures: 1 });
    assert.deepEqual(decideWait({ status: "CREATE_PENDING", ageMs: 0 }, failed, atOnce).history, wasSeen);
  });

  it("checks less often the older the training is, and the more checks fail", () => {
    const delayOf = (observed: Observed, history = wasSeen) => {
      const { decision } = decideWait(observed, history, atOnce);
      return decision.do === "wait" ? decision.delayMs : assert.fail(decision.do);
    };
    assert.equal(delayOf({ status: "CREATE_PENDING", ageMs: 0 }), 1000);
    assert.ok(delayOf({ status: "CREATE_IN_PROGRESS", ageMs: 3_600_000 }) >= 48_000);
    assert.ok(delayOf(refusal(503, "ServiceUnavailable"), { ...wasSeen, failures: 9 }) > 20_000);
  });
});
