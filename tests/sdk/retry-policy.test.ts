import assert from "node:assert/strict";
import { ApiError, TransportError } from "../../sdk/errors";
import { createRetryBudget, failureKind, findRetryAfterMs, retryDelayMs } from "../../sdk/retry-policy";

const context = { operation: "GetTrainedModel", action: "get trained model" };
const answered = (httpStatusCode: number, code: string): ApiError =>
  new ApiError(context, { code, httpStatusCode, serviceMessage: "" });
const broken = (code: string): TransportError => new TransportError(context, { code, outcome: "unknown", reason: "" });

describe("retryDelayMs()", () => {
  for (const [kind, repeats, longestMs] of [
    ["transient", 0, 100],
    ["transient", 1, 200],
    ["transient", 2, 400],
    ["transient", 7, 12_800],
    ["transient", 8, 20_000],
    ["transient", 60, 20_000],
    ["throttling", 0, 500],
    ["throttling", 1, 1000],
    ["throttling", 5, 16_000],
    ["throttling", 6, 20_000],
  ] as const) {
    it(`waits up to ${longestMs} ms before retry ${repeats + 1} of a ${kind} failure`, () => {
      assert.equal(
        retryDelayMs({ kind, repeats }, () => 1),
        longestMs,
      );
      assert.equal(
        retryDelayMs({ kind, repeats }, () => 0.5),
        longestMs / 2,
      );
      assert.equal(
        retryDelayMs({ kind, repeats }, () => 0),
        0,
      );
    });
  }

  it("randomizes the delays", () => {
    const delaysMs = Array.from({ length: 200 }, () => retryDelayMs({ kind: "throttling", repeats: 6 }));
    assert.ok(Math.min(...delaysMs) < 5_000 && Math.max(...delaysMs) > 15_000);
  });

  for (const [retryAfterMs, expectedMs] of [
    [0, 50],
    [49, 50],
    [1_000, 1_000],
    [5_050, 5_050],
    [5_051, 5_050],
    [86_400_000, 5_050],
  ] as const) {
    it(`uses retry-after ${retryAfterMs} ms within its own delay and 5 s more: ${expectedMs} ms`, () => {
      assert.equal(
        retryDelayMs({ kind: "transient", repeats: 0, retryAfterMs }, () => 0.5),
        expectedMs,
      );
    });
  }
});

describe("findRetryAfterMs()", () => {
  const nowMs = Date.UTC(2026, 0, 2, 3, 4, 5);
  for (const [headers, expectedMs] of [
    [{}, undefined],
    [{ "retry-after": "2" }, 2_000],
    [{ "retry-after": "0.5" }, 500],
    [{ "retry-after": "Fri, 02 Jan 2026 03:04:15 GMT" }, 10_000],
    [{ "retry-after": "Fri, 02 Jan 2026 03:04:00 GMT" }, 0],
    [{ "retry-after": "soon" }, undefined],
    [{ "retry-after": "" }, undefined],
    [{ "x-amz-retry-after": "1500" }, 1_500],
    [{ "x-amz-retry-after": "soon", "retry-after": "3" }, 3_000],
  ] as const) {
    it(`reads ${JSON.stringify(headers)} as ${expectedMs}`, () => {
      assert.equal(findRetryAfterMs(headers, nowMs), expectedMs);
    });
  }
});

describe("failureKind()", () => {
  for (const [error, expected] of [
    [answered(429, "ThrottlingException"), "throttling"],
    [answered(400, "ThrottlingException"), "throttling"],
    [answered(429, "HTTP 429"), "throttling"],
    [answered(503, "SlowDown"), "throttling"],
    [answered(400, "TooManyRequestsException"), "throttling"],
    [answered(500, "InternalServiceException"), "transient"],
    [answered(502, "HTTP 502"), "transient"],
    [answered(503, "HTTP 503"), "transient"],
    [answered(504, "HTTP 504"), "transient"],
    [answered(408, "RequestTimeout"), "transient"],
    [answered(400, "RequestTimeoutException"), "transient"],
    [answered(501, "HTTP 501"), "final"],
    [answered(400, "ValidationException"), "final"],
    [answered(402, "ServiceQuotaExceededException"), "final"],
    [answered(404, "ResourceNotFoundException"), "final"],
    [answered(409, "ConflictException"), "final"],
    [answered(403, "AccessDeniedException"), "final"],
    [answered(403, "AccessDenied"), "final"],
    [answered(403, "UnrecognizedClientException"), "final"],
    [answered(403, "InvalidSignatureException"), "clock-skew"],
    [answered(403, "SignatureDoesNotMatch"), "clock-skew"],
    [answered(403, "RequestTimeTooSkewed"), "clock-skew"],
    [answered(400, "RequestExpired"), "clock-skew"],
    [answered(403, "ExpiredTokenException"), "expired-credentials"],
    [answered(400, "ExpiredToken"), "expired-credentials"],
    [broken("ECONNRESET"), "transient"],
    [broken("ECONNREFUSED"), "transient"],
    [broken("EPIPE"), "transient"],
    [broken("ETIMEDOUT"), "transient"],
    [broken("EHOSTUNREACH"), "transient"],
    [broken("ENETUNREACH"), "transient"],
    [broken("ENOTFOUND"), "transient"],
    [broken("EAI_AGAIN"), "transient"],
    [broken("UNREADABLE_RESPONSE"), "transient"],
    [broken("CREDENTIALS_UNAVAILABLE"), "final"],
    [broken("DEPTH_ZERO_SELF_SIGNED_CERT"), "final"],
    [broken("CERT_HAS_EXPIRED"), "final"],
    [broken("UNKNOWN"), "final"],
  ] as const) {
    const status = error.httpStatusCode === undefined ? "" : `${error.httpStatusCode} `;
    it(`classifies ${status}${error.code} as ${expected}`, () => {
      assert.equal(failureKind(error), expected);
    });
  }

  it("decides on the code, not on the message", () => {
    const message = "Signature expired: ThrottlingException, ECONNRESET";
    const error = new ApiError(context, { code: "ValidationException", httpStatusCode: 400, serviceMessage: message });
    assert.equal(failureKind(error), "final");
  });
});

describe("createRetryBudget()", () => {
  it("allows 100 retries of 5 tokens and no more", () => {
    const budget = createRetryBudget();
    for (let repeat = 0; repeat < 100; repeat++) assert.equal(budget.take("ECONNRESET"), 5);
    assert.equal(budget.take("ECONNRESET"), undefined);
  });

  it("takes 10 tokens for a retry after a timeout", () => {
    const budget = createRetryBudget();
    for (let repeat = 0; repeat < 50; repeat++) assert.equal(budget.take("ETIMEDOUT"), 10);
    assert.equal(budget.take("ThrottlingException"), undefined);
  });

  it("receives the cost of a successful retry, or 1 for a call without a retry, up to 500", () => {
    const budget = createRetryBudget();
    for (let repeat = 0; repeat < 100; repeat++) budget.take("ECONNRESET");
    budget.giveBack(5);
    assert.equal(budget.take("ECONNRESET"), 5);
    for (let call = 0; call < 5; call++) budget.giveBack();
    assert.equal(budget.take("ECONNRESET"), 5);
    assert.equal(budget.take("ECONNRESET"), undefined);
    for (let call = 0; call < 2000; call++) budget.giveBack();
    for (let repeat = 0; repeat < 100; repeat++) assert.equal(budget.take("ECONNRESET"), 5);
    assert.equal(budget.take("ECONNRESET"), undefined);
  });
});
