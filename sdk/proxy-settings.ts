import { ConfigurationError } from "./errors";

const variables = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"];

/**
 * Checks every variable that sets a proxy.
 *
 * @throws {ConfigurationError} with the name of the variable, never its value, which may contain a password
 * @see https://undici.nodejs.org/#/docs/api/EnvHttpProxyAgent
 */
export function checkProxies(environment: Readonly<Record<string, string | undefined>>): void {
  for (const variable of variables) {
    const text = environment[variable];
    const reason = text ? findFault(text) : undefined;
    if (reason !== undefined) throw new ConfigurationError(variable, reason);
  }
}

function findFault(text: string): string | undefined {
  const expected = "expected a URL such as http://proxy.example:3128";
  if (!URL.canParse(text)) return `its value is not a URL; ${expected}`;
  const { protocol, username, password } = new URL(text);
  if (!/^(https?|socks5?):$/.test(protocol)) return `its value does not begin with http:// or https://; ${expected}`;
  try {
    decodeURIComponent(username + password);
    return undefined;
  } catch {
    return "its user name or password contains an invalid percent-encoding; encode a literal % as %25";
  }
}
