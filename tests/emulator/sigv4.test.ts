import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReceivedRequest } from "../../emulator/http/request";
import { canonicalRequest } from "../../emulator/signature/canonical-request";
import { signatureOf, stringToSign } from "../../emulator/signature/signature";
import { verifySignature } from "../../emulator/signature/sigv4";
import { type Bench, startBench } from "../support/emulator/emulator-bench";
import { keys, modelsPath, send, signedCall } from "../support/emulator/signed-call";

const signedAtMs = Date.UTC(2026, 0, 2, 3, 4, 5);
const arn =
  "arn%3Aaws%3Acleanrooms-ml%3Aus-east-1%3A123456789012%3Amembership%2F11111111-2222-3333-4444-555555555555%2Ftrained-model%2Faaaa-bbbb";
const path = `/memberships/11111111-2222-3333-4444-555555555555/trained-models/${arn}`;

describe("verifySignature()", () => {
  // Signed with botocore 1.43.67 for this host.
  const host = "cleanrooms-ml.us-east-1.amazonaws.com";
  const request = (given: { method: string; rawQuery: string; signature: string }): ReceivedRequest => ({
    method: given.method,
    rawPath: path,
    rawQuery: given.rawQuery,
    headers: [
      ["Host", host],
      ["X-Amz-Date", "20260102T030405Z"],
      [
        "Authorization",
        `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-east-1/cleanrooms-ml/aws4_request, SignedHeaders=host;x-amz-date, Signature=${given.signature}`,
      ],
    ],
    body: Buffer.alloc(0),
  });
  const seen = { credentials: [keys], nowMs: signedAtMs };

  it("accepts botocore's signature of a GET of one model", () => {
    const signature = "6e3d7f8df8e1b52c0a467c56bf2ae429a3d2c8e0d921c6b4bd1975a10b6c6d5e";
    assert.equal(verifySignature(request({ method: "GET", rawQuery: "", signature }), seen).region, "us-east-1");
  });

  it("accepts botocore's signature of a PATCH with a query", () => {
    const signature = "0bc758b5658e3a8fb32f309bfeb5d36afac8a8823c7c4ed46c8e521a4abfcf91";
    const rawQuery = "versionIdentifier=99999999-2222-3333-4444-555555555555";
    assert.equal(verifySignature(request({ method: "PATCH", rawQuery, signature }), seen).region, "us-east-1");
  });

  it("rejects the same signature for another method", () => {
    const signature = "6e3d7f8df8e1b52c0a467c56bf2ae429a3d2c8e0d921c6b4bd1975a10b6c6d5e";
    assert.throws(() => verifySignature(request({ method: "DELETE", rawQuery: "", signature }), seen), {
      code: "InvalidSignatureException",
    });
  });
});

describe("canonicalRequest() and signatureOf() with AWS's vectors", () => {
  const folder = join(__dirname, "../../../shared/vectors/sigv4");
  const cases = existsSync(folder) ? readdirSync(folder).filter((name) => !/^[A-Z]/.test(name)) : [];
  if (cases.length === 0) it.skip("skipped: the vectors are not in the folder next to this repository");
  for (const name of cases) {
    const file = (part: string): string => readFileSync(join(folder, name, part), "utf8").replaceAll("\r\n", "\n");
    const context = JSON.parse(file("context.json"));
    // Only S3 has paths that are not normalized.
    if (context.normalize === false) continue;
    it(name, () => {
      const canonical = file("header-canonical-request.txt");
      const signedHeaders = (canonical.split("\n").at(-2) ?? "").split(";");
      assert.equal(canonicalRequest(parsedRequest(file("header-signed-request.txt")), signedHeaders), canonical);
      const [, date = "", scope = ""] = file("header-string-to-sign.txt").split("\n");
      const [day = "", region = "", service = "", terminator = ""] = scope.split("/");
      const parts = [day, region, service, terminator] as const;
      const text = stringToSign(canonical, { date, scope: parts });
      assert.equal(text, file("header-string-to-sign.txt"));
      const secretAccessKey = context.credentials.secret_access_key;
      assert.equal(signatureOf(text, { scope: parts, secretAccessKey }), file("header-signature.txt").trim());
    });
  }
});

