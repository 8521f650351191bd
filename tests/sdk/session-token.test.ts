import assert from "node:assert/strict";
import { withoutSessionToken } from "../../sdk/session-token";
import { membershipIdentifier } from "../support/inputs/valid-inputs";
import { cannedClient } from "../support/network/canned-send";

const token = "IQoJb3JpZ2luX2Vj/EXAMPLE+token==";
const request = { headers: { "x-amz-security-token": token } } as unknown as Parameters<typeof withoutSessionToken>[1];

describe("withoutSessionToken()", () => {
  for (const [described, written] of [
    ["unchanged", token],
    ["in JSON that escapes slashes", token.replaceAll("/", "\\/")],
    [
      "in JSON that escapes more characters",
      token.replaceAll("/", "\\u002f").replaceAll("+", "\\u002B").replaceAll("=", "\\u003d"),
    ],
    ["in a URL", encodeURIComponent(token)],
    ["in a URL, in lower case", encodeURIComponent(token).toLowerCase()],
  ] as const) {
    it(`removes a token from an error: ${described}`, () => {
      const answer = { statusCode: 403, headers: {}, body: `{"message":"x-amz-security-token:${written}\\nhost"}` };
      assert.equal(
        withoutSessionToken(answer, request).body,
        '{"message":"x-amz-security-token:[session token]\\nhost"}',
      );
    });
  }

  it("removes it from a page that is not an output, even with a status of success", () => {
    const answer = { statusCode: 200, headers: {}, body: `<html>${token}</html>` };
    assert.equal(withoutSessionToken(answer, request).body, "<html>[session token]</html>");
  });

  it("does not change an output, whatever it contains", () => {
    const answer = { statusCode: 200, headers: {}, body: `{"hyperparameters":{"note":"${token}"}}` };
    assert.equal(withoutSessionToken(answer, request), answer);
  });

  it("does not remove a token that is shorter than any real one", () => {
    const short = { headers: { "x-amz-security-token": "t" } } as unknown as typeof request;
    const answer = { statusCode: 403, headers: {}, body: '{"message":"not that"}' };
    assert.equal(withoutSessionToken(answer, short), answer);
  });
});

describe("an error that repeats the signed headers", () => {
  it("does not contain the session token in any member", async () => {
    const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: token };
    const message = `The canonical string should have been: host:x\\nx-amz-security-token:${token}`;
    const { client } = cannedClient(
      [
        {
          statusCode: 403,
          headers: { "x-amzn-errortype": "SignatureDoesNotMatch" },
          body: JSON.stringify({ message }),
        },
      ],
      { credentials },
    );
    await assert.rejects(client.listTrainedModels({ membershipIdentifier }), (error) => {
      const shown = `${(error as Error).stack} ${JSON.stringify(error)}`;
      assert.ok(shown.includes("[session token]") && !shown.includes(token), shown);
      return true;
    });
  });
});
