/**
 * What is known about a create after each kind of failure, against real servers: the provider sends again only what was
 * not done, and looks for the model where it may have been.
 */
import assert from "node:assert/strict";
import type net from "node:net";
import { type ApiError, type Client, createClient, type TransportError } from "../../sdk/client";
import { validInputs } from "../support/inputs/valid-inputs";
import { freePort, httpServer, httpText, rawServer } from "../support/network/local-server";

type Outcome = "refused" | "not-sent" | "unknown";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

function clientOf(endpoint: string, requestTimeoutMs = 500): Client {
  return createClient({
    region: "us-east-1",
    endpoint,
    credentials,
    maxAttempts: 1,
    requestTimeoutMs,
    allowInsecureEndpoint: true,
  });
}

async function createError(client: Client): Promise<ApiError | TransportError> {
  try {
    await client.createTrainedModel(validInputs());
  } catch (error) {
    return error as ApiError | TransportError;
  } finally {
    await client.close();
  }
  return assert.fail("the create was answered");
}

describe("the outcome of a create", function () {
  this.timeout(20_000);
  for (const [described, code, outcome, onRequest] of [
    ["a connection that is reset after the request", "ECONNRESET", "unknown", (socket) => socket.resetAndDestroy()],
    ["a connection that is closed after the request", "ECONNRESET", "unknown", (socket) => socket.end()],
    ["no answer in time", "ETIMEDOUT", "unknown", () => {}],
    ["half a head, and no more in time", "ETIMEDOUT", "unknown", (socket) => socket.write("HTTP/1.1 200 OK\r\nx-am")],
    ["half a head, and a reset", "ECONNRESET", "unknown", (socket) => socket.end("HTTP/1.1 200 OK\r\nx-am")],
    ["an interim answer, and a reset", "ECONNRESET", "unknown", (socket) => socket.end("HTTP/1.1 103 Hints\r\n\r\n")],
    ["an answer that is not HTTP", "UNREADABLE_RESPONSE", "unknown", (socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n")],
    [
      "two different lengths",
      "UNREADABLE_RESPONSE",
      "unknown",
      (socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 5\r\n\r\n{}"),
    ],
    [
      "success that is no JSON",
      "UNREADABLE_RESPONSE",
      "unknown",
      (socket) => socket.write(httpText("200 OK", "<html>")),
    ],
    ["success without an ARN", "UNREADABLE_RESPONSE", "unknown", (socket) => socket.write(httpText("200 OK", "{}"))],
    ["500", "HTTP 500", "unknown", (socket) => socket.write(httpText("500 Oops", "{}"))],
    ["502", "HTTP 502", "unknown", (socket) => socket.write(httpText("502 Oops", ""))],
    ["503", "HTTP 503", "unknown", (socket) => socket.write(httpText("503 Oops", ""))],
    ["504", "HTTP 504", "unknown", (socket) => socket.write(httpText("504 Oops", ""))],
    ["400", "HTTP 400", "refused", (socket) => socket.write(httpText("400 No", "{}"))],
    ["402", "HTTP 402", "refused", (socket) => socket.write(httpText("402 No", "{}"))],
    ["403", "HTTP 403", "refused", (socket) => socket.write(httpText("403 No", "{}"))],
    ["404", "HTTP 404", "refused", (socket) => socket.write(httpText("404 No", "{}"))],
    ["409", "HTTP 409", "refused", (socket) => socket.write(httpText("409 No", "{}"))],
    ["429", "HTTP 429", "refused", (socket) => socket.write(httpText("429 No", "{}"))],
  ] as [string, string, Outcome, (socket: net.Socket) => void][]) {
    it(`is ${outcome} after ${described}`, async () => {
      const server = await rawServer(onRequest);
      const error = await createError(clientOf(server.url));
      await server.close();
      assert.deepEqual({ code: error.code, outcome: error.outcome }, { code, outcome });
    });
  }

  it("is not-sent where nothing listens", async () => {
    const error = await createError(clientOf(`http://127.0.0.1:${await freePort()}`));
    assert.deepEqual([error.code, error.outcome], ["ECONNREFUSED", "not-sent"]);
    assert.match(error.message, /: connect ECONNREFUSED .* \(endpoint is http:\/\/127\.0\.0\.1:\d+\)$/);
  });

  it("is not-sent where the host is not found", async () => {
    const error = await createError(clientOf("https://no-such-host.invalid", 5_000));
    assert.equal(error.outcome, "not-sent");
    assert.match(error.code, /^(ENOTFOUND|EAI_AGAIN)$/);
    assert.ok(error.message.endsWith(" (endpoint is https://no-such-host.invalid)"), error.message);
  });

  it("is not-sent where no connection is made in time", async () => {
    const server = await rawServer(() => {});
    const error = await createError(clientOf(server.url.replace("http:", "https:")));
    await server.close();
    assert.deepEqual([error.code, error.outcome], ["ETIMEDOUT", "not-sent"]);
  });

  it("is not-sent where TLS is not spoken", async () => {
    const server = await httpServer(() => {});
    const error = await createError(clientOf(server.url.replace("http:", "https:")));
    await server.close();
    assert.deepEqual([error.code, error.outcome], ["ERR_SSL_WRONG_VERSION_NUMBER", "not-sent"]);
  });

  it("is not-sent where the session token cannot be a header", async () => {
    const wrong = { ...credentials, sessionToken: "secret\ntoken" };
    const server = await rawServer(() => {});
    const client = createClient({ region: "us-east-1", endpoint: server.url, credentials: wrong, maxAttempts: 1 });
    const error = await createError(client);
    await server.close();
    assert.deepEqual([error.code, error.outcome], ["UND_ERR_INVALID_ARG", "not-sent"]);
    assert.doesNotMatch(error.message, /secret|endpoint/);
  });

  it("is unknown where a kept connection is closed as the request is written", async () => {
    const kept = new Set<net.Socket>();
    const server = await rawServer((socket, request) => {
      if (kept.has(socket)) socket.destroy();
      else socket.write(httpText("200 OK", request.startsWith("GET") ? '{"tags":{}}' : '{"trainedModelArn":"arn"}'));
      kept.add(socket);
    });
    const client = clientOf(server.url);
    await client.listTagsForResource({ resourceArn: "r" });
    // Once idle, the connection is used again.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const error = await createError(client);
    await server.close();
    assert.deepEqual([server.connections(), error.code, error.outcome], [1, "ECONNRESET", "unknown"]);
  });
});
