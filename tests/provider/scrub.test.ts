import assert from "node:assert/strict";
import { TRAINED_MODEL } from "../../provider/kinds/trained-model";
import { scrub, scrubbed } from "../../provider/service/scrub";
import { ApiError } from "../../sdk/client";
import { allInputs } from "../support/inputs/valid-inputs";

const inputs = {
  ...allInputs(),
  hyperparameters: { token: 's3"cr\u00e9t', k: "7" },
  description: "about fraud",
} as Record<string, unknown>;

describe("scrub()", () => {
  it("removes strings and keys in plain text, JSON and URLs", () => {
    const json = JSON.stringify('s3"cr\u00e9t').slice(1, -1);
    const message = `bad s3"cr\u00e9t, ${json}, ${encodeURIComponent('s3"cr\u00e9t')}, token, about fraud and fraud-v2`;
    assert.equal(
      scrub(TRAINED_MODEL.inputs, message, inputs),
      "bad [input], [input], [input], [input], [input] and [input]",
    );
  });

  it("removes short values only as whole words", () => {
    assert.equal(
      scrub(TRAINED_MODEL.inputs, "value 7 of 70, quota 1.7, '7'", inputs),
      "value [input] of 70, quota 1.7, '[input]'",
    );
  });

  it("removes ARNs, numbers and AWS's words, because a transform may have made any of them a secret", () => {
    const message = `${inputs.kmsKeyArn} in ml.m5.2xlarge with 7200 and FastFile`;
    assert.equal(scrub(TRAINED_MODEL.inputs, message, inputs), "[input] in [input] with [input] and [input]");
  });

  it("keeps other ARNs and single digits", () => {
    const message = `${String(inputs.kmsKeyArn).replace("key/", "key/other-")}: 2 of 5`;
    assert.equal(scrub(TRAINED_MODEL.inputs, message, inputs), message);
  });

  it("handles strings with special characters of patterns, and lone surrogates", () => {
    assert.equal(
      scrub(TRAINED_MODEL.inputs, "a .* b $& c", { tags: { ".*": "$&", x: "\ud800" } }),
      "a [input] b [input] c",
    );
  });
});

describe("scrubbed()", () => {
  it("keeps the words before the code", async () => {
    const refusal = {
      code: "ValidationException",
      httpStatusCode: 400,
      serviceMessage: "fraud-v2 is bad",
      requestId: "r",
    };
    const error = new ApiError(
      { operation: "CreateTrainedModel", action: "create trained model", subject: "fraud-v2" },
      refusal,
    );
    await assert.rejects(scrubbed(TRAINED_MODEL.inputs, inputs, Promise.reject(error)), {
      message: 'Cannot create trained model "fraud-v2": ValidationException: [input] is bad (request r)',
    });
  });

  it("leaves other errors and results unchanged", async () => {
    const error = new Error("fraud-v2");
    const failing = scrubbed(TRAINED_MODEL.inputs, inputs, Promise.reject(error));
    await assert.rejects(failing, (thrown) => thrown === error && error.message === "fraud-v2");
    assert.equal(await scrubbed(TRAINED_MODEL.inputs, inputs, Promise.resolve("fraud-v2")), "fraud-v2");
  });
});
