import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { resolveEndpoint } from "../../sdk/endpoint";
import { ConfigurationError } from "../../sdk/errors";

/** A case of AWS's test file. */
interface EndpointCase {
  readonly params?: { Region?: string; UseFIPS?: boolean; UseDualStack?: boolean; Endpoint?: string };
  readonly expect: { endpoint?: { url: string }; error?: string };
}

const fips = { useFips: true, useDualStack: false };
const dualStack = { useFips: false, useDualStack: true };
const both = { useFips: true, useDualStack: true };
const plain = { useFips: false, useDualStack: false };
const custom = { text: "https://example.com", setting: "endpoint" };

/** AWS's own cases for this service: boto/botocore, tests/functional/endpoint-rules/cleanroomsml. */
describe("AWS's endpoint cases", () => {
  after(function () {
    const { tests } = this.test?.parent ?? assert.fail();
    const count = (state: string) => tests.filter((test) => test.state === state).length;
    const run = count("passed") + count("failed");
    console.log(`      21 cases: ${run} run, ${count("passed")} passed, ${21 - run} left out`);
  });

  for (const [region, flags, url] of [
    ["us-east-1", both, "https://cleanrooms-ml-fips.us-east-1.api.aws"],
    ["us-east-1", fips, "https://cleanrooms-ml-fips.us-east-1.amazonaws.com"],
    ["us-east-1", dualStack, "https://cleanrooms-ml.us-east-1.api.aws"],
    ["us-east-1", plain, "https://cleanrooms-ml.us-east-1.amazonaws.com"],
    ["cn-north-1", both, "https://cleanrooms-ml-fips.cn-north-1.api.amazonwebservices.com.cn"],
    ["cn-north-1", fips, "https://cleanrooms-ml-fips.cn-north-1.amazonaws.com.cn"],
    ["cn-north-1", dualStack, "https://cleanrooms-ml.cn-north-1.api.amazonwebservices.com.cn"],
    ["cn-north-1", plain, "https://cleanrooms-ml.cn-north-1.amazonaws.com.cn"],
    ["us-gov-east-1", both, "https://cleanrooms-ml-fips.us-gov-east-1.api.aws"],
    ["us-gov-east-1", fips, "https://cleanrooms-ml-fips.us-gov-east-1.amazonaws.com"],
    ["us-gov-east-1", dualStack, "https://cleanrooms-ml.us-gov-east-1.api.aws"],
    ["us-gov-east-1", plain, "https://cleanrooms-ml.us-gov-east-1.amazonaws.com"],
    ["us-iso-east-1", fips, "https://cleanrooms-ml-fips.us-iso-east-1.c2s.ic.gov"],
    ["us-iso-east-1", plain, "https://cleanrooms-ml.us-iso-east-1.c2s.ic.gov"],
    ["us-isob-east-1", fips, "https://cleanrooms-ml-fips.us-isob-east-1.sc2s.sgov.gov"],
    ["us-isob-east-1", plain, "https://cleanrooms-ml.us-isob-east-1.sc2s.sgov.gov"],
  ] as const) {
    it(`finds ${url}`, () => {
      assert.equal(resolveEndpoint({ region, ...flags }).href, `${url}/`);
    });
  }

  it("accepts a custom endpoint with a region", () => {
    assert.equal(resolveEndpoint({ region: "us-east-1", ...plain, custom }).href, "https://example.com/");
  });

  it("accepts a custom endpoint without a region", () => {
    assert.equal(resolveEndpoint({ ...plain, custom }).href, "https://example.com/");
  });

  for (const [described, settings, message] of [
    [
      "a custom endpoint with FIPS",
      { region: "us-east-1", ...fips, custom },
      "a custom endpoint cannot be combined with FIPS",
    ],
    [
      "a custom endpoint with dual-stack",
      { region: "us-east-1", ...dualStack, custom },
      "a custom endpoint cannot be combined with dual-stack",
    ],
    ["a missing region", plain, "it is required; expected one such as eu-west-1"],
  ] as const) {
    it(`rejects ${described}`, () => {
      assert.throws(
        () => resolveEndpoint(settings),
        (error) => error instanceof ConfigurationError && error.message.endsWith(message),
      );
    });
  }
});

