import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { ClientOptions } from "../../sdk/client";
import { validInputs } from "../support/inputs/valid-inputs";
import { type Canned, cannedClient, refusal } from "../support/network/canned-send";
import { httpServer } from "../support/network/local-server";

describe("CLEANROOMSML_DEBUG", () => {
  const saved = process.env.CLEANROOMSML_DEBUG;

  afterEach(() => {
    if (saved === undefined) delete process.env.CLEANROOMSML_DEBUG;
    else process.env.CLEANROOMSML_DEBUG = saved;
  });

  async function linesOf(answers: Canned[], options: Partial<ClientOptions> = {}): Promise<string[]> {
    const lines: string[] = [];
    const credentials = { accessKeyId: "AKIDSECRET", secretAccessKey: "secret-key", sessionToken: "secret-token" };
    const { client, clock } = cannedClient(
      (_, passing) => {
        passing.pass(132);
        return answers.shift() ?? assert.fail("one call too many");
      },
      { debugSink: (line) => lines.push(line), credentials, ...options },
    );
    const startMs = clock.nowMs();
    await client.createTrainedModel({ ...validInputs(), hyperparameters: { secret: "input" } }).catch(() => {});
    assert.ok(clock.nowMs() > startMs);
    return lines;
  }

  const answers = (): Canned[] => [
    { fails: "ECONNREFUSED", wasSent: false },
    refusal(429, "ThrottlingException", { "x-amzn-requestid": "request-1" }),
    { statusCode: 200, headers: { "x-amzn-requestid": "request-2" }, body: '{"trainedModelArn":"secret-answer"}' },
  ];

  it("shows each attempt with operation, subject, status or code, time and request id, and nothing else", async () => {
    process.env.CLEANROOMSML_DEBUG = "1";
    assert.deepEqual(await linesOf(answers()), [
      'cleanroomsml: CreateTrainedModel "fraud-v2" attempt 1: ECONNREFUSED in 132 ms',
      'cleanroomsml: CreateTrainedModel "fraud-v2" attempt 2: 429 ThrottlingException in 132 ms (request request-1)',
      'cleanroomsml: CreateTrainedModel "fraud-v2" attempt 3: 200 in 132 ms (request request-2)',
    ]);
  });

  for (const value of [undefined, "", "0", "true"]) {
    it(`shows nothing if it is ${JSON.stringify(value)}`, async () => {
      if (value === undefined) delete process.env.CLEANROOMSML_DEBUG;
      else process.env.CLEANROOMSML_DEBUG = value;
      assert.deepEqual(await linesOf(answers()), []);
    });
  }

  it("goes to stderr if the caller does not receive lines", async () => {
    const server = await httpServer((_request, response) => response.end('{"tags":{}}'));
    const program = `
      const { createClient } = require(${JSON.stringify(path.join(__dirname, "..", "..", "sdk", "client.ts"))});
      const client = createClient({ region: "us-east-1", endpoint: "${server.url}", credentials: { accessKeyId: "K", secretAccessKey: "s" } });
      client.listTagsForResource({ resourceArn: "r" });`;
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ["--require", "tsx/cjs", "--eval", program],
      {
        env: { ...process.env, CLEANROOMSML_DEBUG: "1" },
      },
    );
    await server.close();
    assert.equal(stdout, "");
    assert.match(stderr, /^cleanroomsml: ListTagsForResource "r" attempt 1: 200 in \d+ ms\n$/);
  }).timeout(30_000);
});
