/**
 * Every form of an error response and of an unreadable response, from a real server. Each becomes one ApiError or
 * TransportError with operation, subject, code, status and request id.
 */
import assert from "node:assert/strict";
import type net from "node:net";
import { ApiError, type Client, createClient, TransportError } from "../../sdk/client";
import { httpText, type LocalServer, rawServer } from "../support/network/local-server";

const resourceArn = "arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/m/trained-model/a";
const id = { "x-amzn-requestid": "request-1" };

interface Form {
  readonly described: string;
  readonly answer: string;
  /** What the server does after the response; by default it leaves the connection open. */
  readonly afterwards?: (socket: net.Socket) => void;
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly type?: typeof TransportError;
  readonly serviceMessage?: string;
}

const json = (members: unknown): string => JSON.stringify(members);
const end = (socket: net.Socket): unknown => socket.end();
const subject = `"${resourceArn}"`;
/** The message of an error; it contains the status if the service sent no message. */
function denial(codeAndStatus: string, reason = "No"): string {
  const [, code, status] = /^(HTTP \d+|\w+)(?: (\d+))?$/.exec(codeAndStatus) ?? [];
  return `Cannot list tags of resource ${subject}: ${code}: ${reason} (${status ? `HTTP ${status}, ` : ""}request request-1)`;
}

/** An error of the service with its code in a header or in the body. */
function named(described: string, headers: Record<string, string>, members: unknown, code: string): Form {
  return {
    described,
    answer: httpText("400 Bad Request", json(members), { ...id, ...headers }),
    code,
    status: 400,
    message: denial(code),
    serviceMessage: "No.",
  };
}

const page = `<html>\n<body>  Bad   gateway ${"x".repeat(300)}</body></html>`;
const pageStart = `<html> <body> Bad gateway ${"x".repeat(300)}`.slice(0, 200);
const partOf = (text: string, length: number): string =>
  text.replace(/content-length: \d+/, `content-length: ${length}`);

const forms: readonly Form[] = [
  named("a header", { "x-amzn-errortype": "ValidationException" }, { message: "No." }, "ValidationException"),
  named(
    "a header with a URI",
    { "X-Amzn-ErrorType": "ValidationException:http://internal.amazon.com/coral/" },
    { message: "No." },
    "ValidationException",
  ),
  named(
    "a header with a namespace",
    { "x-amzn-errortype": "aws.cleanroomsml#ValidationException" },
    { message: "No." },
    "ValidationException",
  ),
  named(
    "a header with both",
    { "x-amzn-errortype": "aws.cleanroomsml#ValidationException:http://x/y#z" },
    { message: "No." },
    "ValidationException",
  ),
  named(
    "a header and other names in the body",
    { "x-amzn-errortype": "First" },
    { code: "Second", __type: "Third", message: "No." },
    "First",
  ),
  named("code", {}, { code: "ConflictException", message: "No." }, "ConflictException"),
  named(
    "code with a namespace and a URI",
    {},
    { code: "a.b#ConflictException:http://x/", message: "No." },
    "ConflictException",
  ),
  named("code and __type", {}, { code: "Second", __type: "Third", message: "No." }, "Second"),
  named("__type", {}, { __type: "ConflictException", message: "No." }, "ConflictException"),
  named(
    "__type with a namespace",
    {},
    { __type: "aws.cleanroomsml#ConflictException", message: "No." },
    "ConflictException",
  ),
  named(
    "an empty header, and __type",
    { "x-amzn-errortype": "" },
    { __type: "ConflictException", message: "No." },
    "ConflictException",
  ),
  named("a code that is not a string", {}, { code: { a: 1 }, message: "No." }, "HTTP 400"),
  named("no code", {}, { message: "No." }, "HTTP 400"),
  named(
    "a capitalized Message",
    { "x-amzn-errortype": "ValidationException" },
    { Message: "No." },
    "ValidationException",
  ),
  {
    described: "a code without a message",
    answer: httpText("403 Forbidden", "{}", { ...id, "x-amzn-errortype": "AccessDeniedException" }),
    code: "AccessDeniedException",
    status: 403,
    message: `Cannot list tags of resource ${subject}: AccessDeniedException (HTTP 403, request request-1)`,
    serviceMessage: "",
  },
  {
    described: "an empty body",
    answer: httpText("503 Service Unavailable", "", id),
    code: "HTTP 503",
    status: 503,
    message: denial("HTTP 503", "the response is empty"),
    serviceMessage: "",
  },
  {
    described: "an empty body with a code in the header",
    answer: httpText("429 Too Many Requests", "", { ...id, "x-amzn-errortype": "ThrottlingException" }),
    code: "ThrottlingException",
    status: 429,
    message: denial("ThrottlingException 429", "the response is empty"),
  },
  {
    described: "an HTML page",
    answer: httpText("502 Bad Gateway", page, id),
    code: "HTTP 502",
    status: 502,
    message: denial("HTTP 502", `the response is not a JSON object: ${pageStart}`),
    serviceMessage: "",
  },
  {
    described: "an HTML page with status 200",
    answer: httpText("200 OK", page, id),
    code: "UNREADABLE_RESPONSE",
    status: 200,
    message: denial("UNREADABLE_RESPONSE 200", `the response is not a JSON object: ${pageStart}`),
    type: TransportError,
  },
  {
    described: "JSON that is not an object",
    answer: httpText("200 OK", "[1]", id),
    code: "UNREADABLE_RESPONSE",
    status: 200,
    message: denial("UNREADABLE_RESPONSE 200", "the response is not a JSON object: [1]"),
    type: TransportError,
  },
  {
    described: "success without a required member",
    answer: httpText("200 OK", "{}", id),
    code: "UNREADABLE_RESPONSE",
    status: 200,
    message: denial("UNREADABLE_RESPONSE 200", "the response has no tags"),
    type: TransportError,
  },
  {
    described: "a redirection",
    answer: httpText("301 Moved", "", { ...id, location: "https://elsewhere.example/" }),
    code: "HTTP 301",
    status: 301,
    message: denial("HTTP 301", "the response is empty"),
  },
  {
    described: "an error that breaks off",
    answer: partOf(
      httpText("400 Bad Request", '{"message":', { ...id, "x-amzn-errortype": "ValidationException" }),
      500,
    ),
    afterwards: end,
    code: "ValidationException",
    status: 400,
    message: denial("ValidationException 400", 'the response broke off (other side closed): {"message":'),
  },
  {
    described: "success that breaks off",
    answer: partOf(httpText("200 OK", '{"tags":', id), 500),
    afterwards: end,
    code: "ECONNRESET",
    status: 200,
    message: denial("ECONNRESET 200", 'the response broke off (other side closed): {"tags":'),
    type: TransportError,
  },
  {
    described: "success that is complete except for its length",
    answer: partOf(httpText("200 OK", '{"tags":{}}', id), 500),
    afterwards: end,
    code: "ECONNRESET",
    status: 200,
    message: denial("ECONNRESET 200", 'the response broke off (other side closed): {"tags":{}}'),
    type: TransportError,
  },
  {
    described: "success that is reset in the middle",
    answer: partOf(httpText("200 OK", '{"tags":', id), 500),
    afterwards: (socket) => setTimeout(() => socket.resetAndDestroy(), 20),
    code: "ECONNRESET",
    status: 200,
    message: denial("ECONNRESET 200", 'the response broke off (read ECONNRESET): {"tags":'),
    type: TransportError,
  },
  {
    described: "success that stalls in the middle",
    answer: partOf(httpText("200 OK", '{"tags":', id), 500),
    code: "ETIMEDOUT",
    status: 200,
    message: denial(
      "ETIMEDOUT 200",
      'the response broke off (the response stalled for longer than the time limit): {"tags":',
    ),
    type: TransportError,
  },
  {
    described: "a length that is too short",
    answer: partOf(httpText("200 OK", '{"tags":{}}', id), 5),
    afterwards: end,
    code: "UNREADABLE_RESPONSE",
    status: 200,
    message: denial("UNREADABLE_RESPONSE 200", 'the response is not a JSON object: {"tag'),
    type: TransportError,
  },
  {
    described: "a broken chunk",
    answer: `HTTP/1.1 200 OK\r\nx-amzn-requestid: request-1\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n`,
    afterwards: end,
    code: "UNREADABLE_RESPONSE",
    status: 200,
    message: denial(
      "UNREADABLE_RESPONSE 200",
      "the response broke off (Response does not match the HTTP/1.1 protocol (Invalid character in chunk size))",
    ),
    type: TransportError,
  },
];

