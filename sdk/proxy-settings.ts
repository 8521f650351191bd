/**
 * Mistakes in the proxies of the environment, as far as they can be found before a request.
 *
 * @see https://undici.nodejs.org/#/docs/api/EnvHttpProxyAgent
 */
import { ConfigurationError } from "./errors";

const variables = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"];

/**
 * Checks every variable that names a proxy.
 *
 * @throws {ConfigurationError} with the name of the variable, never its value, which may hold a password
 */
export function checkProxies(environment: Readonly<Record<string, string | undefined>>): void {
  for (const variable of variables) {
    const text = environment[variable];
    const reason = text ? findFault(text) : undefined;
    if (reason !== undefined) throw new ConfigurationError(variable, reason);
  }
}

function findFault(text: string): string | undefined {
  const wanted = "wanted is one such as http://proxy.example:3128";
  if (!URL.canParse(text)) return `it is not a URL; ${wanted}`;
  const { protocol, username, password } = new URL(text);
  if (!/^(https?|socks5?):$/.test(protocol)) return `it does not begin with http:// or https://; ${wanted}`;
  try {
    decodeURIComponent(username + password);
    return undefined;
  } catch {
    return "its user or password has a % that stands for no character; a % itself is written %25";
  }
}
