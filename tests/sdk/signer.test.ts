import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { getOperation } from "../../sdk/operations";
import { buildRequest, type HttpRequest } from "../../sdk/request";
import { signRequest } from "../../sdk/signer";
import { membershipIdentifier } from "../support/inputs/valid-inputs";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
const endpoint = new URL("https://cleanrooms-ml.us-east-1.amazonaws.com");
const trainedModelArn = `arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/${membershipIdentifier}/trained-model/aaaa-bbbb`;
const context = { credentials, region: "us-east-1", dateMs: Date.UTC(2026, 0, 2, 3, 4, 5) };

describe("signRequest()", () => {
  // Both signatures were generated with botocore 1.43.67.
  it("signs a GET as botocore does", async () => {
    const input = { membershipIdentifier, trainedModelArn };
    const signed = await signRequest(buildRequest(getOperation("getTrainedModel"), { input, endpoint }), context);
    assert.equal(
      signed.headers.authorization,
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-east-1/cleanrooms-ml/aws4_request, SignedHeaders=host;x-amz-date, Signature=6e3d7f8df8e1b52c0a467c56bf2ae429a3d2c8e0d921c6b4bd1975a10b6c6d5e",
    );
    assert.equal(signed.headers["x-amz-date"], "20260102T030405Z");
  });

  it("signs a PATCH with a query as botocore does", async () => {
    const input = { membershipIdentifier, trainedModelArn, versionIdentifier: "99999999-2222-3333-4444-555555555555" };
    const signed = await signRequest(buildRequest(getOperation("cancelTrainedModel"), { input, endpoint }), context);
    assert.match(
      signed.headers.authorization ?? "",
      /Signature=0bc758b5658e3a8fb32f309bfeb5d36afac8a8823c7c4ed46c8e521a4abfcf91$/,
    );
  });

  it("signs the session token of temporary credentials", async () => {
    const request = buildRequest(getOperation("listTagsForResource"), { input: { resourceArn: "r" }, endpoint });
    const signed = await signRequest(request, { ...context, credentials: { ...credentials, sessionToken: "token" } });
    assert.equal(signed.headers["x-amz-security-token"], "token");
    assert.match(signed.headers.authorization ?? "", /SignedHeaders=host;x-amz-date;x-amz-security-token,/);
  });

  it("does not change the request and copies all of it", async () => {
    const input = { resourceArn: "r", tags: { a: "b" } };
    const request = buildRequest(getOperation("tagResource"), { input, endpoint });
    const before = structuredClone(request);
    const { headers, ...signed } = await signRequest(Object.freeze(request), context);
    assert.deepEqual(request, before);
    assert.deepEqual({ ...signed, headers: before.headers }, before);
    assert.equal(headers.host, before.headers.host);
  });

  it("rejects invalid credentials", async () => {
    const request = buildRequest(getOperation("listTagsForResource"), { input: { resourceArn: "r" }, endpoint });
    const nothing = { accessKeyId: undefined, secretAccessKey: undefined } as unknown as typeof credentials;
    await assert.rejects(signRequest(request, { ...context, credentials: nothing }));
  });
});

/** A case of AWS's suite. */
interface Vector {
  readonly name: string;
  readonly request: HttpRequest;
  readonly signature: string;
  readonly context: {
    credentials: { access_key_id: string; secret_access_key: string; token?: string };
    region: string;
    service: string;
    timestamp: string;
    normalize: boolean;
    sign_body: boolean;
    omit_session_token?: boolean;
  };
}

describe("AWS's SigV4 suite", () => {
  // Public: awslabs/aws-c-auth, tests/aws-signing-test-suite/v4, but not in this repository.
  const suite = path.join(__dirname, "..", "..", "..", "shared", "vectors", "sigv4");
  const vectors = existsSync(suite)
    ? readdirSync(suite).filter((name) => existsSync(path.join(suite, name, "context.json")))
    : [];
  const leftOut: string[] = [];
  let passed = 0;

  if (vectors.length === 0) it.skip("skipped: the suite (awslabs/aws-c-auth) is not beside this repository");
  for (const vector of vectors.map((name) => readVector(suite, name))) {
    const reason = reasonToLeaveOut(vector);
    if (reason !== undefined) {
      leftOut.push(`${vector.name}: ${reason}`);
      continue;
    }
    it(vector.name, async () => {
      const { credentials: keys, region, service, timestamp } = vector.context;
      const signed = await signRequest(vector.request, {
        credentials: {
          accessKeyId: keys.access_key_id,
          secretAccessKey: keys.secret_access_key,
          ...(keys.token !== undefined && { sessionToken: keys.token }),
        },
        region,
        service,
        dateMs: Date.parse(timestamp),
      });
      assert.equal(/Signature=([0-9a-f]+)$/.exec(signed.headers.authorization ?? "")?.[1], vector.signature);
      passed++;
    });
  }

  after(() => {
    if (vectors.length === 0) return;
    console.log(
      `      ${vectors.length} cases: ${vectors.length - leftOut.length} run, ${passed} passed, ${leftOut.length} left out`,
    );
    for (const line of leftOut) console.log(`      left out: ${line}`);
  });
});

function reasonToLeaveOut({ request, context: { normalize, omit_session_token } }: Vector): string | undefined {
  if (!normalize && path.posix.normalize(request.path) !== request.path) {
    return "has a path that is not normalized, as only S3 allows";
  }
  if (omit_session_token === true) return "adds the session token after signing, as only some IoT services require";
  return undefined;
}

function readVector(suite: string, name: string): Vector {
  const file = (suffix: string): string => readFileSync(path.join(suite, name, suffix), "utf8");
  const context = JSON.parse(file("context.json")) as Vector["context"];
  return {
    name,
    context,
    request: parse(file("request.txt"), context.sign_body),
    signature: file("header-signature.txt").trim(),
  };
}

/** Reads a raw request. A header may continue on the next line or occur twice, and the path is not encoded. */
function parse(raw: string, signBody: boolean): HttpRequest {
  const [head = "", body = ""] = raw.split(/\r?\n\r?\n/, 2);
  const [firstLine = "", ...lines] = head.split(/\r?\n(?![ \t])/);
  const [, method = "", target = ""] = /^(\S+) (.*) HTTP\/1\.1$/.exec(firstLine) ?? [];
  const [pathname = "", search = ""] = target.split("?", 2);
  const headers: Record<string, string> = {};
  for (const line of lines.filter((text) => text !== "")) {
    const [, header = "", value = ""] = /^([^:]+):(.*)$/s.exec(line) ?? [];
    const key = header.toLowerCase();
    headers[key] = key in headers ? `${headers[key]},${value.trim()}` : value;
  }
  if (signBody) headers["x-amz-content-sha256"] = createHash("sha256").update(body).digest("hex");
  const query: Record<string, string | string[]> = {};
  for (const [key, value] of new URLSearchParams(search)) {
    const before = query[key];
    query[key] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return { method, protocol: "https:", hostname: headers.host ?? "", path: pathname, query, headers, body };
}
