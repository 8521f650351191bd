import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { ClientOptions } from "../../sdk/client";
import type { AwsCredentialIdentity } from "../../sdk/credential-types";
import { keepCredentials } from "../../sdk/credentials";
import { cannedClient, ok } from "../support/network/canned-send";
import { passingClock } from "../support/time/passing-clock";

const hourMs = 3_600_000;

describe("keepCredentials()", () => {
  /** A source of numbered credentials that last an hour. */
  function hourlySource(clock = passingClock()) {
    const state = { asked: 0, forced: 0, fails: false };
    const keeper = keepCredentials(async (options) => {
      state.asked++;
      if (options?.forceRefresh) state.forced++;
      await new Promise(setImmediate);
      if (state.fails) throw new Error("the source is down");
      return { accessKeyId: `KEY${state.asked}`, secretAccessKey: "s", expiration: new Date(clock.nowMs() + hourMs) };
    }, clock);
    return { keeper, clock, state };
  }

  it("asks the source once for many calls, even concurrent ones", async () => {
    const { keeper, state } = hourlySource();
    await Promise.all(Array.from({ length: 20 }, () => keeper.current()));
    await keeper.current();
    assert.equal(state.asked, 1);
  });

  it("asks again from five minutes before the expiration", async () => {
    const { keeper, clock, state } = hourlySource();
    await keeper.current();
    clock.pass(hourMs - 300_001);
    assert.equal((await keeper.current()).accessKeyId, "KEY1");
    clock.pass(1);
    assert.equal((await keeper.current()).accessKeyId, "KEY2");
    assert.equal(state.forced, 1);
  });

  it("works for 12 hours with credentials of one hour", async () => {
    const { keeper, clock, state } = hourlySource();
    for (let minute = 0; minute < 12 * 60; minute++) {
      const { expiration } = await keeper.current();
      assert.ok(expiration !== undefined && expiration.getTime() > clock.nowMs());
      clock.pass(60_000);
    }
    assert.ok(state.asked >= 12 && state.asked <= 15, `${state.asked} times`);
  });

  it("never asks again for credentials that do not expire", async () => {
    let asked = 0;
    const clock = passingClock();
    const keeper = keepCredentials(async () => {
      asked++;
      return { accessKeyId: "KEY", secretAccessKey: "s" };
    }, clock);
    await keeper.current();
    clock.pass(1000 * hourMs);
    await keeper.current();
    assert.equal(asked, 1);
  });

  it("accepts a source in plain JavaScript that returns synchronously, or returns nothing", async () => {
    const identity = { accessKeyId: "KEY", secretAccessKey: "s" };
    const keeperOf = (answer: unknown) => keepCredentials((() => answer) as never, passingClock());
    assert.equal(await keeperOf(identity).current(), identity);
    await assert.rejects(keeperOf(undefined).current(), { message: "the credential source returned no access key" });
  });

  it("continues with the old ones while they are valid if the source fails", async () => {
    const { keeper, clock, state } = hourlySource();
    await keeper.current();
    state.fails = true;
    clock.pass(hourMs - 60_000);
    assert.equal((await keeper.current()).accessKeyId, "KEY1");
    clock.pass(60_000);
    await assert.rejects(keeper.current(), { message: "the source is down" });
    state.fails = false;
    assert.equal((await keeper.current()).accessKeyId, "KEY4");
  });

  it("replaces expired ones once for any number of calls", async () => {
    const { keeper, state } = hourlySource();
    const used = await keeper.current();
    const replaced = await Promise.all(Array.from({ length: 20 }, () => keeper.replace(used)));
    assert.equal(state.asked, 2);
    assert.deepEqual(new Set(replaced.map(({ accessKeyId }) => accessKeyId)), new Set(["KEY2"]));
    assert.equal((await keeper.replace(used)).accessKeyId, "KEY2");
  });

  it("asks again after a failure", async () => {
    const { keeper, state } = hourlySource();
    state.fails = true;
    await assert.rejects(keeper.current());
    state.fails = false;
    assert.equal((await keeper.current()).accessKeyId, "KEY2");
  });
});

const places = [
  ...["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"],
  ...["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_EC2_METADATA_DISABLED"],
  ...["AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_WEB_IDENTITY_TOKEN_FILE"],
];

