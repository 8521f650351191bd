import { ConfigurationError } from "./errors";

const WANTED_URL = "wanted is a URL such as http://localhost:4580";

interface CustomEndpoint {
  readonly text: string;
  readonly setting: string;
}

/** What an endpoint depends on. */
export interface EndpointSettings {
  readonly region?: string | undefined;
  readonly useFips: boolean;
  readonly useDualStack: boolean;
  /** A URL that replaces the service's own, and the name of its setting. */
  readonly custom?: CustomEndpoint | undefined;
  /** Whether http is allowed to other machines. */
  readonly allowInsecureEndpoint?: boolean | undefined;
}

/**
 * Finds the URL of the service by AWS's endpoint rules.
 *
 * @throws {ConfigurationError} if the settings contradict each other, if the partition lacks what they require, or if a
 *   custom URL cannot be used
 * @see https://docs.aws.amazon.com/general/latest/gr/clean-rooms-ml.html
 */
export function resolveEndpoint(settings: EndpointSettings): URL {
  const { region = "", useFips, useDualStack, custom } = settings;
  if (custom !== undefined) {
    if (useFips) throw new ConfigurationError(custom.setting, "FIPS and a custom endpoint exclude each other");
    if (useDualStack)
      throw new ConfigurationError(custom.setting, "dual-stack and a custom endpoint exclude each other");
    return parseEndpoint(custom, settings.allowInsecureEndpoint ?? false);
  }
  if (region === "") throw new ConfigurationError("region", "it is missing");
  // Loaded here, since a preview with a custom endpoint does not need them.
  const { isValidHostLabel } = require("@smithy/core/endpoints") as typeof import("@smithy/core/endpoints");
  const { partition } = require("@aws-sdk/util-endpoints") as typeof import("@aws-sdk/util-endpoints");
  if (!isValidHostLabel(region)) throw new ConfigurationError("region", `${JSON.stringify(region)} is not a region`);
  const { name, dnsSuffix, dualStackDnsSuffix, supportsFIPS, supportsDualStack } = partition(region);
  if (useFips && !supportsFIPS) throw new ConfigurationError("useFips", `partition ${name} has no FIPS endpoints`);
  if (useDualStack && !supportsDualStack) {
    throw new ConfigurationError("useDualStack", `partition ${name} has no dual-stack endpoints`);
  }
  return new URL(
    `https://cleanrooms-ml${useFips ? "-fips" : ""}.${region}.${useDualStack ? dualStackDnsSuffix : dnsSuffix}`,
  );
}

function parseEndpoint({ text, setting }: CustomEndpoint, allowInsecure: boolean): URL {
  // Text before an @ or after a ? may be a password or a token, and a mistyped URL has them in unexpected places.
  const shown = /[@?#]/.test(text) ? "what it is set to" : JSON.stringify(text);
  if (!URL.canParse(text)) throw new ConfigurationError(setting, `${shown} is not a URL: ${WANTED_URL}`);
  const url = new URL(text);
  if (url.username !== "" || url.password !== "")
    throw new ConfigurationError(setting, "the URL holds a user or password");
  if (url.search !== "" || url.hash !== "") throw new ConfigurationError(setting, "the URL has a query or a fragment");
  if (url.protocol === "https:" || (url.protocol === "http:" && (allowInsecure || isLoopback(url)))) return url;
  throw new ConfigurationError(
    setting,
    url.protocol === "http:"
      ? `${shown} would be asked without encryption, which beyond this machine needs allowInsecureEndpoint true; wanted is an https URL`
      : `${shown} is neither https nor http: ${WANTED_URL}`,
  );
}

/** Whether a URL, or anything with a URL's hostname, leads to this machine. */
export function isLoopback({ hostname }: { readonly hostname: string }): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[?::1\]?)$/.test(hostname);
}