describe("an error response or an unreadable response", function () {
  this.timeout(20_000);
  let server: LocalServer;
  let client: Client;
  let form: Form;

  before(async () => {
    server = await rawServer((socket) => {
      socket.write(form.answer);
      form.afterwards?.(socket);
    });
  });

  beforeEach(() => {
    client = createClient({
      region: "us-east-1",
      endpoint: server.url,
      credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
      maxAttempts: 1,
      requestTimeoutMs: 300,
    });
  });

  afterEach(() => client.close());

  after(() => server.close());

  for (const each of forms) {
    it(`is one error: ${each.described}`, async () => {
      form = each;
      await assert.rejects(client.listTagsForResource({ resourceArn }), (error) => {
        assert.ok(error instanceof (each.type ?? ApiError), String(error));
        assert.equal(error.message, each.message);
        assert.equal(error.code, each.code);
        assert.equal(error.httpStatusCode, each.status);
        assert.equal(error.requestId, "request-1");
        assert.equal(error.operation, "ListTagsForResource");
        assert.equal(error.subject, resourceArn);
        if (each.serviceMessage !== undefined) assert.equal((error as ApiError).serviceMessage, each.serviceMessage);
        return true;
      });
    });
  }

  it("is not an error after an interim response", async () => {
    form = {
      described: "",
      answer: `HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n${httpText("200 OK", '{"tags":{"a":"b"}}', id)}`,
      code: "",
      status: 200,
      message: "",
    };
    assert.deepEqual((await client.listTagsForResource({ resourceArn })).tags, { a: "b" });
  });

  it("is not an error if it arrives in pieces, even within a character", async () => {
    const whole = Buffer.from(httpText("200 OK", '{"tags":{"a":"é日🚀"}}', id));
    form = {
      described: "",
      answer: "",
      afterwards: (socket) => {
        const write = (from: number): void => {
          if (from >= whole.length) return;
          socket.write(whole.subarray(from, from + 1));
          setTimeout(write, 1, from + 1);
        };
        write(0);
      },
      code: "",
      status: 200,
      message: "",
    };
    assert.deepEqual((await client.listTagsForResource({ resourceArn })).tags, { a: "é日🚀" });
  });
});
