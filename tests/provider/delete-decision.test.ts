import assert from "node:assert/strict";
import {
  type DeleteDecision,
  type DeleteOutcome,
  decideDelete,
  NOTHING_REQUESTED,
  type Requested,
  withOutcome,
  withStatus,
} from "../../provider/delete/delete-decision";

/** Statuses in a row, each with what its request comes to, where one is sent; then what is decided about the last status. */
type Step = string | [status: string, outcome: DeleteOutcome];
const lost = { lost: new Error("reset") };

function decide(steps: readonly Step[], last: string | undefined): DeleteDecision {
  let requested: Requested = NOTHING_REQUESTED;
  for (const step of steps) {
    const [status, outcome] = typeof step === "string" ? [step, undefined] : step;
    requested = withStatus(requested, status);
    const decision = decideDelete(status, requested);
    if (outcome === undefined) assert.equal(decision, "wait", status);
    else requested = withOutcome(requested, status, decision as "cancel", outcome);
  }
  return decideDelete(last, last === undefined ? requested : withStatus(requested, last));
}

/** What is decided about the same status right after a request. */
function decideAfter(status: string, outcome: DeleteOutcome): DeleteDecision {
  const requested = withStatus(NOTHING_REQUESTED, status);
  return decideDelete(status, withOutcome(requested, status, decideDelete(status, requested) as "cancel", outcome));
}

describe("decideDelete()", () => {
  const rows: [title: string, steps: Step[], last: string | undefined, decision: DeleteDecision][] = [
    ["a model that is not there", [], undefined, "done"],
    ["a model that is over", [], "INACTIVE", "done"],
    ["a model in training", [], "CREATE_IN_PROGRESS", "cancel"],
    ["an ACTIVE model", [], "ACTIVE", "delete"],
    ["a model whose training failed", [], "CREATE_FAILED", "delete"],
    ["a model that another member is deleting", [], "DELETE_PENDING", "wait"],
    ["a model that another member is cancelling", [], "CANCEL_PENDING", "wait"],
    ["a deletion that another member began and that failed", [], "DELETE_FAILED", "delete"],
    ["a status that no release knows", [], "HIBERNATING", "delete"],
    ["what a cancelled training left", [["CREATE_PENDING", "accepted"], "CANCEL_PENDING"], "INACTIVE", "delete"],
    ["what another member's cancel left", ["CANCEL_PENDING"], "INACTIVE", "delete"],
    [
      "a deletion that ended",
      [["CREATE_PENDING", "accepted"], "CANCEL_PENDING", ["INACTIVE", "accepted"], "DELETE_PENDING"],
      "INACTIVE",
      "done",
    ],
    ["a deletion of ours that failed", [["ACTIVE", "accepted"], "DELETE_PENDING"], "DELETE_FAILED", "failed"],
    ["a cancel that failed", [["CREATE_PENDING", "accepted"], "CANCEL_PENDING"], "CANCEL_FAILED", "cancel"],
    ["a refused delete", [["ACTIVE", { refused: 409 }]], "ACTIVE", "delete"],
    ["a lost delete that changed nothing", [["ACTIVE", lost]], "ACTIVE", "lost"],
    ["a lost delete that was done", [["ACTIVE", lost]], "DELETE_PENDING", "wait"],
    ["a lost cancel that changed nothing", [["CREATE_PENDING", lost]], "CREATE_PENDING", "lost"],
    ["what a lost cancel left", [["CREATE_PENDING", lost]], "INACTIVE", "delete"],
  ];
  for (const [title, steps, last, decision] of rows) {
    it(`decides "${decision}" about ${title}`, () => assert.equal(decide(steps, last), decision));
  }

  const afterwards: [title: string, status: string, outcome: DeleteOutcome, decision: DeleteDecision][] = [
    ["an accepted cancel", "CREATE_PENDING", "accepted", "wait"],
    ["a refused cancel of a training", "CREATE_PENDING", { refused: 409 }, "wait"],
    ["a refused cancel after one that failed", "CANCEL_FAILED", { refused: 409 }, "delete"],
    ["an accepted delete", "ACTIVE", "accepted", "wait"],
    ["a refused delete", "ACTIVE", { refused: 404 }, "wait"],
    ["a lost request", "ACTIVE", lost, "wait"],
  ];
  for (const [title, status, outcome, decision] of afterwards) {
    it(`decides "${decision}" right after ${title}`, () => assert.equal(decideAfter(status, outcome), decision));
  }

  it("forgets a lost request once the status has moved on", () => {
    const requested = withOutcome(withStatus(NOTHING_REQUESTED, "ACTIVE"), "ACTIVE", "delete", lost);
    assert.equal(withStatus(requested, "DELETE_PENDING").lost, undefined);
  });
});
