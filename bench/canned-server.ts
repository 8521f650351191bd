/** A raw socket that answers every HTTP request with the same bytes: what a client costs beside it is the client's own. */
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

export interface CannedServer {
  readonly url: string;
  /** Requests answered so far. */
  count(): number;
  close(): void;
}

/** @param body  JSON text of every answer */
export async function startCannedServer(body: string): Promise<CannedServer> {
  const answer = [
    "HTTP/1.1 200 OK",
    "content-type: application/json",
    "x-amzn-requestid: 11111111-2222-3333-4444-555555555555",
    `date: ${new Date().toUTCString()}`,
    `content-length: ${Buffer.byteLength(body)}`,
    "",
    body,
  ].join("\r\n");
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    let received = "";
    socket.setEncoding("latin1").on("data", (text) => {
      received += text;
      const length = requestLength(received);
      if (length === undefined || received.length < length) return;
      received = received.slice(length);
      count += 1;
      socket.write(answer);
    });
    socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => count,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** Bytes of the first request, undefined while its head has not come to its end. */
function requestLength(received: string): number | undefined {
  const head = received.indexOf("\r\n\r\n");
  if (head < 0) return undefined;
  return head + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(received)?.[1] ?? 0);
}
