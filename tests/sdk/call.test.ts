import assert from "node:assert/strict";
import { ApiError, TransportError } from "../../sdk/client";
import type { AwsCredentialIdentity } from "../../sdk/credential-types";
import type { HttpRequest } from "../../sdk/request";
import { membershipIdentifier, validInputs } from "../support/inputs/valid-inputs";
import { type Canned, cannedClient, ok, refusal } from "../support/network/canned-send";
import { passingClock } from "../support/time/passing-clock";

const trainedModelArn = "arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/m/trained-model/a";
const model = { membershipIdentifier, trainedModelArn };
const throttled = refusal(429, "ThrottlingException");
const reset: Canned = { fails: "ECONNRESET", wasSent: true };
const refused: Canned = { fails: "ECONNREFUSED", wasSent: false };
const hourMs = 3_600_000;

/** A service with its own clock, which returns an error if the date of the signature differs by more than 5 minutes. */
function serviceAt(offsetMs: number): (request: HttpRequest, clock: { nowMs(): number }) => Canned {
  return (request, clock) => {
    const serviceMs = clock.nowMs() + offsetMs;
    const date = { date: new Date(serviceMs).toUTCString() };
    return Math.abs(signedMs(request) - serviceMs) > 300_000
      ? refusal(403, "InvalidSignatureException", date)
      : { ...ok, headers: date };
  };
}

function signedMs({ headers }: HttpRequest): number {
  return Date.parse(
    (headers["x-amz-date"] ?? "").replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"),
  );
}

