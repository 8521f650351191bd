/**
 * The outcome of a create after each kind of failure, with real servers. The provider repeats a create only if the
 * service has not performed it, and checks for the model if it may have.
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
  return assert.fail("the create succeeded");
}

describe("the outcome of a create", function () {
  this.timeout(20_000);
  for (const [described, code, outcome, onRequest] of [
    ["a connection that is reset after the request", "ECONNRESET", "unknown", (socket) => socket.resetAndDestroy()],
    ["a connection that is closed after the request", "ECONNRESET", "unknown", (socket) => socket.end()],
    ["no response in time", "ETIMEDOUT", "unknown", () => {}],
    [
      "half of the headers, and no more in time",
      "ETIMEDOUT",
      "unknown",
      (socket) => socket.write("HTTP/1.1 200 OK\r\nx-am"),
    ],
    ["half of the headers, and a reset", "ECONNRESET", "unknown", (socket) => socket.end("HTTP/1.1 200 OK\r\nx-am")],
    ["an interim response, and a reset", "ECONNRESET", "unknown", (socket) => socket.end("HTTP/1.1 103 Hints\r\n\r\n")],
    [
      "a response that is not HTTP",
      "UNREADABLE_RESPONSE",
      "unknown",
      (socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n"),
    ],
    [
      "two different lengths",
      "UNREADABLE_RESPONSE",
      "unknown",
      (socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 5\r\n\r\n{}"),
    ],
    [
      "success that is not JSON",
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

  it("is not-sent if no server listens", async () => {
    const error = await createError(clientOf(`http://127.0.0.1:${await freePort()}`));
    assert.deepEqual([error.code, error.outcome], ["ECONNREFUSED", "not-sent"]);
    assert.match(
      error.message,
      /: connect ECONNREFUSED .* \(endpoint is http:\/\/127\.0\.0\.1:\d+; check that a server runs there, or remove it to call AWS\)$/,
    );
  });

  it("is not-sent if the host is not found", async () => {
    const error = await createError(clientOf("https://no-such-host.invalid", 5_000));
    assert.equal(error.outcome, "not-sent");
    assert.match(error.code, /^(ENOTFOUND|EAI_AGAIN)$/);
    assert.match(
      error.message,
      / \(endpoint is https:\/\/no-such-host\.invalid; check that a server runs there, or remove it /,
    );
  });

  it("is not-sent if no connection is established in time", async () => {
    const server = await rawServer(() => {});
    const error = await createError(clientOf(server.url.replace("http:", "https:")));
    await server.close();
    assert.deepEqual([error.code, error.outcome], ["ETIMEDOUT", "not-sent"]);
  });

  it("is not-sent if the server does not support TLS", async () => {
    const server = await httpServer(() => {});
    const error = await createError(clientOf(server.url.replace("http:", "https:")));
    await server.close();
    assert.deepEqual([error.code, error.outcome], ["ERR_SSL_WRONG_VERSION_NUMBER", "not-sent"]);
  });

  it("is not-sent if the session token is not valid in a header", async () => {
    const wrong = { ...credentials, sessionToken: "secret\ntoken" };
    const server = await rawServer(() => {});
    const client = createClient({ region: "us-east-1", endpoint: server.url, credentials: wrong, maxAttempts: 1 });
    const error = await createError(client);
    await server.close();
    assert.deepEqual([error.code, error.outcome], ["UND_ERR_INVALID_ARG", "not-sent"]);
    assert.doesNotMatch(error.message, /secret|endpoint/);
  });

  it("is unknown if a reused connection is closed while the request is sent", async () => {
    const kept = new Set<net.Socket>();
    const server = await rawServer((socket, request) => {
      if (kept.has(socket)) socket.destroy();
      else socket.write(httpText("200 OK", request.startsWith("GET") ? '{"tags":{}}' : '{"trainedModelArn":"arn"}'));
      kept.add(socket);
    });
    const client = clientOf(server.url);
    await client.listTagsForResource({ resourceArn: "r" });
    // Once idle, the connection is reused.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const error = await createError(client);
    await server.close();
    assert.deepEqual([server.connections(), error.code, error.outcome], [1, "ECONNRESET", "unknown"]);
  });
});
