import assert from "node:assert/strict";
import fc from "fast-check";
import { getOperation, type OperationKey, operations } from "../../sdk/operations";
import { buildRequest, requestTarget } from "../../sdk/request";
import { allInputs, membershipIdentifier, validInputs } from "../support/inputs/valid-inputs";

const endpoint = new URL("https://cleanrooms-ml.us-east-1.amazonaws.com");
const trainedModelArn = `arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/${membershipIdentifier}/trained-model/aaaa-bbbb`;

describe("buildRequest()", () => {
  it("puts the membership of CreateTrainedModel into the path and everything else into the body", () => {
    const { membershipIdentifier: _inPath, ...body } = allInputs();
    const request = buildRequest(getOperation("createTrainedModel"), { input: { ...allInputs() }, endpoint });
    assert.deepEqual(
      { ...request, body: JSON.parse(request.body ?? "") },
      {
        method: "POST",
        protocol: "https:",
        hostname: "cleanrooms-ml.us-east-1.amazonaws.com",
        path: `/memberships/${membershipIdentifier}/trained-models`,
        query: {},
        headers: { host: "cleanrooms-ml.us-east-1.amazonaws.com", "content-type": "application/json" },
        body,
      },
    );
  });

  it("sends no body and no content type if the operation has none", () => {
    assert.deepEqual(
      buildRequest(getOperation("getTrainedModel"), {
        input: { membershipIdentifier, trainedModelArn, versionIdentifier: "v1" },
        endpoint,
      }),
      {
        method: "GET",
        protocol: "https:",
        hostname: "cleanrooms-ml.us-east-1.amazonaws.com",
        path: `/memberships/${membershipIdentifier}/trained-models/arn%3Aaws%3Acleanrooms-ml%3Aus-east-1%3A123456789012%3Amembership%2F${membershipIdentifier}%2Ftrained-model%2Faaaa-bbbb`,
        query: { versionIdentifier: "v1" },
        headers: { host: "cleanrooms-ml.us-east-1.amazonaws.com" },
      },
    );
  });

  it("omits absent and null members from the query and at any depth of the body", () => {
    const input = {
      ...validInputs(),
      description: undefined,
      tags: null,
      resourceConfig: { instanceType: "ml.m5.large", instanceCount: undefined, volumeSizeInGB: 1 },
      stoppingCondition: { maxRuntimeInSeconds: null },
    };
    const body = JSON.parse(buildRequest(getOperation("createTrainedModel"), { input, endpoint }).body ?? "");
    assert.deepEqual(Object.keys(body).sort(), [
      "configuredModelAlgorithmAssociationArn",
      "dataChannels",
      "name",
      "resourceConfig",
      "stoppingCondition",
    ]);
    assert.deepEqual(body.resourceConfig, { instanceType: "ml.m5.large", volumeSizeInGB: 1 });
    assert.deepEqual(body.stoppingCondition, {});
    const list = { membershipIdentifier, nextToken: undefined, maxResults: null };
    assert.deepEqual(buildRequest(getOperation("listTrainedModels"), { input: list, endpoint }).query, {});
  });

  it("keeps empty values, such as a description or a map of tags", () => {
    const input = { ...validInputs(), description: "", tags: {} };
    const body = JSON.parse(buildRequest(getOperation("createTrainedModel"), { input, endpoint }).body ?? "");
    assert.equal(body.description, "");
    assert.deepEqual(body.tags, {});
  });

  it("encodes any label as one segment", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (resourceArn) => {
        const { path } = buildRequest(getOperation("listTagsForResource"), { input: { resourceArn }, endpoint });
        assert.match(path, /^\/tags\/([A-Za-z0-9._~-]|%[0-9A-F]{2})+$/);
        assert.equal(decodeURIComponent(path.slice("/tags/".length)), resourceArn);
      }),
    );
  });

  it("repeats a query member for each entry of a list", () => {
    const request = buildRequest(getOperation("untagResource"), {
      input: { resourceArn: "r", tagKeys: ["a b", "c&d"] },
      endpoint,
    });
    assert.equal(requestTarget(request), "/tags/r?tagKeys=a%20b&tagKeys=c%26d");
  });

  it("sets host with the port of the endpoint, if it has one, and uses the endpoint's path as a prefix", () => {
    const request = buildRequest(getOperation("listTagsForResource"), {
      input: { resourceArn: "r" },
      endpoint: new URL("http://localhost:4580/proxy/"),
    });
    assert.equal(request.headers.host, "localhost:4580");
    assert.equal(request.port, 4580);
    assert.equal(request.path, "/proxy/tags/r");
  });

  it("does not change its input", () => {
    const input = Object.freeze({ ...validInputs() });
    buildRequest(getOperation("createTrainedModel"), { input, endpoint });
    assert.deepEqual({ ...input }, validInputs());
  });

  for (const operation of (Object.keys(operations) as OperationKey[]).map(getOperation)) {
    for (const [, member = ""] of operation.path.matchAll(/\{(\w+)\}/g)) {
      for (const [described, value] of [
        ["missing", undefined],
        ["null", null],
        ["empty", ""],
        ["not a string", 7],
      ] as const) {
        it(`rejects ${operation.name} if ${member} is ${described}`, () => {
          const input = { membershipIdentifier, trainedModelArn, resourceArn: trainedModelArn, [member]: value };
          assert.throws(() => buildRequest(operation, { input, endpoint }), {
            name: "TypeError",
            message: `Cannot ${operation.action}: ${member}: expected a non-empty string`,
          });
        });
      }
    }
  }
});
