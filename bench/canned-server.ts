import { httpText, rawServer } from "../tests/support/network/local-server";

export interface CannedServer {
  readonly url: string;
  /** Number of requests so far. */
  count(): number;
  close(): Promise<void>;
}

/**
 * Sends the same bytes in response to every HTTP request, so that the rest of the time is the client's own.
 *
 * @param body  JSON text of every response
 */
export async function startCannedServer(body: string): Promise<CannedServer> {
  const response = httpText("200 OK", body, {
    "content-type": "application/json",
    "x-amzn-requestid": "11111111-2222-3333-4444-555555555555",
    date: new Date().toUTCString(),
  });
  let count = 0;
  const { url, close } = await rawServer((socket) => {
    count += 1;
    socket.write(response);
  });
  return { url, close, count: () => count };
}
