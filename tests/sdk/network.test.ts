/**
 * Tests proxies and certificate authorities with a real proxy and a real TLS server on this machine.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { type Client, createClient, type TransportError } from "../../sdk/client";
import { type LocalAuthority, localAuthority } from "../support/network/local-authority";
import { httpServer, type LocalServer, listening } from "../support/network/local-server";

const host = "cleanrooms-ml.us-east-1.test";
const stsHost = "sts.us-east-1.test";
/** The response of STS to AssumeRole. */
const assumedRole = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
<AccessKeyId>ASIATEMPORARY</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
<Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
const roleArn = "arn:aws:iam::123456789012:role/trainer";
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const variables = [
  "HTTPS_PROXY",
  "HTTP_PROXY",
  "NO_PROXY",
  "https_proxy",
  "http_proxy",
  "no_proxy",
  "AWS_CA_BUNDLE",
  "AWS_CONFIG_FILE",
  "AWS_ENDPOINT_URL_STS",
];

/** A proxy whose tunnels lead to one port for any host. */
interface Proxy extends LocalServer {
  readonly tunnels: { readonly target: string; readonly authorization: string | undefined }[];
}

async function startProxy(port: number, answer = "HTTP/1.1 200 OK\r\n\r\n"): Promise<Proxy> {
  const tunnels: Proxy["tunnels"] = [];
  const server = http.createServer((_request, response) => response.writeHead(400).end());
  server.on("connect", (request, socket: net.Socket) => {
    tunnels.push({ target: request.url ?? "", authorization: request.headers["proxy-authorization"] });
    socket.on("error", () => {});
    if (answer === "") return;
    socket.write(answer);
    if (!answer.includes("200")) return socket.end();
    const target = net.connect(port, "127.0.0.1").on("error", () => socket.destroy());
    target.pipe(socket).pipe(target);
  });
  const sockets = new Set<net.Socket>();
  server.on("connection", (socket) => sockets.add(socket));
  const local = await listening(server);
  return {
    ...local,
    tunnels,
    close() {
      for (const socket of sockets) socket.destroy();
      return local.close();
    },
  };
}

