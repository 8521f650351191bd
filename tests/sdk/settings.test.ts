import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { ClientOptions } from "../../sdk/client";
import { ConfigurationError } from "../../sdk/errors";
import { isPlain, readSettings } from "../../sdk/settings";

const region = "us-east-1";
const own = "https://cleanrooms-ml.us-east-1.amazonaws.com/";
const pem = (text: string) => `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`;
const serviceVariable = "AWS_ENDPOINT_URL_CLEANROOMSML";

describe("readSettings()", () => {
  let folder: string;
  const saved = { ...process.env };

  before(async () => {
    const scratch = path.join(__dirname, "..", "..", ".work");
    await mkdir(scratch, { recursive: true });
    folder = await mkdtemp(path.join(scratch, "settings-"));
  });

  beforeEach(async () => {
    await sharedFiles("", "");
  });

  afterEach(() => {
    for (const name of ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_PROFILE"]) {
      if (saved[name] === undefined) delete process.env[name];
      else process.env[name] = saved[name];
    }
  });

  after(() => rm(folder, { recursive: true, force: true }));

  async function sharedFiles(config: string, credentials: string): Promise<void> {
    process.env.AWS_CONFIG_FILE = path.join(folder, "config");
    process.env.AWS_SHARED_CREDENTIALS_FILE = path.join(folder, "credentials");
    delete process.env.AWS_PROFILE;
    await writeFile(process.env.AWS_CONFIG_FILE, config);
    await writeFile(process.env.AWS_SHARED_CREDENTIALS_FILE, credentials);
  }

  const endpointOf = async (options: Partial<ClientOptions>, environment: Record<string, string>): Promise<string> =>
    (await readSettings({ region, ...options }, environment)).endpoint.href;

  it("has defaults: the service's own endpoint, 3 attempts, a minute for a response, Node's authorities", async () => {
    const { endpoint, ...others } = await readSettings({ region }, {});
    assert.equal(endpoint.href, own);
    assert.deepEqual(others, {
      region,
      maxAttempts: 3,
      requestTimeoutMs: 60_000,
      connectTimeoutMs: 10_000,
      certificateAuthorities: undefined,
    });
  });

  it("reads the endpoint from, in this order: option, service's variable, variable, services section, profile", async () => {
    const config = [
      "[default]",
      "services = mine",
      "endpoint_url = https://profile.example",
      "[services mine]",
      "cleanroomsml =",
      "  endpoint_url = https://section.example",
    ].join("\n");
    await sharedFiles(config, "");
    const all = { [serviceVariable]: "https://service.example", AWS_ENDPOINT_URL: "https://any.example" };
    assert.equal(await endpointOf({ endpoint: "https://option.example" }, all), "https://option.example/");
    assert.equal(await endpointOf({}, all), "https://service.example/");
    assert.equal(await endpointOf({}, { AWS_ENDPOINT_URL: "https://any.example" }), "https://any.example/");
    assert.equal(await endpointOf({}, {}), "https://section.example/");
    await sharedFiles("[default]\nendpoint_url = https://profile.example\n", "");
    assert.equal(await endpointOf({}, {}), "https://profile.example/");
  });

  it("ignores the endpoint in another service's section", async () => {
    await sharedFiles("[default]\nservices = mine\n[services mine]\ns3 =\n  endpoint_url = https://s3.example\n", "");
    assert.equal(await endpointOf({}, {}), own);
  });

  it("ignores configured endpoints, but not the option, if AWS_IGNORE_CONFIGURED_ENDPOINT_URLS is true", async () => {
    await sharedFiles("[default]\nendpoint_url = https://profile.example\n", "");
    const environment = { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true", [serviceVariable]: "https://service.example" };
    assert.equal(await endpointOf({}, environment), own);
    assert.equal(await endpointOf({ endpoint: "https://option.example" }, environment), "https://option.example/");
    await sharedFiles(
      "[default]\nignore_configured_endpoint_urls = true\nendpoint_url = https://profile.example\n",
      "",
    );
    assert.equal(await endpointOf({}, {}), own);
  });

  it("reads the profile of the option, AWS_PROFILE or default from both shared files", async () => {
    await sharedFiles(
      "[default]\nmax_attempts = 4\n[profile a]\nmax_attempts = 5\n[profile b]\nmax_attempts = 6\n",
      "[c]\nmax_attempts = 7\n",
    );
    const attempts = async (options: Partial<ClientOptions>): Promise<number> =>
      (await readSettings({ region, ...options }, {})).maxAttempts;
    assert.equal(await attempts({}), 4);
    process.env.AWS_PROFILE = "a";
    assert.equal(await attempts({}), 5);
    assert.equal(await attempts({ profile: "b" }), 6);
    assert.equal(await attempts({ profile: "c" }), 7);
  });

  it("uses the option, then the variable, then the profile for every other setting", async () => {
    const bundle = path.join(folder, "bundle.pem");
    await writeFile(bundle, pem("one"));
    await sharedFiles(
      `[default]\nmax_attempts = 5\nuse_fips_endpoint = true\nuse_dualstack_endpoint = true\nca_bundle = ${bundle}\n`,
      "",
    );
    const ofProfile = await readSettings({ region }, {});
    assert.equal(ofProfile.maxAttempts, 5);
    assert.equal(ofProfile.endpoint.host, "cleanrooms-ml-fips.us-east-1.api.aws");
    assert.deepEqual(ofProfile.certificateAuthorities, [pem("one")]);
    const environment = { AWS_MAX_ATTEMPTS: "7", AWS_USE_FIPS_ENDPOINT: "false", AWS_USE_DUALSTACK_ENDPOINT: "false" };
    const ofEnvironment = await readSettings({ region }, environment);
    assert.equal(ofEnvironment.maxAttempts, 7);
    assert.equal(ofEnvironment.endpoint.href, own);
    const ofOptions = await readSettings({ region, maxAttempts: 1, useFips: true, useDualStack: true }, environment);
    assert.equal(ofOptions.maxAttempts, 1);
    assert.equal(ofOptions.endpoint.host, "cleanrooms-ml-fips.us-east-1.api.aws");
  });

  it("trusts AWS_CA_BUNDLE and NODE_EXTRA_CA_CERTS", async () => {
    const [bundle, extra] = [path.join(folder, "a.pem"), path.join(folder, "b.pem")];
    await writeFile(bundle, pem("A"));
    await writeFile(extra, pem("B"));
    const settings = await readSettings({ region }, { AWS_CA_BUNDLE: bundle, NODE_EXTRA_CA_CERTS: extra });
    assert.deepEqual(settings.certificateAuthorities, [pem("A"), pem("B")]);
    assert.equal((await readSettings({ region }, { NODE_EXTRA_CA_CERTS: extra })).certificateAuthorities, undefined);
  });

  it("treats an empty variable as not set", async () => {
    assert.equal(await endpointOf({}, { [serviceVariable]: "", AWS_ENDPOINT_URL: " ", AWS_MAX_ATTEMPTS: "" }), own);
  });

  for (const [described, setting, options, environment, config] of [
    ["an empty region", "region", { region: "" }, {}, ""],
    ["an invalid AWS_MAX_ATTEMPTS", "AWS_MAX_ATTEMPTS", {}, { AWS_MAX_ATTEMPTS: "many" }, ""],
    ["an AWS_MAX_ATTEMPTS of 0", "AWS_MAX_ATTEMPTS", {}, { AWS_MAX_ATTEMPTS: "0" }, ""],
    ["an invalid max_attempts", "max_attempts of profile default", {}, {}, "[default]\nmax_attempts = 2.5\n"],
    ["an invalid endpoint_url", "endpoint_url of profile default", {}, {}, "[default]\nendpoint_url = nowhere\n"],
    [
      "an invalid endpoint_url of a section",
      "endpoint_url of services mine",
      {},
      {},
      "[default]\nservices = mine\n[services mine]\ncleanroomsml =\n  endpoint_url = nowhere\n",
    ],
    ["a maxAttempts that is not an integer", "maxAttempts", { maxAttempts: 0.5 }, {}, ""],
    ["a requestTimeoutMs of 0", "requestTimeoutMs", { requestTimeoutMs: 0 }, {}, ""],
    ["a requestTimeoutMs that is not a number", "requestTimeoutMs", { requestTimeoutMs: Number.NaN }, {}, ""],
    ["an invalid flag", "AWS_USE_FIPS_ENDPOINT", {}, { AWS_USE_FIPS_ENDPOINT: "yes" }, ""],
    ["an invalid endpoint variable", serviceVariable, {}, { [serviceVariable]: "localhost:1" }, ""],
    [
      "FIPS with an endpoint variable",
      "AWS_ENDPOINT_URL",
      { useFips: true },
      { AWS_ENDPOINT_URL: "https://a.example" },
      "",
    ],
    ["a bundle that does not exist", "AWS_CA_BUNDLE", {}, { AWS_CA_BUNDLE: "missing.pem" }, ""],
    ["a bundle without a certificate", "AWS_CA_BUNDLE", {}, { AWS_CA_BUNDLE: __filename }, ""],
    ["a proxy without http://", "HTTPS_PROXY", {}, { HTTPS_PROXY: "user:telltale@proxy.example:3128" }, ""],
    ["a proxy that is an address only", "https_proxy", {}, { https_proxy: "127.0.0.1:3128" }, ""],
    [
      "a proxy whose password is not encoded",
      "HTTP_PROXY",
      {},
      { HTTP_PROXY: "http://user:telltale%ZZ@a.example" },
      "",
    ],
    ["a services section that does not exist", "services of profile default", {}, {}, "[default]\nservices = gone\n"],
    ["a profile that does not exist", 'profile "gone"', { profile: "gone" }, {}, "[default]\n"],
  ] as const) {
    it(`rejects ${described} and reports the setting`, async () => {
      await sharedFiles(config, "");
      await assert.rejects(
        readSettings(Object.assign({ region }, options), environment),
        (error) =>
          error instanceof ConfigurationError &&
          error.setting === setting &&
          error.message.startsWith(`Cannot use ${setting}: `) &&
          !error.message.includes("telltale") &&
          !error.message.endsWith("."),
      );
    });
  }

  it("reports the command for an invalid setting of the environment or the shared files", async () => {
    await sharedFiles("[profile mine]\nmax_attempts = few\n", "");
    await assert.rejects(readSettings({ region, profile: "mine" }, {}), {
      message:
        'Cannot use max_attempts of profile mine: expected an integer of 1 or more, got "few"; run `aws configure set max_attempts VALUE --profile mine`',
    });
    await assert.rejects(readSettings({ region }, { AWS_USE_FIPS_ENDPOINT: "yes" }), {
      message:
        'Cannot use AWS_USE_FIPS_ENDPOINT: expected true or false, got "yes"; run `export AWS_USE_FIPS_ENDPOINT=VALUE`',
    });
  });
});

describe("isPlain()", () => {
  const credentials = { accessKeyId: "A", secretAccessKey: "s" };
  for (const environment of [
    {},
    { AWS_PROFILE: "any", AWS_REGION: "any" },
    { [serviceVariable]: "http://127.0.0.1:1" },
    { AWS_ENDPOINT_URL: "https://a.example", AWS_MAX_ATTEMPTS: "" },
    { HTTPS_PROXY: "http://user:pass%25word@proxy.example:3128", http_proxy: "", NO_PROXY: "*" },
  ]) {
    it(`accepts ${JSON.stringify(environment)}`, () => {
      assert.ok(isPlain({ region, credentials }, environment));
    });
  }

  for (const environment of [
    { [serviceVariable]: "nonsense" },
    { AWS_ENDPOINT_URL: "http://a.example" },
    { AWS_MAX_ATTEMPTS: "3" },
    { AWS_USE_FIPS_ENDPOINT: "false" },
    { AWS_USE_DUALSTACK_ENDPOINT: "x" },
    { AWS_CA_BUNDLE: "gone" },
    { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "x" },
    { HTTPS_PROXY: "proxy.example:3128" },
  ]) {
    it(`does not accept ${JSON.stringify(environment)}`, () => {
      assert.ok(!isPlain({ region, credentials }, environment));
    });
  }

  for (const options of [
    { profile: "p" },
    { endpoint: "https://a.example" },
    { useFips: false },
    { useDualStack: true },
    { maxAttempts: 1 },
    { requestTimeoutMs: 1 },
  ]) {
    it(`does not accept ${JSON.stringify(options)}`, () => assert.ok(!isPlain({ region, ...options }, {})));
  }
});
