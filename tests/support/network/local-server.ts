/**
 * Small real servers on this machine: one for HTTP, and one that passes the raw connection to the test.
 */
import http from "node:http";
import net, { type AddressInfo } from "node:net";

/** A server that listens. */
export interface LocalServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  /** Number of connections so far. */
  connections(): number;
  close(): Promise<void>;
}

/** Handles every request with a function. */
export async function httpServer(answer: http.RequestListener): Promise<LocalServer> {
  return listening(http.createServer(answer));
}

/** Passes on every connection once its whole request has arrived (a body has a content-length). */
export async function rawServer(onRequest: (socket: net.Socket, request: string) => void): Promise<LocalServer> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    let text = "";
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      const end = text.indexOf("\r\n\r\n");
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (end < 0 || text.length < end + 4 + length) return;
      const request = text;
      text = "";
      onRequest(socket, request);
    });
  });
  const local = await listening(server);
  return {
    ...local,
    close() {
      for (const socket of sockets) socket.destroy();
      return local.close();
    },
  };
}

/** A response with a correct content-length. */
export function httpText(statusLine: string, body: string, headers: Record<string, string> = {}): string {
  const lines = Object.entries({ ...headers, "content-length": String(Buffer.byteLength(body)) });
  return `HTTP/1.1 ${statusLine}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`;
}

/** A port without a listener. */
export async function freePort(): Promise<number> {
  const server = await rawServer(() => {});
  await server.close();
  return server.port;
}

/** Starts a server on a free port of this machine. */
export function listening(server: net.Server): Promise<LocalServer> {
  let connections = 0;
  server.on("connection", () => connections++);
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${port}`,
        port,
        connections: () => connections,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ("closeAllConnections" in server) (server as http.Server).closeAllConnections();
          }),
      });
    });
  });
}