function parsedRequest(text: string): ReceivedRequest {
  const [head = "", body = ""] = text.split("\n\n");
  const [line = "", ...lines] = head.replace(/\n[ \t]+/g, " ").split("\n");
  const [, method = "", target = ""] = /^(\S+) (.*) HTTP\/1\.1$/.exec(line) ?? [];
  const [rawPath = "", rawQuery = ""] = target.split("?");
  const headers = lines.map((header): [string, string] => {
    const cut = header.indexOf(":");
    return [header.slice(0, cut), header.slice(cut + 1)];
  });
  return { method, rawPath, rawQuery, headers, body: Buffer.from(body) };
}

describe("A call with an invalid signature", () => {
  let bench: Bench;
  const list = { method: "GET", path: modelsPath() };
  const temporary = { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "temporary", sessionToken: "token-1" };
  before(async () => {
    bench = await startBench({
      credentials: [keys, temporary, { ...temporary, accessKeyId: "ASIAEXPIRED", expiresAtMs: signedAtMs - 1 }],
    });
  });
  after(() => bench.emulator.close());
  const at = { nowMs: signedAtMs };

  const refused = async (
    options: Parameters<typeof signedCall>[2],
    wanted: { code: string; message: RegExp },
  ): Promise<void> => {
    const answer = await signedCall(bench.emulator.url, list, { ...at, ...options });
    assert.deepEqual([answer.status, answer.headers["x-amzn-errortype"]], [403, wanted.code]);
    assert.match(answer.json.message, wanted.message);
    assert.ok(answer.headers["x-amzn-requestid"]);
    assert.equal(bench.emulator.calls().at(-1)?.errorCode, wanted.code);
  };

  it("is accepted with a valid signature, even with a session token", async () => {
    assert.equal((await signedCall(bench.emulator.url, list, at)).status, 200);
    assert.equal((await signedCall(bench.emulator.url, list, { ...at, credentials: temporary })).status, 200);
  });

  it("is rejected without a signature", async () => {
    const answer = await send(bench.emulator.url, { method: "GET", path: modelsPath(), headers: {} });
    assert.deepEqual(
      [answer.status, answer.headers["x-amzn-errortype"], answer.json],
      [403, "MissingAuthenticationTokenException", { message: "Missing Authentication Token" }],
    );
  });

  it("is rejected with a wrong secret, with the canonical request", () =>
    refused(
      { credentials: { ...keys, secretAccessKey: "wrong" } },
      { code: "InvalidSignatureException", message: /does not match[\s\S]*GET\n\/memberships\// },
    ));

  it("is rejected with an unknown key", () =>
    refused(
      { credentials: { ...keys, accessKeyId: "AKIDOTHER" } },
      { code: "UnrecognizedClientException", message: /security token included in the request is invalid/ },
    ));

  it("is rejected with a wrong, a missing and an unexpected session token", async () => {
    const wanted = { code: "UnrecognizedClientException", message: /invalid/ };
    const { accessKeyId, secretAccessKey } = temporary;
    await refused({ credentials: { ...temporary, sessionToken: "token-2" } }, wanted);
    await refused({ credentials: { accessKeyId, secretAccessKey } }, wanted);
    await refused({ credentials: { ...keys, sessionToken: "token-1" } }, wanted);
  });

  it("is rejected with an expired session", () =>
    refused(
      { credentials: { ...temporary, accessKeyId: "ASIAEXPIRED" } },
      { code: "ExpiredTokenException", message: /expired/ },
    ));

  it("is rejected more than 5 minutes late", async () => {
    await refused(
      { nowMs: signedAtMs - 301_000 },
      {
        code: "InvalidSignatureException",
        message:
          /^Signature expired: 20260102T025904Z is now earlier than 20260102T025905Z \(20260102T030405Z - 5 min\.\)$/,
      },
    );
    const inTime = await signedCall(bench.emulator.url, list, { nowMs: signedAtMs - 300_000 });
    assert.equal(inTime.status, 200);
  });

  it("is rejected more than 5 minutes early", async () => {
    await refused(
      { nowMs: signedAtMs + 301_000 },
      {
        code: "InvalidSignatureException",
        message: /^Signature not yet current: 20260102T030906Z is still later than /,
      },
    );
    const inTime = await signedCall(bench.emulator.url, list, { nowMs: signedAtMs + 300_000 });
    assert.equal(inTime.status, 200);
  });

  it("is rejected for another service", () =>
    refused(
      { service: "cleanrooms" },
      { code: "InvalidSignatureException", message: /scoped to correct service: 'cleanrooms-ml'/ },
    ));

  it("is rejected for an invalid region", () =>
    refused({ region: "nowhere" }, { code: "InvalidSignatureException", message: /valid region, not 'nowhere'/ }));

  const authorization = (change: (header: string) => string) => (headers: Record<string, string>) => {
    headers.authorization = change(headers.authorization ?? "");
  };

  it("is rejected with a scope of another day", () =>
    refused(
      { tamper: authorization((header) => header.replace("/20260102/", "/20260103/")) },
      { code: "InvalidSignatureException", message: /'20260103' != '20260102', from '20260102T030405Z'/ },
    ));

  it("is rejected with another terminator", () =>
    refused(
      { tamper: authorization((header) => header.replace("aws4_request", "aws5_request")) },
      { code: "InvalidSignatureException", message: /valid terminator/ },
    ));

  it("is rejected without host among the signed headers", () =>
    refused(
      { tamper: authorization((header) => header.replace("host;", "")) },
      { code: "InvalidSignatureException", message: /must be a 'SignedHeader'/ },
    ));

  it("is rejected with an x-amz header that is not signed", () =>
    refused(
      {
        tamper: (headers) => {
          headers["x-amz-meta"] = "added";
        },
      },
      { code: "InvalidSignatureException", message: /'x-amz-meta' must be/ },
    ));

  for (const part of ["Credential", "SignedHeaders", "Signature"]) {
    it(`is rejected without ${part}`, () =>
      refused(
        { tamper: authorization((header) => header.replace(`${part}=`, "Nothing=")) },
        { code: "IncompleteSignatureException", message: new RegExp(`requires '${part}' parameter`) },
      ));
  }

  it("is rejected without a date", () =>
    refused(
      {
        tamper: (headers) => {
          delete headers["x-amz-date"];
        },
      },
      { code: "IncompleteSignatureException", message: /'X-Amz-Date' or a 'Date' header/ },
    ));

  it("is rejected with a changed body, but not with the signed one", async () => {
    const call = { method: "POST", path: modelsPath(), body: '{"a":1}' };
    const asSigned = await signedCall(bench.emulator.url, call, at);
    assert.equal(asSigned.headers["x-amzn-errortype"], "ValidationException");
    const changed = await signedCall(bench.emulator.url, call, { ...at, sentBody: '{"a":2}' });
    assert.equal(changed.headers["x-amzn-errortype"], "InvalidSignatureException");
  });

  it("is rejected for a region other than that of its ARN", async () => {
    const answer = await signedCall(bench.emulator.url, { method: "GET", path }, { ...at, region: "eu-west-1" });
    assert.deepEqual([answer.status, answer.headers["x-amzn-errortype"]], [400, "ValidationException"]);
  });

  it("does not log headers with credentials", async () => {
    await signedCall(bench.emulator.url, list, { ...at, credentials: temporary });
    const text = JSON.stringify(bench.emulator.calls());
    assert.ok(!text.includes("token-1") && !text.includes("Signature="));
    assert.equal(bench.emulator.calls().at(-1)?.accessKeyId, "ASIAEXAMPLE");
    assert.ok(bench.emulator.calls().at(-1)?.signedHeaders?.includes("x-amz-security-token"));
  });
});
