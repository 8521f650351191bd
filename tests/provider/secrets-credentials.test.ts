import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, type EmulatorCredential, type Fault, startEmulator } from "../../emulator/server";
import { hostDoors } from "../support/host/doors";
import type { Host, HostOptions } from "../support/host/host";
import { modelInputs, openSurroundings, type Surroundings } from "../support/lifecycle/surroundings";

const credential = {
  accessKeyId: "AKIDSECRETS",
  secretAccessKey: "wJalr/Telltale+Key==",
  sessionToken: "FwoGZXIv/Telltale+Token==",
} satisfies EmulatorCredential;
const folder = join(__dirname, "../../.work/secrets-credentials");

/** Each source of credentials. */
const sources: Readonly<Record<string, HostOptions>> = {
  "environment variables": {
    env: {
      AWS_ACCESS_KEY_ID: credential.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credential.secretAccessKey,
      AWS_SESSION_TOKEN: credential.sessionToken,
    },
  },
  "stack config": {
    config: {
      "aws:accessKey": credential.accessKeyId,
      "aws:secretKey": credential.secretAccessKey,
      "aws:token": credential.sessionToken,
    },
  },
  "a shared file": {
    config: { "cleanroomsml:profile": "telltale" },
    env: { AWS_SHARED_CREDENTIALS_FILE: join(folder, "credentials") },
  },
};

type Answer = NonNullable<Fault["answer"]>;

/** Messages of services and proxies about a signature that include the token and the header. */
const canonical = `POST\nhost:x\nx-amz-security-token:${credential.sessionToken}\n\nhost;x-amz-security-token`;
const echoes: readonly Answer[] = [
  answerOf(
    "InvalidSignatureException",
    `The signature does not match. The Canonical String should have been '${canonical}'`,
  ),
  answerOf(
    "UnrecognizedClientException",
    `The security token ${encodeURIComponent(credential.sessionToken)} is invalid`,
  ),
  { httpStatusCode: 403, body: `<p>Blocked: x-amz-security-token: ${credential.sessionToken}</p>` },
  { httpStatusCode: 403, body: `<p>${"x".repeat(155)} x-amz-security-token: ${credential.sessionToken}</p>` },
];

function answerOf(code: string, message: string): Answer {
  return { httpStatusCode: 403, headers: { "x-amzn-errortype": code }, body: JSON.stringify({ message }) };
}

function assertHidden(text: string): void {
  for (const secret of [credential.secretAccessKey, credential.sessionToken]) {
    const beginning = secret.slice(0, 12);
    for (const spelling of [beginning, encodeURIComponent(beginning), JSON.stringify(beginning).slice(1, -1)]) {
      assert.ok(!text.includes(spelling), `it shows ${spelling}: ${text}`);
    }
  }
}

for (const [door, start] of Object.entries(hostDoors)) {
  describe(`Credentials in ${door}, with debug lines on`, function () {
    this.timeout(60_000);
    let emulator: Emulator;
    let host: Host;
    before(async () => {
      mkdirSync(folder, { recursive: true });
      const { accessKeyId, secretAccessKey, sessionToken } = credential;
      const keys = `aws_access_key_id=${accessKeyId}\naws_secret_access_key=${secretAccessKey}\n`;
      writeFileSync(join(folder, "credentials"), `[telltale]\n${keys}aws_session_token=${sessionToken}\n`);
      emulator = await startEmulator({ credentials: [credential] });
    });
    after(async () => {
      await emulator.close();
      rmSync(folder, { recursive: true, force: true });
    });
    afterEach(() => emulator.clearFaults());

    const open = async ({ env, config = {} }: HostOptions) => {
      const none = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
      host = await start({ emulator, config, env: { ...none, CLEANROOMSML_DEBUG: "1", ...env } });
    };
    const allTexts = () => [JSON.stringify(host.engineLogs()), host.output()].join("\n");
    const failedCreate = () =>
      host.create("TrainedModel", modelInputs()).then(
        () => assert.fail("it succeeds"),
        (error: Error) => error.message,
      );

    for (const [source, options] of Object.entries(sources)) {
      describe(`from ${source}`, () => {
        before(() => open(options));
        after(() => host.close());

        it("do not appear in any output, message or state", async () => {
          const { inputs, failures } = await host.check("TrainedModel", { news: modelInputs() });
          assert.deepEqual(failures, []);
          const made = await host.create("TrainedModel", inputs);
          const read = await host.read("TrainedModel", { id: made.id, props: made.outs });
          await host.delete("TrainedModel", { id: made.id, props: made.outs });
          assert.match(host.output(), /CreateTrainedModel "churn" attempt 1: 200/, "debug lines are on");
          assertHidden([JSON.stringify([inputs, made, read]), allTexts()].join("\n"));
        });

        it("do not appear in messages when a service repeats them", async () => {
          for (const answer of echoes) {
            emulator.inject({ operation: "CreateTrainedModel", kind: "answer", answer });
            const said = await failedCreate();
            assert.match(said, /\[session token\]/);
            assertHidden(said);
          }
          assertHidden(allTexts());
        });
      });
    }

    describe("without a key", () => {
      before(() => {
        const files = { AWS_SHARED_CREDENTIALS_FILE: join(folder, "credentials"), AWS_PROFILE: "other" };
        return open({ env: { ...files, AWS_SESSION_TOKEN: credential.sessionToken } });
      });
      after(() => host.close());

      it("do not appear in messages, either", async () => {
        const { failures } = await host.check("TrainedModel", { news: modelInputs() });
        assertHidden([JSON.stringify(failures), await failedCreate(), allTexts()].join("\n"));
      });
    });
  });
}

describe("Settings with a misplaced credential", () => {
  let around: Surroundings;
  afterEach(() => around.close());

  const { secretAccessKey, sessionToken } = credential;
  const mistakes: readonly [string, Record<string, string>][] = [
    ["one key of a pair", { "aws:secretKey": secretAccessKey, "aws:accessKey": "" }],
    ["instead of true or false", { "cleanroomsml:useFips": secretAccessKey }],
    ["instead of a number", { "cleanroomsml:maxAttempts": secretAccessKey }],
    ["instead of roles", { "aws:assumeRoles": secretAccessKey }],
    ["instead of a list of endpoints", { "aws:endpoints": secretAccessKey }],
    ["in the endpoint", { "cleanroomsml:endpoint": `https://user:${secretAccessKey}@example.com` }],
    ["in an endpoint that is not a URL", { "cleanroomsml:endpoint": `user:${secretAccessKey}@example.com` }],
    ["in the query of an endpoint", { "cleanroomsml:endpoint": `https://example.com?t=${sessionToken}` }],
  ];
  for (const [mistake, config] of mistakes) {
    it(`do not show it (${mistake})`, async () => {
      around = await openSurroundings({}, { config });
      const { failures } = await around.models.check({}, modelInputs());
      const said = await around.models.create(modelInputs()).then(JSON.stringify, String);
      assertHidden([JSON.stringify(failures), said, ...around.shown()].join("\n"));
    });
  }
});
