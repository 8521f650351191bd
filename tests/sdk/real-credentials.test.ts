import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { defaultCredential, type Emulator, startEmulator } from "../../emulator/server";
import { readSettings } from "../../provider/host/stack-settings";
import { createClient } from "../../sdk/client";
import { systemClock } from "../../sdk/clock";
import { credentialSource } from "../../sdk/credentials";
import { membershipIdentifier } from "../support/inputs/valid-inputs";
import { pythonEnv } from "../support/python/python-env";

const sts = { region: "us-east-1" };
const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;

/** Sets variables for a test and removes all AWS settings of the machine. */
function setEnvironment(change: Record<string, string>): () => void {
  const before = { ...process.env };
  for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) delete process.env[name];
  Object.assign(process.env, { AWS_EC2_METADATA_DISABLED: "true" }, change);
  return () => {
    process.env = before;
  };
}

describe("credentials from real sources", function () {
  this.timeout(60_000);
  let restore = () => {};
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "credentials-"));
  });
  afterEach(() => {
    restore();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Shared files of a profile instead of the user's. */
  function useFiles(config: string, environment: Record<string, string> = {}): void {
    writeFileSync(join(folder, "config"), config);
    const files = { AWS_CONFIG_FILE: join(folder, "config"), AWS_SHARED_CREDENTIALS_FILE: join(folder, "credentials") };
    restore = setEnvironment({ ...files, ...environment });
  }

  describe("with moto's STS server", () => {
    let moto: ChildProcess | undefined;
    let url = "";
    before(async function () {
      const env = await pythonEnv();
      if (!env) return this.skip(); // no Python on this machine
      const port = await freePort();
      url = `http://127.0.0.1:${port}`;
      moto = spawn(env.bin("moto_server"), ["-H", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
      await untilAnswering(url);
    });
    after(async () => {
      if (!moto) return;
      moto.kill();
      await once(moto, "exit");
    });

    it("assumes one role after the other, again at each request", async () => {
      useFiles("");
      const source = await credentialSource({
        credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "x" },
        assumeRoles: [
          { roleArn: role("first") },
          { roleArn: role("second"), sessionName: "s", externalId: "e", durationSeconds: 900 },
        ],
        sts: { ...sts, endpoint: url },
      });
      const [one, two] = [await source(), await source({ forceRefresh: true })];
      assert.match(one.accessKeyId, /^ASIA/);
      assert.ok(one.sessionToken);
      const remainingMs = (one.expiration?.getTime() ?? 0) - systemClock.nowMs();
      assert.ok(remainingMs > 800_000 && remainingMs < 1_000_000, `${remainingMs} ms`);
      assert.notEqual(one.accessKeyId, two.accessKeyId);
    });

    it("reports the role if STS is unreachable", async () => {
      useFiles("");
      const client = createClient({
        region: "us-east-1",
        endpoint: url,
        credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "x" },
        assumeRoles: [{ roleArn: role("first") }],
        stsEndpoint: `http://127.0.0.1:${await freePort()}`,
        maxAttempts: 1,
      });
      await assert.rejects(client.listTrainedModels({ membershipIdentifier }), {
        code: "CREDENTIALS_UNAVAILABLE",
        message: /CREDENTIALS_UNAVAILABLE: could not assume role arn:aws:iam::123456789012:role\/first: .*ECONNREFUSED/,
      });
      await client.close();
    });

    it("assumes the roles of a stack's aws:assumeRoles", async () => {
      useFiles("");
      const config: Record<string, string> = {
        "aws:accessKey": "AKIDEXAMPLE",
        "aws:secretKey": "x",
        "aws:assumeRoles": JSON.stringify([
          { roleArn: role("first") },
          {
            roleArn: role("second"),
            externalId: 123456,
            duration: "15m",
            tags: { cost: 7 },
            transitiveTagKeys: ["cost"],
          },
        ]),
        "aws:endpoints": JSON.stringify([{ sts: url }]),
      };
      const { deleteTimeoutMs: _, ...options } = readSettings({ get: (key) => config[key] });
      const asked: (string | undefined)[] = [];
      const service = createServer((request, response) => {
        asked.push(/Credential=(\w+)\//.exec(request.headers.authorization ?? "")?.[1]);
        asked.push(request.headers["x-amz-security-token"] === undefined ? "no token" : "token");
        response.end('{"trainedModels":[]}');
      }).listen(0, "127.0.0.1");
      await once(service, "listening");
      const { port } = service.address() as AddressInfo;
      const client = createClient({ ...options, region: "us-east-1", endpoint: `http://127.0.0.1:${port}` });
      await client.listTrainedModels({ membershipIdentifier });
      await client.close();
      service.close();
      assert.match(asked[0] ?? "", /^ASIA/);
      assert.equal(asked[1], "token");
    });

    it("assumes the role of a profile with the keys of its source profile", async () => {
      useFiles(
        `[profile base]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = x\n[profile trainer]\nrole_arn = ${role("trainer")}\nsource_profile = base\n`,
        { AWS_ENDPOINT_URL_STS: url },
      );
      const source = await credentialSource({ profile: "trainer", sts });
      assert.match((await source()).accessKeyId, /^ASIA/);
    });

    it("uses a web identity token of a profile", async () => {
      writeFileSync(join(folder, "token"), "header.payload.signature");
      useFiles(
        `[profile web]\nrole_arn = ${role("web")}\nweb_identity_token_file = ${join(folder, "token")}\nregion = us-east-1\n`,
        { AWS_ENDPOINT_URL_STS: url },
      );
      const source = await credentialSource({ profile: "web", sts });
      assert.match((await source()).accessKeyId, /^ASIA/);
    });
  });

  it("removes a role's session token from the error of STS for the next role", async () => {
    useFiles("");
    const token = "IQoJb3JpZ2luX2VjEJr/telltale+token==";
    const expiration = new Date(systemClock.nowMs() + 3_600_000).toISOString();
    const namespace = 'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"';
    const fakeSts = createServer((request, response) => {
      const signedWith = request.headers["x-amz-security-token"];
      if (signedWith === undefined) {
        response.end(
          `<AssumeRoleResponse ${namespace}><AssumeRoleResult><Credentials><AccessKeyId>ASIAFIRST</AccessKeyId>` +
            `<SecretAccessKey>x</SecretAccessKey><SessionToken>${token}</SessionToken><Expiration>${expiration}</Expiration>` +
            "</Credentials></AssumeRoleResult></AssumeRoleResponse>",
        );
        return;
      }
      // AWS's message for a signature that does not match contains the signed headers.
      const message = `The Canonical String should have been POST x-amz-security-token:${signedWith}`;
      response
        .writeHead(403)
        .end(
          `<ErrorResponse ${namespace}><Error><Code>SignatureDoesNotMatch</Code><Message>${message}</Message></Error></ErrorResponse>`,
        );
    }).listen(0, "127.0.0.1");
    await once(fakeSts, "listening");
    const { port } = fakeSts.address() as AddressInfo;
    const client = createClient({
      region: "us-east-1",
      endpoint: "http://127.0.0.1:1",
      credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "x" },
      assumeRoles: [{ roleArn: role("first") }, { roleArn: role("second") }],
      stsEndpoint: `http://127.0.0.1:${port}`,
      maxAttempts: 1,
    });
    await assert.rejects(client.listTrainedModels({ membershipIdentifier }), (error: Error) => {
      assert.match(error.message, /role\/second: .*x-amz-security-token:\[session token\]/);
      assert.doesNotMatch(inspect(error, { depth: 9 }), /telltale/);
      return true;
    });
    await client.close();
    fakeSts.close();
  });

  describe("against the emulator", () => {
    let emulator: Emulator;
    const temporary = { accessKeyId: "ASIATEMPORARY", secretAccessKey: "temporary", sessionToken: "a/session+token==" };
    before(async () => {
      emulator = await startEmulator({ credentials: [defaultCredential, temporary] });
    });
    after(() => emulator.close());

    /** One signed call, which the emulator's signature check accepts or not. */
    async function call(profile?: string): Promise<number> {
      const client = createClient({ region: "us-east-1", endpoint: emulator.url, profile, maxAttempts: 1 });
      const { $metadata } = await client.listTrainedModels({ membershipIdentifier });
      await client.close();
      return $metadata.httpStatusCode;
    }
    const { accessKeyId, secretAccessKey } = defaultCredential;
    const containerAnswer = () => ({
      ...{ AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, Token: "" },
      Expiration: new Date(systemClock.nowMs() + 3_600_000).toISOString(),
    });

    it("uses a credential_process", async () => {
      const answer = JSON.stringify({ Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey });
      writeFileSync(join(folder, "answer.json"), answer);
      useFiles(`[profile tool]\ncredential_process = cat ${join(folder, "answer.json")}\n`);
      assert.equal(await call("tool"), 200);
    });

    it("uses a container's credentials", async () => {
      const asked: (string | undefined)[] = [];
      const container = await jsonServer(({ headers }) => {
        asked.push(headers.authorization);
        return containerAnswer();
      });
      useFiles("", {
        AWS_CONTAINER_CREDENTIALS_FULL_URI: `${container.url}/creds`,
        AWS_CONTAINER_AUTHORIZATION_TOKEN: "container-token",
      });
      assert.equal(await call(), 200);
      assert.deepEqual(asked, ["container-token"]);
      container.close();
    });

    it("uses the environment, and a profile before it", async () => {
      useFiles(`[profile own]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`, {
        AWS_ACCESS_KEY_ID: "AKIDOTHER",
        AWS_SECRET_ACCESS_KEY: "other",
      });
      assert.equal(await call("own"), 200);
      await assert.rejects(call(), { httpStatusCode: 403 });
    });

    it("uses the profile that AWS_PROFILE names", async () => {
      useFiles(`[profile own]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`, {
        AWS_PROFILE: "own",
      });
      assert.equal(await call(), 200);
    });

    it("uses a single sign-on session", async () => {
      const expiration = systemClock.nowMs() + 3_600_000;
      const portal = await jsonServer(({ url, headers }) => {
        assert.equal(url, "/federation/credentials?account_id=123456789012&role_name=trainer");
        assert.equal(headers["x-amz-sso_bearer_token"], "sso-token");
        return { roleCredentials: { ...temporary, expiration } };
      });
      const session = "[sso-session corp]\nsso_region = us-east-1\nsso_start_url = https://corp.example/start\n";
      useFiles(
        `[profile sso]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = trainer\n${session}`,
        { AWS_ENDPOINT_URL_SSO: portal.url, HOME: folder },
      );
      const cache = join(folder, ".aws", "sso", "cache");
      mkdirSync(cache, { recursive: true });
      const token = { accessToken: "sso-token", expiresAt: new Date(expiration).toISOString() };
      writeFileSync(join(cache, `${createHash("sha1").update("corp").digest("hex")}.json`), JSON.stringify(token));
      assert.equal(await call("sso"), 200);
      portal.close();
    });

    for (const [described, config, reason] of [
      [
        "with a process that fails",
        "[profile own]\ncredential_process = sh -c 'echo telltale >&2; exit 1' --password telltale\n",
        /the credential_process of profile "own" failed; run its command in a terminal/,
      ],
      [
        "with a process that does not write JSON",
        "[profile own]\ncredential_process = echo telltale\n",
        /Profile own credential_process returned invalid JSON/,
      ],
      [
        "with a source profile that does not exist",
        `[profile own]\nrole_arn = ${role("trainer")}\nsource_profile = gone\n`,
        /using profile: \[gone\] in configuration/,
      ],
      [
        "that is its own source",
        `[profile own]\nrole_arn = ${role("a")}\nsource_profile = b\n[profile b]\nrole_arn = ${role("b")}\nsource_profile = own\n`,
        /cycle .*Profiles visited: b, own/,
      ],
      ["with half of its keys", "[profile own]\naws_access_key_id = telltale\n", /using profile: \[own\]/],
    ] as const) {
      for (const named of ["by an option", "by AWS_PROFILE"]) {
        it(`reports what is wrong with a profile ${described}, set ${named}, and uses no other credentials`, async () => {
          let asked = 0;
          const container = await jsonServer(() => {
            asked++;
            return containerAnswer();
          });
          useFiles(config, {
            AWS_CONTAINER_CREDENTIALS_FULL_URI: container.url,
            ...(named === "by AWS_PROFILE" && { AWS_PROFILE: "own" }),
          });
          const made = call(named === "by AWS_PROFILE" ? undefined : "own");
          await assert.rejects(made, (error: Error & { code: string }) => {
            assert.equal(error.code, "CREDENTIALS_UNAVAILABLE");
            assert.match(error.message, reason);
            assert.doesNotMatch(inspect(error), /telltale/);
            return true;
          });
          assert.equal(asked, 0);
          container.close();
        });
      }
    }

    it("uses a container's credentials with a profile without any", async () => {
      const container = await jsonServer(containerAnswer);
      useFiles("[profile plain]\nmax_attempts = 2\n", { AWS_CONTAINER_CREDENTIALS_FULL_URI: container.url });
      assert.equal(await call("plain"), 200);
      container.close();
    });

    it("uses an instance's credentials", async () => {
      const metadata = await jsonServer(({ method, url = "", headers }) => {
        if (method === "PUT") return "metadata-token";
        assert.equal(headers["x-aws-ec2-metadata-token"], "metadata-token");
        if (url.endsWith("/security-credentials/")) return "trainer";
        assert.ok(url.endsWith("/security-credentials/trainer"), url);
        const Expiration = new Date(systemClock.nowMs() + 3_600_000).toISOString();
        return { Code: "Success", AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, Token: "", Expiration };
      });
      useFiles("", { AWS_EC2_METADATA_DISABLED: "false", AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url });
      assert.equal(await call(), 200);
      metadata.close();
    });

    it("states the next step if there are none", async () => {
      useFiles("");
      await assert.rejects(call(), (error: Error & { code: string }) => {
        assert.equal(error.code, "CREDENTIALS_UNAVAILABLE");
        assert.doesNotMatch(error.message, /at .*:\d+:\d+/);
        return true;
      });
    });
  });
});

/** A server that responds with the result of a function: strings unchanged, everything else as JSON. */
async function jsonServer(answer: (request: IncomingMessage) => unknown): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const given = answer(request);
    response.end(typeof given === "string" ? given : JSON.stringify(given));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function untilAnswering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (
      await fetch(url).then(
        (answer) => answer.status > 0,
        () => false,
      )
    )
      return;
    await systemClock.sleep(100);
  }
  throw new Error(`No server listens at ${url}`);
}