describe("TLS and proxies", function () {
  this.timeout(60_000);
  const saved = Object.fromEntries(variables.map((name) => [name, process.env[name]]));
  let authority: LocalAuthority;
  let server: LocalServer;
  let client: Client | undefined;
  const keys: (string | undefined)[] = [];

  before(async function () {
    const made = await localAuthority(host, stsHost, "localhost");
    if (made === undefined) {
      console.log("      skipped: openssl, which creates the certificate authority, is not installed");
      return this.skip();
    }
    authority = made;
    server = await listening(
      https.createServer({ key: made.key, cert: made.certificate }, (request, response) => {
        keys.push(/Credential=(\w+)\//.exec(request.headers.authorization ?? "")?.[1]);
        response.end(request.headers.host === stsHost ? assumedRole : '{"tags":{"a":"b"}}');
      }),
    );
  });

  beforeEach(() => {
    for (const name of variables) delete process.env[name];
  });

  afterEach(async () => {
    await client?.close();
    client = undefined;
  });

  after(async () => {
    for (const [name, value] of Object.entries(saved)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    await server?.close();
    if (authority) await rm(path.dirname(authority.authorityFile), { recursive: true });
  });

  async function listTags(endpoint: string): Promise<Record<string, string>> {
    client = createClient({ region: "us-east-1", endpoint, credentials, maxAttempts: 1, requestTimeoutMs: 2_000 });
    return (await client.listTagsForResource({ resourceArn: "r" })).tags;
  }

  it("rejects a certificate of an unknown authority and sends nothing", async () => {
    await assert.rejects(listTags(`https://localhost:${server.port}`), (error) => {
      const { code, outcome } = error as TransportError;
      assert.deepEqual([code, outcome], ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "not-sent"]);
      return true;
    });
  });

  it("trusts the authorities of AWS_CA_BUNDLE", async () => {
    process.env.AWS_CA_BUNDLE = authority.authorityFile;
    assert.deepEqual(await listTags(`https://localhost:${server.port}`), { a: "b" });
  });

  it("rejects a certificate for another name", async () => {
    process.env.AWS_CA_BUNDLE = authority.authorityFile;
    await assert.rejects(listTags(`https://127.0.0.1:${server.port}`), {
      code: "ERR_TLS_CERT_ALTNAME_INVALID",
      outcome: "not-sent",
    });
  });

  it("trusts the authorities of NODE_EXTRA_CA_CERTS", async () => {
    const program = `
      const { createClient } = require(${JSON.stringify(path.join(__dirname, "..", "..", "sdk", "client.ts"))});
      const client = createClient({ region: "us-east-1", endpoint: "https://localhost:${server.port}", credentials: ${JSON.stringify(credentials)} });
      client.listTagsForResource({ resourceArn: "r" }).then(({ tags }) => console.log(JSON.stringify(tags)));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--require", "tsx/cjs", "--eval", program], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: authority.authorityFile },
    });
    assert.deepEqual(JSON.parse(stdout), { a: "b" });
  });

  it("uses the tunnel of HTTPS_PROXY with its password, and checks the service's certificate", async () => {
    const proxy = await startProxy(server.port);
    process.env.HTTPS_PROXY = `http://user:p%40ss@127.0.0.1:${proxy.port}`;
    await assert.rejects(listTags(`https://${host}`), { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE", outcome: "not-sent" });
    await client?.close();
    process.env.AWS_CA_BUNDLE = authority.authorityFile;
    assert.deepEqual(await listTags(`https://${host}`), { a: "b" });
    await client?.close();
    await proxy.close();
    const authorization = `Basic ${Buffer.from("user:p@ss").toString("base64")}`;
    assert.deepEqual(proxy.tunnels, [
      { target: `${host}:443`, authorization },
      { target: `${host}:443`, authorization },
    ]);
  });

  it("accepts the variables in lower case, too", async () => {
    const proxy = await startProxy(server.port);
    process.env.https_proxy = proxy.url;
    process.env.AWS_CA_BUNDLE = authority.authorityFile;
    assert.deepEqual(await listTags(`https://${host}`), { a: "b" });
    await client?.close();
    process.env.no_proxy = host;
    await assert.rejects(listTags(`https://${host}`), { code: /^(ENOTFOUND|EAI_AGAIN)$/ });
    await proxy.close();
    assert.equal(proxy.tunnels.length, 1);
  });

  it("uses HTTP_PROXY for an http endpoint", async () => {
    const plain = await httpServer((_request, response) => response.end('{"tags":{"c":"d"}}'));
    const proxy = await startProxy(plain.port);
    process.env.HTTP_PROXY = proxy.url;
    process.env.HTTPS_PROXY = "http://127.0.0.1:1";
    client = createClient({
      ...{ region: "us-east-1", endpoint: `http://${host}`, credentials, maxAttempts: 1, allowInsecureEndpoint: true },
    });
    assert.deepEqual((await client.listTagsForResource({ resourceArn: "r" })).tags, { c: "d" });
    await client.close();
    await proxy.close();
    await plain.close();
    assert.deepEqual(
      proxy.tunnels.map(({ target }) => target),
      [`${host}:80`],
    );
  });

  it("bypasses the proxy if NO_PROXY contains the host", async () => {
    const proxy = await startProxy(server.port);
    process.env.HTTPS_PROXY = proxy.url;
    process.env.NO_PROXY = "other.example,.us-east-1.test";
    await assert.rejects(listTags(`https://${host}`), { outcome: "not-sent", code: /^(ENOTFOUND|EAI_AGAIN)$/ });
    await proxy.close();
    assert.deepEqual(proxy.tunnels, []);
  });

  it("bypasses the proxy for an endpoint on this machine", async () => {
    const proxy = await startProxy(server.port);
    process.env.HTTPS_PROXY = proxy.url;
    process.env.AWS_CA_BUNDLE = authority.authorityFile;
    assert.deepEqual(await listTags(`https://localhost:${server.port}`), { a: "b" });
    await proxy.close();
    assert.deepEqual(proxy.tunnels, []);
  });

  for (const [described, answer, code] of [
    ["requires a password", "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", "PROXY_REFUSED"],
    ["refuses the tunnel", "HTTP/1.1 502 Bad Gateway\r\n\r\n", "PROXY_REFUSED"],
    ["does not respond", "", "ETIMEDOUT"],
  ] as const) {
    it(`sends nothing if the proxy ${described}`, async () => {
      const proxy = await startProxy(server.port, answer);
      process.env.HTTPS_PROXY = `http://user:topsecret@127.0.0.1:${proxy.port}`;
      await assert.rejects(listTags(`https://${host}`), (error) => {
        const { message, ...known } = error as TransportError;
        assert.deepEqual([known.code, known.outcome], [code, "not-sent"]);
        assert.ok(!message.includes("topsecret"), message);
        return true;
      });
      assert.equal(proxy.tunnels.length, 1);
      await proxy.close();
    });
  }

  for (const [described, options] of [
    ["the roles of its options", { credentials, assumeRoles: [{ roleArn }], stsEndpoint: `https://${stsHost}` }],
    ["the role of a profile", { profile: "trainer" }],
  ] as const) {
    it(`uses the proxy and the authorities for STS, too, for ${described}`, async () => {
      const proxy = await startProxy(server.port);
      process.env.HTTPS_PROXY = proxy.url;
      process.env.AWS_CA_BUNDLE = authority.authorityFile;
      process.env.AWS_ENDPOINT_URL_STS = `https://${stsHost}`;
      process.env.AWS_CONFIG_FILE = path.join(path.dirname(authority.authorityFile), "config");
      await writeFile(
        process.env.AWS_CONFIG_FILE,
        `[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = s\n[profile trainer]\nrole_arn = ${roleArn}\nsource_profile = base\n`,
      );
      client = createClient({ region: "us-east-1", endpoint: `https://${host}`, maxAttempts: 1, ...options });
      await client.listTagsForResource({ resourceArn: "r" });
      await client.close();
      await proxy.close();
      assert.deepEqual(
        proxy.tunnels.map(({ target }) => target),
        [`${stsHost}:443`, `${host}:443`],
      );
      assert.equal(keys.at(-1), "ASIATEMPORARY");
    });
  }

  it("sends nothing if there is no proxy at the address", async () => {
    process.env.HTTPS_PROXY = "http://127.0.0.1:1";
    await assert.rejects(listTags(`https://${host}`), { code: "ECONNREFUSED", outcome: "not-sent" });
  });

  it("reads the authorities at the first call, and reports a bundle that does not exist", async () => {
    process.env.AWS_CA_BUNDLE = `${authority.authorityFile}.gone`;
    await assert.rejects(listTags(`https://localhost:${server.port}`), {
      name: "ConfigurationError",
      setting: "AWS_CA_BUNDLE",
    });
    assert.ok((await readFile(authority.authorityFile, "utf8")).includes("BEGIN CERTIFICATE"));
  });
});