describe("AWS's file of endpoint cases", () => {
  // Public, as part of boto/botocore, but not in this repository.
  const file = path.join(__dirname, "..", "..", "..", "shared", "model", "endpoint-tests-1.json");
  if (!existsSync(file)) {
    it.skip("skipped: the file (boto/botocore) is not beside this repository");
    return;
  }
  const { testCases } = JSON.parse(readFileSync(file, "utf8")) as { testCases: EndpointCase[] };

  it("has the 21 cases of the table above, with the same results", () => {
    const ours = testCases.map(({ params: { Region, UseFIPS, UseDualStack, Endpoint } = {} }) => {
      const settings = { region: Region, useFips: UseFIPS ?? false, useDualStack: UseDualStack ?? false };
      try {
        const given =
          Endpoint === undefined ? settings : { ...settings, custom: { text: Endpoint, setting: "endpoint" } };
        return resolveEndpoint(given).href.replace(/\/$/, "");
      } catch (error) {
        assert.ok(error instanceof ConfigurationError, String(error));
        return "refused";
      }
    });
    assert.deepEqual(
      ours,
      testCases.map(({ expect }) => expect.endpoint?.url ?? "refused"),
    );
    assert.equal(testCases.length, 21);
  });
});

describe("resolveEndpoint()", () => {
  it("rejects a region that is not a host label, so that it cannot redirect the request", () => {
    assert.throws(() => resolveEndpoint({ region: "evil.example/", ...plain }), {
      message: 'Cannot use region: "evil.example/" is not a region',
    });
  });

  for (const url of [
    "http://localhost:4580",
    "http://127.0.0.1",
    "http://127.8.9.10:1",
    "http://[::1]:4580",
    "http://a.localhost/",
  ]) {
    it(`accepts ${url}, which is this machine`, () => {
      assert.equal(
        resolveEndpoint({ ...plain, custom: { text: url, setting: "endpoint" } }).origin,
        new URL(url).origin,
      );
    });
  }

  for (const [text, reason] of [
    ["http://example.com", /plain HTTP/],
    ["http://127.0.0.1.example.com", /plain HTTP/],
    ["http://localhost.example.com", /plain HTTP/],
    ["http://128.0.0.1", /plain HTTP/],
    ["http://example.com", /^"http:\/\/example\.com" uses plain HTTP .*, or allowInsecureEndpoint set to true$/],
    ["ftp://localhost", /neither https nor http; expected a URL such as http:\/\/localhost:4580$/],
    ["localhost:4580", /^"localhost:4580" is neither https nor http; expected a URL such as http:\/\/localhost:4580$/],
    ["127.0.0.1:4580", /^"127\.0\.0\.1:4580" is not a URL; expected a URL such as http:\/\/localhost:4580$/],
    ["user:secret@localhost:4580", /^its value is neither https nor http; expected a URL such as/],
    ["example.com", /is not a URL; expected/],
    ["https://user:secret@example.com", /contains a user name or password$/],
    ["https://example.com?x=1", /query or a fragment/],
  ] as const) {
    it(`rejects ${text} and reports the setting`, () => {
      const settings = { ...plain, custom: { text, setting: "AWS_ENDPOINT_URL" } };
      assert.throws(
        () => resolveEndpoint(settings),
        (error) =>
          error instanceof ConfigurationError && error.setting === "AWS_ENDPOINT_URL" && reason.test(error.reason),
      );
    });
  }

  it("accepts plain HTTP to a remote host if that is allowed", () => {
    const settings = {
      ...plain,
      custom: { text: "http://example.com:81", setting: "endpoint" },
      allowInsecureEndpoint: true,
    };
    assert.equal(resolveEndpoint(settings).href, "http://example.com:81/");
  });
});
