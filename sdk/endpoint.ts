import { ConfigurationError } from "./errors";

/** Reason of the error for a client without a region. */
export const MISSING_REGION = "it is required; expected one such as eu-west-1";

const EXPECTED_URL = "expected a URL such as http://localhost:4580";

interface CustomEndpoint {
  readonly text: string;
  readonly setting: string;
}

/** Settings that determine the endpoint. */
export interface EndpointSettings {
  readonly region?: string | undefined;
  readonly useFips: boolean;
  readonly useDualStack: boolean;
  /** A URL instead of the service's own, and the name of its setting. */
  readonly custom?: CustomEndpoint | undefined;
  /** Whether to allow plain HTTP to a remote host. */
  readonly allowInsecureEndpoint?: boolean | undefined;
}

/**
 * Returns the URL of the service according to AWS's endpoint rules.
 *
 * @throws {ConfigurationError} if the settings contradict each other, if the partition does not support them, or if a
 *   custom URL is not valid
 * @see https://docs.aws.amazon.com/general/latest/gr/clean-rooms-ml.html
 */
export function resolveEndpoint(settings: EndpointSettings): URL {
  const { region = "", useFips, useDualStack, custom } = settings;
  if (custom !== undefined) {
    if (useFips) throw new ConfigurationError(custom.setting, "a custom endpoint cannot be combined with FIPS");
    if (useDualStack)
      throw new ConfigurationError(custom.setting, "a custom endpoint cannot be combined with dual-stack");
    return parseEndpoint(custom, settings.allowInsecureEndpoint ?? false);
  }
  if (region === "") throw new ConfigurationError("region", MISSING_REGION);
  // Loaded here, because a preview with a custom endpoint does not need them.
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
  // Text before an @ or after a ? may be a password or a token, and a misspelled URL has them in unexpected places.
  const shown = /[@?#]/.test(text) ? "its value" : JSON.stringify(text);
  if (!URL.canParse(text)) throw new ConfigurationError(setting, `${shown} is not a URL; ${EXPECTED_URL}`);
  const url = new URL(text);
  if (url.username !== "" || url.password !== "")
    throw new ConfigurationError(setting, "the URL contains a user name or password");
  if (url.search !== "" || url.hash !== "")
    throw new ConfigurationError(setting, "the URL contains a query or a fragment");
  if (url.protocol === "https:" || (url.protocol === "http:" && (allowInsecure || isLoopback(url)))) return url;
  throw new ConfigurationError(
    setting,
    url.protocol === "http:"
      ? `${shown} uses plain HTTP to a remote host; expected an https URL, or allowInsecureEndpoint set to true`
      : `${shown} is neither https nor http; ${EXPECTED_URL}`,
  );
}

/** Whether a hostname refers to this machine. */
export function isLoopback({ hostname }: { readonly hostname: string }): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[?::1\]?)$/.test(hostname);
}
