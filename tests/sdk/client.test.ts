import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { type Client, type ClientOptions, createClient } from "../../sdk/client";
import { getOperation, type OperationKey, operations } from "../../sdk/operations";
import { allInputs, membershipIdentifier, validInputs } from "../support/inputs/valid-inputs";
import { cannedClient, ok } from "../support/network/canned-send";
import { httpServer } from "../support/network/local-server";

const clientFile = path.join(__dirname, "..", "..", "sdk", "client.ts");
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

/** Runs a program in its own process. */
async function run(program: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--require", "tsx/cjs", "--eval", program], {
    timeout: 30_000,
  });
  return stdout;
}

describe("createClient()", function () {
  this.timeout(60_000);

  const inputs = { ...allInputs(), trainedModelArn: "arn:x", resourceArn: "arn:x", tagKeys: ["a"], tags: { a: "b" } };
  for (const key of Object.keys(operations) as OperationKey[]) {
    const operation = getOperation(key);
    it(`has ${key}, which sends ${operation.name}`, async () => {
      const complete = {
        statusCode: 200,
        body: JSON.stringify(Object.fromEntries(operation.needs.map((name) => [name, "x"]))),
      };
      const { client, sent } = cannedClient([complete]);
      const method = client[key] as (input: typeof inputs) => ReturnType<Client["cancelTrainedModel"]>;
      assert.equal((await method(inputs)).$metadata.httpStatusCode, 200);
      assert.equal(sent[0]?.method, operation.method);
      assert.match(sent[0]?.headers.authorization ?? "", /\/us-east-1\/cleanrooms-ml\/aws4_request/);
    });
  }

  it("loads no HTTP, no signing, no credentials, no settings and no service model before the first call", async () => {
    const output = await run(`
      const { createClient } = require(${JSON.stringify(clientFile)});
      createClient({ region: "" });
      const loaded = Object.keys(require.cache).filter((file) => /undici|smithy|aws-sdk|aws-crypto|sdk.(call|transport|signer|service\\.json)/.test(file));
      console.log(JSON.stringify(loaded));`);
    assert.deepEqual(JSON.parse(output), []);
  });

  it("reports invalid settings in the first call, and reads them again in the next", async () => {
    const { client } = cannedClient([ok], { endpoint: undefined });
    const saved = process.env.AWS_ENDPOINT_URL;
    process.env.AWS_ENDPOINT_URL = "nonsense";
    await assert.rejects(client.listTagsForResource({ resourceArn: "r" }), {
      name: "ConfigurationError",
      setting: "AWS_ENDPOINT_URL",
    });
    process.env.AWS_ENDPOINT_URL = "https://right.example";
    await client.listTagsForResource({ resourceArn: "r" });
    if (saved === undefined) delete process.env.AWS_ENDPOINT_URL;
    else process.env.AWS_ENDPOINT_URL = saved;
  });

  it("requires a region in the first call", async () => {
    const client = createClient({} as ClientOptions);
    await assert.rejects(client.listTagsForResource({ resourceArn: "r" }), {
      name: "ConfigurationError",
      message: "Cannot use region: it is required; expected one such as eu-west-1",
    });
  });

  it("rejects with a TypeError if a part of the path is missing", async () => {
    const { client, sent } = cannedClient([ok]);
    await assert.rejects(client.getTrainedModel({ membershipIdentifier, trainedModelArn: "" }), {
      name: "TypeError",
      message: "Cannot get trained model: trainedModelArn: expected a non-empty string",
    });
    assert.equal(sent.length, 0);
  });

  it("lets the process exit without close(), even directly after a call", async () => {
    const server = await httpServer((_request, response) => response.end('{"tags":{}}'));
    const startedMs = performance.now();
    await run(`
      const { createClient } = require(${JSON.stringify(clientFile)});
      const client = createClient({ region: "us-east-1", endpoint: "${server.url}", credentials: ${JSON.stringify(credentials)} });
      client.listTagsForResource({ resourceArn: "r" });`);
    assert.ok(performance.now() - startedMs < 25_000);
    await server.close();
  });

  it("waits for the current call, closes its connections, and opens new ones for a later call", async () => {
    const server = await httpServer((_request, response) => setTimeout(() => response.end('{"tags":{}}'), 100));
    const client = createClient({ region: "us-east-1", endpoint: server.url, credentials });
    await client.listTagsForResource({ resourceArn: "r" });
    const underWay = client.listTagsForResource({ resourceArn: "r" });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await client.close();
    await underWay;
    const before = server.connections();
    await client.listTagsForResource({ resourceArn: "r" });
    assert.equal(server.connections(), before + 1);
    await client.close();
    await client.close();
    await server.close();
  });

  it("reuses a connection", async () => {
    const server = await httpServer((_request, response) => response.end('{"tags":{}}'));
    const client = createClient({ region: "us-east-1", endpoint: server.url, credentials });
    for (let call = 0; call < 20; call++) await client.listTagsForResource({ resourceArn: "r" });
    assert.ok(server.connections() <= 2, `${server.connections()} connections`);
    await client.close();
    await server.close();
  });

  it("sends exactly what it signed, for any input", async () => {
    let received: { target: string; host: string | undefined; body: string } | undefined;
    const server = await httpServer((request, response) => {
      let body = "";
      request.setEncoding("utf8").on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        received = { target: request.url ?? "", host: request.headers.host, body };
        response.end("{}");
      });
    });
    const client = createClient({ region: "us-east-1", endpoint: server.url, credentials });
    const text = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
      .filter((value) => !/^\.{1,2}$/.test(value));
    await fc.assert(
      fc.asyncProperty(text, fc.dictionary(text, text, { maxKeys: 4 }), async (resourceArn, tags) => {
        await client.tagResource({ resourceArn, tags });
        assert.equal(
          received?.target,
          `/tags/${encodeURIComponent(resourceArn).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`,
        );
        assert.equal(received?.host, new URL(server.url).host);
        assert.deepEqual(JSON.parse(received?.body ?? ""), { tags: { ...tags } });
      }),
      { numRuns: 50 },
    );
    await client.close();
    await server.close();
  });

  it("rejects a response that is larger than any real one", async () => {
    const server = await httpServer((_request, response) => {
      const chunk = Buffer.alloc(1024 * 1024, "x");
      const write = (): void => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once("drain", write);
      };
      write();
    });
    const client = createClient({ region: "us-east-1", endpoint: server.url, credentials });
    await assert.rejects(client.createTrainedModel(validInputs()), {
      code: "UND_ERR_RES_EXCEEDED_MAX_SIZE",
      outcome: "unknown",
    });
    await client.close();
    await server.close();
  });
});