describe("a call", () => {
  it("returns the output with its metadata and keeps unknown members", async () => {
    const { client } = cannedClient([
      {
        statusCode: 200,
        headers: { "x-amzn-requestid": "request-1", date: "Fri, 02 Jan 2026 03:04:05 GMT" },
        body: '{"trainedModelArn":"arn","aNewMember":{"a":[1]}}',
      },
    ]);
    assert.deepEqual(await client.createTrainedModel(validInputs()), {
      trainedModelArn: "arn",
      aNewMember: { a: [1] },
      $metadata: { httpStatusCode: 200, requestId: "request-1", dateMs: Date.UTC(2026, 0, 2, 3, 4, 5), attempts: 1 },
    });
  });

  it("is attempted three times, with growing delays on the given clock, and then fails with the last error", async () => {
    const { client, sent, clock } = cannedClient([refusal(500, "InternalServiceException")]);
    await assert.rejects(
      client.getTrainedModel(model),
      (error) => error instanceof ApiError && error.httpStatusCode === 500,
    );
    assert.equal(sent.length, 3);
    assert.equal(clock.sleepsMs.length, 2);
    assert.ok((clock.sleepsMs[0] ?? 999) <= 100 && (clock.sleepsMs[1] ?? 999) <= 200);
  });

  for (const maxAttempts of [1, 2, 7]) {
    it(`is attempted ${maxAttempts} times if the client's options say so`, async () => {
      const { client, sent } = cannedClient([reset], { maxAttempts });
      await assert.rejects(client.listTrainedModels({ membershipIdentifier }), TransportError);
      assert.equal(sent.length, maxAttempts);
    });
  }

  it("is signed again for each attempt, with the same invocation id", async () => {
    const clock = passingClock();
    const { client, sent } = cannedClient(
      () => {
        clock.pass(2_000);
        return sent.length < 3 ? reset : ok;
      },
      {},
      clock,
    );
    const output = await client.listTagsForResource({ resourceArn: trainedModelArn });
    assert.equal(output.$metadata.attempts, 3);
    const valuesOf = (header: string): number => new Set(sent.map(({ headers }) => headers[header])).size;
    assert.equal(valuesOf("amz-sdk-invocation-id"), 1);
    assert.equal(valuesOf("authorization"), 3);
    assert.equal(valuesOf("x-amz-date"), 3);
    assert.deepEqual(
      sent.map(({ headers }) => headers["amz-sdk-request"]),
      ["attempt=1; max=3", "attempt=2; max=3", "attempt=3; max=3"],
    );
  });

  it("waits as long as retry-after says, within bounds", async () => {
    const { client, clock } = cannedClient([refusal(503, "ServiceUnavailable", { "retry-after": "2" }), ok]);
    await client.listTagsForResource({ resourceArn: "r" });
    assert.deepEqual(clock.sleepsMs, [2_000]);
  });

  it("calls beforeSend before each attempt, and sends nothing once it throws", async () => {
    const { client, sent } = cannedClient([throttled]);
    const stop = new Error("stop");
    let asked = 0;
    const beforeSend = (): void => {
      asked++;
      if (asked === 2) throw stop;
    };
    await assert.rejects(client.createTrainedModel(validInputs(), { beforeSend }), (error) => error === stop);
    assert.equal(sent.length, 1);
  });

  describe("that creates", () => {
    for (const [described, canned] of [
      ["a reset after sending", reset],
      ["a timeout after sending", { fails: "ETIMEDOUT", wasSent: true }],
      ["500", refusal(500, "InternalServiceException")],
      ["502 from a gateway", { statusCode: 502, body: "<html>Bad gateway</html>" }],
      ["an empty 503", { statusCode: 503 }],
      ["504", { statusCode: 504 }],
      ["throttling with a status of 503", refusal(503, "ThrottlingException")],
      ["a response that is not JSON", { statusCode: 200, body: "<html>" }],
      ["a response without an ARN", { statusCode: 200, body: "{}" }],
      ["an empty response", { statusCode: 200, body: "" }],
    ] as [string, Canned][]) {
      it(`is not repeated after ${described}, because the service may have performed it`, async () => {
        const { client, sent } = cannedClient([canned, ok]);
        await assert.rejects(
          client.createTrainedModel(validInputs()),
          (error) => (error instanceof ApiError || error instanceof TransportError) && error.outcome === "unknown",
        );
        assert.equal(sent.length, 1);
      });
    }

    for (const [described, canned] of [
      ["throttling", throttled],
      ["a refused connection", refused],
      ["an unknown host", { fails: "ENOTFOUND", wasSent: false }],
      ["a timeout before sending", { fails: "ETIMEDOUT", wasSent: false }],
    ] as [string, Canned][]) {
      it(`is repeated after ${described}, because the service has not performed it`, async () => {
        const { client, sent } = cannedClient([canned, ok]);
        assert.equal((await client.createTrainedModel(validInputs())).$metadata.attempts, 2);
        assert.equal(sent.length, 2);
        assert.equal(sent[0]?.body, sent[1]?.body);
      });
    }

    for (const canned of [
      refusal(402, "ServiceQuotaExceededException"),
      refusal(400, "ValidationException"),
      refusal(409, "ConflictException"),
      refusal(403, "AccessDeniedException"),
      refusal(408, "RequestTimeout"),
    ]) {
      it(`is not repeated after ${JSON.stringify(canned)}`, async () => {
        const { client, sent } = cannedClient([canned, ok]);
        await assert.rejects(client.createTrainedModel(validInputs()), { outcome: "refused" });
        assert.equal(sent.length, 1);
      });
    }
  });

  it("reports the exceeded quota", async () => {
    const { client } = cannedClient([
      {
        statusCode: 402,
        headers: { "x-amzn-errortype": "ServiceQuotaExceededException", "x-amzn-requestid": "r" },
        body: '{"message":"Too many.","quotaName":"Trainings","quotaValue":5}',
      },
    ]);
    await assert.rejects(client.createTrainedModel(validInputs()), {
      name: "ApiError",
      message: 'Cannot create trained model "fraud-v2": ServiceQuotaExceededException: Too many (request r)',
      code: "ServiceQuotaExceededException",
      quotaName: "Trainings",
      quotaValue: 5,
      serviceMessage: "Too many.",
      requestId: "r",
    });
  });

  for (const [method, canned] of [
    ["getTrainedModel", reset],
    ["getTrainedModel", { statusCode: 200, body: "<html>" }],
    ["cancelTrainedModel", reset],
    ["deleteTrainedModelOutput", { statusCode: 503 }],
  ] as ["getTrainedModel" | "cancelTrainedModel" | "deleteTrainedModelOutput", Canned][]) {
    it(`of ${method} is repeated after ${JSON.stringify(canned)}, because it is idempotent`, async () => {
      const complete = {
        statusCode: 200,
        body: '{"trainedModelArn":"a","name":"n","status":"ACTIVE","createTime":"t"}',
      };
      const { client, sent } = cannedClient([canned, complete]);
      await client[method](model);
      assert.equal(sent.length, 2);
    });
  }

  it("reports that an earlier attempt may have been performed, even if the last one was not sent", async () => {
    const { client } = cannedClient([reset, refused]);
    await assert.rejects(client.deleteTrainedModelOutput(model), { code: "ECONNREFUSED", outcome: "unknown" });
  });

  it("is not repeated once the client's retry budget is used up, until calls succeed again", async () => {
    let answer: Canned = refusal(500, "InternalServiceException");
    const { client, sent } = cannedClient(() => answer, { maxAttempts: 2 });
    for (let call = 0; call < 100; call++)
      await client.untagResource({ resourceArn: "r", tagKeys: [] }).catch(() => {});
    assert.equal(sent.length, 200);
    await assert.rejects(client.untagResource({ resourceArn: "r", tagKeys: [] }));
    assert.equal(sent.length, 201);
    answer = ok;
    for (let call = 0; call < 5; call++) await client.untagResource({ resourceArn: "r", tagKeys: [] });
    answer = refusal(500, "InternalServiceException");
    await assert.rejects(client.untagResource({ resourceArn: "r", tagKeys: [] }));
    assert.equal(sent.length, 208);
  });

  it("does not count a throttled attempt while other calls of the same operation succeed", async () => {
    const { client, sent } = cannedClient(async ({ path }) => {
      if (!path.includes("starved")) return ok;
      if (sent.filter((request) => request.path.includes("starved")).length > 6) return ok;
      await client.listTagsForResource({ resourceArn: "other" });
      return throttled;
    });
    assert.equal((await client.listTagsForResource({ resourceArn: "starved" })).$metadata.attempts, 7);
  });

  it("ends after its attempts if it is throttled, even while calls of other operations succeed", async () => {
    const { client, sent } = cannedClient(async ({ path }) => {
      if (path.startsWith("/tags/")) return ok;
      await client.listTagsForResource({ resourceArn: "other" });
      return throttled;
    });
    await assert.rejects(client.getTrainedModel(model), { code: "ThrottlingException", outcome: "refused" });
    assert.equal(sent.filter(({ path }) => !path.startsWith("/tags/")).length, 3);
  });

  describe("on a machine with a wrong clock", () => {
    for (const offsetMs of [2 * hourMs, -2 * hourMs]) {
      it(`by ${offsetMs / hourMs} h succeeds after one rejected attempt, even for a create`, async () => {
        const { client, sent } = cannedClient(serviceAt(offsetMs));
        assert.equal((await client.createTrainedModel(validInputs())).$metadata.attempts, 2);
        await client.createTrainedModel(validInputs());
        assert.equal(sent.length, 3);
      });

      it(`by ${offsetMs / hourMs} h succeeds for 50 concurrent calls`, async () => {
        const { client, sent } = cannedClient(async (request, clock) => {
          const answer = serviceAt(offsetMs)(request, clock);
          await new Promise(setImmediate);
          return answer;
        });
        await Promise.all(Array.from({ length: 50 }, () => client.createTrainedModel(validInputs())));
        assert.ok(sent.length <= 100, `${sent.length} attempts`);
      });
    }

    it("does not count the attempt, even if only one is allowed", async () => {
      const { client } = cannedClient(serviceAt(2 * hourMs), { maxAttempts: 1 });
      assert.equal((await client.listTagsForResource({ resourceArn: "r" })).$metadata.attempts, 2);
    });

    it("is not repeated if the clock is right, because then the secret key is wrong", async () => {
      const clock = passingClock();
      const date = { date: new Date(clock.nowMs() + 30_000).toUTCString() };
      const { client, sent } = cannedClient([refusal(403, "InvalidSignatureException", date)], {}, clock);
      await assert.rejects(client.getTrainedModel(model), { code: "InvalidSignatureException" });
      assert.equal(sent.length, 1);
    });

    it("is not repeated forever if the Date header is wrong", async () => {
      let lieMs = 0;
      const { client, sent } = cannedClient((_, clock) => {
        lieMs += hourMs;
        return refusal(403, "RequestTimeTooSkewed", { date: new Date(clock.nowMs() + lieMs).toUTCString() });
      });
      await assert.rejects(client.getTrainedModel(model), { code: "RequestTimeTooSkewed" });
      assert.equal(sent.length, 3);
    });

    it("is not corrected after denied access", async () => {
      const { client, sent } = cannedClient((_, clock) =>
        refusal(403, "AccessDeniedException", { date: new Date(clock.nowMs() + hourMs).toUTCString() }),
      );
      await assert.rejects(client.getTrainedModel(model), { code: "AccessDeniedException" });
      assert.equal(sent.length, 1);
    });
  });

  describe("with expired credentials", () => {
    const numbered = (): { source: () => Promise<AwsCredentialIdentity>; asked: () => number } => {
      let asked = 0;
      const source = async (): Promise<AwsCredentialIdentity> => {
        asked++;
        return { accessKeyId: `KEY${asked}`, secretAccessKey: "secret", sessionToken: `token${asked}` };
      };
      return { source, asked: () => asked };
    };
    const keyOf = ({ headers }: HttpRequest): string =>
      /Credential=(\w+)\//.exec(headers.authorization ?? "")?.[1] ?? "";

    it("is repeated immediately with new ones, even for a create", async () => {
      const { source } = numbered();
      const { client, sent, clock } = cannedClient(
        (request) => (keyOf(request) === "KEY1" ? refusal(403, "ExpiredTokenException") : ok),
        { credentials: source },
      );
      await client.createTrainedModel(validInputs());
      assert.deepEqual(sent.map(keyOf), ["KEY1", "KEY2"]);
      assert.deepEqual(clock.sleepsMs, []);
    });

    it("renews them once for 50 concurrent calls", async () => {
      const { source, asked } = numbered();
      const { client } = cannedClient(
        async (request) => {
          await new Promise(setImmediate);
          return keyOf(request) === "KEY1" ? refusal(403, "ExpiredToken") : ok;
        },
        { credentials: source },
      );
      await Promise.all(Array.from({ length: 50 }, () => client.listTagsForResource({ resourceArn: "r" })));
      assert.equal(asked(), 2);
    });

    it("is repeated only once", async () => {
      const { source } = numbered();
      const { client, sent } = cannedClient([refusal(403, "ExpiredTokenException")], { credentials: source });
      await assert.rejects(client.getTrainedModel(model), {
        code: "ExpiredTokenException",
        outcome: "refused",
        message: /; renew the session \(aws sso login, or new keys\)$/,
      });
      assert.equal(sent.length, 2);
    });

    it("is not repeated if there are no new ones", async () => {
      const { client, sent } = cannedClient([refusal(403, "ExpiredTokenException")]);
      await assert.rejects(client.getTrainedModel(model), { code: "ExpiredTokenException" });
      assert.equal(sent.length, 1);
    });

    it("fails with the source's reason if the source fails", async () => {
      let asked = 0;
      const { client } = cannedClient([refusal(403, "ExpiredTokenException")], {
        credentials: async () => {
          if (asked++ > 0) throw new Error("The SSO session has expired. Run aws sso login.");
          return { accessKeyId: "KEY", secretAccessKey: "secret" };
        },
      });
      await assert.rejects(client.getTrainedModel(model), {
        code: "CREDENTIALS_UNAVAILABLE",
        outcome: "not-sent",
        message: `Cannot get trained model "${trainedModelArn}": CREDENTIALS_UNAVAILABLE: The SSO session has expired. Run aws sso login`,
      });
    });
  });

  it("sends nothing and does not retry without credentials", async () => {
    const { client, sent, clock } = cannedClient([ok], {
      credentials: async () => {
        throw new Error("no credentials anywhere");
      },
    });
    await assert.rejects(client.createTrainedModel(validInputs()), {
      code: "CREDENTIALS_UNAVAILABLE",
      outcome: "not-sent",
    });
    assert.equal(sent.length, 0);
    assert.deepEqual(clock.sleepsMs, []);
  });

  for (const identity of [{ accessKeyId: "", secretAccessKey: "s" }, {}, undefined]) {
    it(`sends nothing if the credential source returns ${JSON.stringify(identity)}`, async () => {
      const { client, sent } = cannedClient([ok], { credentials: async () => identity as AwsCredentialIdentity });
      await assert.rejects(client.getTrainedModel(model), { code: "CREDENTIALS_UNAVAILABLE", outcome: "not-sent" });
      assert.equal(sent.length, 0);
    });
  }

  for (const [given, message] of [
    [undefined, 'Cannot list trained models of membership "11111111-2222-3333-4444-555555555555": NoException'],
    ["my model", 'Cannot list trained models for "my model": NoException'],
    ["", "Cannot list trained models: NoException"],
  ] as const) {
    it(`names ${given === undefined ? "the membership" : `"${given}" and no membership`} in the error of a list`, async () => {
      const { client } = cannedClient([refusal(403, "NoException")]);
      await assert.rejects(client.listTrainedModels({ membershipIdentifier }, { subject: given }), {
        message: new RegExp(`^${message}`),
      });
    });
  }

  it("shows the given subject instead of the one in the input", async () => {
    const { client } = cannedClient([refusal(400, "ValidationException")]);
    await assert.rejects(client.createTrainedModel(validInputs(), { subject: "my model" }), {
      message: 'Cannot create trained model "my model": ValidationException: The service says no',
      subject: "my model",
    });
  });
});
