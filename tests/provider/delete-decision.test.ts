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
import { KINDS } from "../../provider/kinds/kinds";

/** Decides about the last status, after earlier statuses and the results of the requests sent for them. */
type Step = string | [status: string, outcome: DeleteOutcome];
const lost = { lost: new Error("reset") };
type Calls = Parameters<typeof decideDelete>[2];
const { calls: ofModels } = KINDS.TrainedModel;

function decide(steps: readonly Step[], last: string | undefined, calls: Calls = ofModels): DeleteDecision {
  let requested: Requested = NOTHING_REQUESTED;
  for (const step of steps) {
    const [status, outcome] = typeof step === "string" ? [step, undefined] : step;
    requested = withStatus(requested, status);
    const decision = decideDelete(status, requested, calls);
    if (outcome === undefined) assert.equal(decision, "wait", status);
    else requested = withOutcome(requested, status, decision as "cancel", outcome);
  }
  return decideDelete(last, last === undefined ? requested : withStatus(requested, last), calls);
}

/** Decides about the same status after a request. */
function decideAfter(status: string, outcome: DeleteOutcome): DeleteDecision {
  const requested = withStatus(NOTHING_REQUESTED, status);
  return decideDelete(
    status,
    withOutcome(requested, status, decideDelete(status, requested, ofModels) as "cancel", outcome),
    ofModels,
  );
}

describe("decideDelete()", () => {
  it("asks only for what the kind of object has", () => {
    const { calls: ofChannels } = KINDS.MLInputChannel;
    const { calls: ofJobs } = KINDS.TrainedModelInferenceJob;
    assert.equal(decide([], "CREATE_IN_PROGRESS", ofChannels), "delete");
    assert.equal(decide([["CREATE_IN_PROGRESS", { refused: 409 }]], "CREATE_IN_PROGRESS", ofChannels), "delete");
    assert.equal(decide([], "CREATE_IN_PROGRESS", ofJobs), "cancel");
    assert.equal(decide([["CREATE_IN_PROGRESS", "accepted"]], "CANCEL_PENDING", ofJobs), "wait");
    for (const status of ["ACTIVE", "CREATE_FAILED", "INACTIVE"]) assert.equal(decide([], status, ofJobs), "done");
    assert.equal(decide([["CREATE_IN_PROGRESS", "accepted"]], "INACTIVE", ofJobs), "done");
  });

  it("cancels what has no delete in an unknown status, in which it may run", () => {
    const { calls } = KINDS.TrainedModelInferenceJob;
    assert.equal(decide([], "HIBERNATING", calls), "cancel");
    assert.equal(decide([["HIBERNATING", "accepted"]], "HIBERNATING", calls), "wait");
    assert.equal(decide([["HIBERNATING", "accepted"]], "INACTIVE", calls), "done");
    const refused = withOutcome(withStatus(NOTHING_REQUESTED, "HIBERNATING"), "HIBERNATING", "cancel", {
      refused: 409,
    });
    assert.equal(decideDelete("HIBERNATING", refused, calls), "done");
  });

  const rows: [title: string, steps: Step[], last: string | undefined, decision: DeleteDecision][] = [
    ["a model that does not exist", [], undefined, "done"],
    ["an INACTIVE model", [], "INACTIVE", "done"],
    ["a model in training", [], "CREATE_IN_PROGRESS", "cancel"],
    ["an ACTIVE model", [], "ACTIVE", "delete"],
    ["a model whose training failed", [], "CREATE_FAILED", "delete"],
    ["a model that another member is deleting", [], "DELETE_PENDING", "wait"],
    ["a model that another member is cancelling", [], "CANCEL_PENDING", "wait"],
    ["a failed deletion by another member", [], "DELETE_FAILED", "delete"],
    ["an unknown status", [], "HIBERNATING", "delete"],
    ["the output of a cancelled training", [["CREATE_PENDING", "accepted"], "CANCEL_PENDING"], "INACTIVE", "delete"],
    ["the output of a training that another member cancelled", ["CANCEL_PENDING"], "INACTIVE", "delete"],
    [
      "a deletion that ended",
      [["CREATE_PENDING", "accepted"], "CANCEL_PENDING", ["INACTIVE", "accepted"], "DELETE_PENDING"],
      "INACTIVE",
      "done",
    ],
    ["a failed deletion of ours", [["ACTIVE", "accepted"], "DELETE_PENDING"], "DELETE_FAILED", "failed"],
    ["a failed cancel", [["CREATE_PENDING", "accepted"], "CANCEL_PENDING"], "CANCEL_FAILED", "cancel"],
    ["a rejected delete", [["ACTIVE", { refused: 409 }]], "ACTIVE", "delete"],
    ["a lost delete that had no effect", [["ACTIVE", lost]], "ACTIVE", "lost"],
    ["a lost delete that was performed", [["ACTIVE", lost]], "DELETE_PENDING", "wait"],
    ["a lost cancel that had no effect", [["CREATE_PENDING", lost]], "CREATE_PENDING", "lost"],
    ["the output after a lost cancel", [["CREATE_PENDING", lost]], "INACTIVE", "delete"],
  ];
  for (const [title, steps, last, decision] of rows) {
    it(`decides "${decision}" about ${title}`, () => assert.equal(decide(steps, last), decision));
  }

  const afterwards: [title: string, status: string, outcome: DeleteOutcome, decision: DeleteDecision][] = [
    ["an accepted cancel", "CREATE_PENDING", "accepted", "wait"],
    ["a rejected cancel of a training", "CREATE_PENDING", { refused: 409 }, "wait"],
    ["a rejected cancel after a failed one", "CANCEL_FAILED", { refused: 409 }, "delete"],
    ["an accepted delete", "ACTIVE", "accepted", "wait"],
    ["a rejected delete", "ACTIVE", { refused: 404 }, "wait"],
    ["a lost request", "ACTIVE", lost, "wait"],
  ];
  for (const [title, status, outcome, decision] of afterwards) {
    it(`decides "${decision}" right after ${title}`, () => assert.equal(decideAfter(status, outcome), decision));
  }

  it("forgets a lost request once the status has changed", () => {
    const requested = withOutcome(withStatus(NOTHING_REQUESTED, "ACTIVE"), "ACTIVE", "delete", lost);
    assert.equal(withStatus(requested, "DELETE_PENDING").lost, undefined);
  });
});