describe("a client's credentials", function () {
  this.timeout(60_000);
  const saved = Object.fromEntries(places.map((name) => [name, process.env[name]]));
  let folder: string;

  beforeEach(async () => {
    const scratch = path.join(__dirname, "..", "..", ".work");
    await mkdir(scratch, { recursive: true });
    folder = await mkdtemp(path.join(scratch, "credentials-"));
    for (const name of places) delete process.env[name];
    process.env.AWS_EC2_METADATA_DISABLED = "true";
    await sharedFiles("", "");
  });

  afterEach(() => rm(folder, { recursive: true }));

  after(() => {
    for (const name of places) {
      if (saved[name] === undefined) delete process.env[name];
      else process.env[name] = saved[name];
    }
  });

  async function sharedFiles(config: string, credentials: string): Promise<void> {
    process.env.AWS_CONFIG_FILE = path.join(folder, "config");
    process.env.AWS_SHARED_CREDENTIALS_FILE = path.join(folder, "credentials");
    await writeFile(process.env.AWS_CONFIG_FILE, config);
    await writeFile(process.env.AWS_SHARED_CREDENTIALS_FILE, credentials);
  }

  /** The key and token that sign a call with these options. */
  async function signedWith(
    options: Partial<ClientOptions> = {},
  ): Promise<{ key: string | undefined; token: string | undefined }> {
    const { client, sent } = cannedClient([ok], { credentials: undefined, ...options });
    await client.listTagsForResource({ resourceArn: "r" });
    const headers = sent[0]?.headers;
    return {
      key: /Credential=(\w+)\//.exec(headers?.authorization ?? "")?.[1],
      token: headers?.["x-amz-security-token"],
    };
  }

  it("are those of its options", async () => {
    process.env.AWS_ACCESS_KEY_ID = "ENVIRONMENT";
    process.env.AWS_SECRET_ACCESS_KEY = "s";
    const credentials = { accessKeyId: "GIVEN", secretAccessKey: "s", sessionToken: "t" };
    assert.deepEqual(await signedWith({ credentials }), { key: "GIVEN", token: "t" });
  });

  it("are those of the environment, or else of the profile", async () => {
    await sharedFiles("", "[default]\naws_access_key_id = DEFAULT\naws_secret_access_key = s\n");
    assert.deepEqual(await signedWith(), { key: "DEFAULT", token: undefined });
    process.env.AWS_ACCESS_KEY_ID = "ENVIRONMENT";
    process.env.AWS_SECRET_ACCESS_KEY = "s";
    process.env.AWS_SESSION_TOKEN = "t";
    assert.deepEqual(await signedWith(), { key: "ENVIRONMENT", token: "t" });
  });

  it("are those of an explicit profile even if the environment has others, without a warning", async () => {
    const warn = console.warn;
    const printed: unknown[] = [];
    console.warn = (...words) => printed.push(words);
    await sharedFiles("", "[mine]\naws_access_key_id = MINE\naws_secret_access_key = s\n");
    process.env.AWS_ACCESS_KEY_ID = "ENVIRONMENT";
    process.env.AWS_SECRET_ACCESS_KEY = "s";
    assert.deepEqual(await signedWith({ profile: "mine" }), { key: "MINE", token: undefined });
    console.warn = warn;
    assert.deepEqual(printed, []);
  });

  it("are read again from the shared files when the service reports that they have expired", async () => {
    const file = (number: number): string =>
      `[default]\naws_access_key_id = FILE${number}\naws_secret_access_key = s\naws_session_token = t${number}\n`;
    await sharedFiles("", file(1));
    const { client, sent } = cannedClient(
      async () => {
        if (sent.length > 1) return ok;
        await sharedFiles("", file(2));
        return { statusCode: 403, headers: { "x-amzn-errortype": "ExpiredTokenException" }, body: "{}" };
      },
      { credentials: undefined },
    );
    await client.listTagsForResource({ resourceArn: "r" });
    assert.deepEqual(
      sent.map(({ headers }) => headers["x-amz-security-token"]),
      ["t1", "t2"],
    );
  });

  it("cause an error with the searched places if they are missing, before anything is sent", async () => {
    const { client, sent } = cannedClient([ok], { credentials: undefined });
    await assert.rejects(client.listTagsForResource({ resourceArn: "r" }), {
      code: "CREDENTIALS_UNAVAILABLE",
      outcome: "not-sent",
      message:
        'Cannot list tags of resource "r": CREDENTIALS_UNAVAILABLE: Could not load credentials from any providers (searched the environment, the default profile of the shared files, web identity, container and instance; run `aws configure` or `aws sso login`)',
    });
    assert.equal(sent.length, 0);
  });

  it("cause an error with the profile that has none", async () => {
    await sharedFiles("[profile mine]\nregion = us-east-1\n", "");
    const { client } = cannedClient([ok], { credentials: undefined, profile: "mine" });
    await assert.rejects(client.listTagsForResource({ resourceArn: "r" }), (error) => {
      assert.match(
        (error as Error).message,
        /\(searched the profile "mine" of the shared files; run `aws configure --profile mine` or /,
      );
      return true;
    });
  });

  it("do not appear in errors or debug lines", async () => {
    const lines: string[] = [];
    process.env.CLEANROOMSML_DEBUG = "1";
    const credentials: AwsCredentialIdentity = {
      accessKeyId: "AKIDHIDDEN",
      secretAccessKey: "hidden",
      sessionToken: "hidden",
    };
    const { client } = cannedClient([{ fails: "ECONNRESET", wasSent: true }], {
      credentials,
      debugSink: (line) => lines.push(line),
    });
    await assert.rejects(client.listTagsForResource({ resourceArn: "r" }), (error) => {
      assert.doesNotMatch(`${JSON.stringify(error)} ${(error as Error).stack} ${lines.join()}`, /hidden/i);
      return true;
    });
    delete process.env.CLEANROOMSML_DEBUG;
    assert.equal(lines.length, 3);
  });
});
