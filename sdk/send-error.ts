/** An attempt received no response, or only a part of one. */
export class SendError extends Error {
  /** Identifies the error. */
  override readonly name = "SendError";
  /** Node's code, such as `ECONNREFUSED`; undici's own are translated. */
  readonly code: string;
  /** Whether any of the request may have reached the service. */
  readonly wasSent: boolean;

  /**
   * Creates the error with Node's codes.
   *
   * @param wasSent  whether any of the request may have reached the service
   * @param cause  undici's or Node's error
   */
  constructor(wasSent: boolean, cause: Error) {
    super(innermostMessage(cause), { cause });
    this.code = nodeCode(cause);
    this.wasSent = wasSent;
  }
}

const codesOfUndici: Readonly<Record<string, string>> = {
  UND_ERR_CONNECT_TIMEOUT: "ETIMEDOUT",
  UND_ERR_HEADERS_TIMEOUT: "ETIMEDOUT",
  UND_ERR_BODY_TIMEOUT: "ETIMEDOUT",
  UND_ERR_SOCKET: "ECONNRESET",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "UNREADABLE_RESPONSE",
  // The client itself never aborts with this code, so a proxy has refused the tunnel.
  UND_ERR_ABORTED: "PROXY_REFUSED",
};

/** Returns the first code in the chain of causes, as a code of Node. */
function nodeCode(error: Error): string {
  for (let link: unknown = error; link instanceof Error; link = link.cause) {
    // The response is not HTTP. undici does not always set a code for that.
    if (link.name === "HTTPParserError") return "UNREADABLE_RESPONSE";
    const { code } = link as NodeJS.ErrnoException;
    if (typeof code === "string") return codesOfUndici[code] ?? code;
  }
  return "UNKNOWN";
}

/** Returns the innermost message. Node leaves the message empty if several addresses fail. */
function innermostMessage(error: Error): string {
  if (error instanceof AggregateError) return error.errors.map((one: Error) => one.message).join("; ");
  if (error.cause instanceof Error) return innermostMessage(error.cause);
  // undici's own messages for these are the names of its classes.
  return timeoutMessages[(error as NodeJS.ErrnoException).code ?? ""] ?? error.message;
}

const timeoutMessages: Readonly<Record<string, string>> = {
  UND_ERR_HEADERS_TIMEOUT: "no response began within the time limit",
  UND_ERR_BODY_TIMEOUT: "the response stalled for longer than the time limit",
};
