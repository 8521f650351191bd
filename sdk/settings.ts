/**
 * Reads the settings of a client except credentials, from its options, then AWS's environment variables, then the
 * profile of the shared files.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
import { readFile } from "node:fs/promises";
import type { ClientOptions } from "./client-types";
import { MISSING_REGION, resolveEndpoint } from "./endpoint";
import { ConfigurationError } from "./errors";
import { checkProxies } from "./proxy-settings";

/** The settings of a client, resolved. */
export interface Settings {
  readonly region: string;
  readonly endpoint: URL;
  /** The setting of a custom endpoint, for errors; absent for the service's own endpoint. */
  readonly endpointSetting?: string;
  readonly maxAttempts: number;
  readonly requestTimeoutMs: number;
  readonly connectTimeoutMs: number;
  /** Certificate authorities in PEM format, instead of Node's own. */
  readonly certificateAuthorities: readonly string[] | undefined;
}

const defaultMaxAttempts = 3;
const defaultRequestTimeoutMs = 60_000;
const longestConnectMs = 10_000;

type Texts = Readonly<Record<string, string | undefined>>;

/** The sources of settings, in this order. */
interface Places {
  readonly environment: Texts;
  readonly profileName: string;
  readonly profile: Texts;
  /** The part of the profile's `services` section for this service. */
  readonly service: Texts;
}

/** The value of a setting, and its name for errors. */
interface Found {
  readonly text: string;
  readonly setting: string;
}

/**
 * Reads all settings of a client.
 *
 * @throws {ConfigurationError} with the invalid setting
 */
export async function readSettings(options: ClientOptions, environment: Texts = process.env): Promise<Settings> {
  const { region, requestTimeoutMs = defaultRequestTimeoutMs } = options;
  if (!region) throw new ConfigurationError("region", MISSING_REGION);
  if (!(requestTimeoutMs > 0))
    throw new ConfigurationError("requestTimeoutMs", `expected a number greater than 0, got ${requestTimeoutMs}`);
  checkProxies(environment);
  const places = await readPlaces(options.profile, environment);
  const { endpoint: text, endpointSetting: setting = "endpoint" } = options;
  const custom = text === undefined ? findEndpoint(places) : { text, setting };
  return {
    region,
    endpoint: resolveEndpoint({
      region,
      useFips: options.useFips ?? isOn(places, "use_fips_endpoint"),
      useDualStack: options.useDualStack ?? isOn(places, "use_dualstack_endpoint"),
      custom,
      allowInsecureEndpoint: options.allowInsecureEndpoint,
    }),
    ...(custom && { endpointSetting: custom.setting }),
    maxAttempts: getMaxAttempts(options, places),
    requestTimeoutMs,
    connectTimeoutMs: Math.min(requestTimeoutMs, longestConnectMs),
    certificateAuthorities: await readCertificateAuthorities(places),
  };
}

/** Variables that can be invalid, besides those of the endpoint. */
const variables = ["MAX_ATTEMPTS", "USE_FIPS_ENDPOINT", "USE_DUALSTACK_ENDPOINT", "CA_BUNDLE"];

/**
 * Whether options and environment cannot be invalid: no option but credentials and the region, no variable but a valid
 * endpoint and valid proxies. Unlike `readSettings`, it reads no file and loads none of AWS's packages. If it returns
 * false, the settings may still be valid.
 */
export function isPlain(options: ClientOptions, environment: Texts = process.env): boolean {
  const { profile, endpoint, useFips, useDualStack, maxAttempts, requestTimeoutMs } = options;
  const given = [profile, endpoint, useFips, useDualStack, maxAttempts, requestTimeoutMs];
  if (given.some((option) => option !== undefined)) return false;
  const places = { environment, profileName: "", profile: {}, service: {} };
  if (variables.some((name) => found(environment, `AWS_${name}`) !== undefined)) return false;
  try {
    checkProxies(environment);
    const custom = findEndpoint(places);
    if (custom !== undefined) resolveEndpoint({ ...options, useFips: false, useDualStack: false, custom });
    return true;
  } catch {
    return false;
  }
}

async function readPlaces(profileOption: string | undefined, environment: Texts): Promise<Places> {
  const { CONFIG_PREFIX_SEPARATOR, getProfileName, loadSharedConfigFiles } =
    require("@smithy/core/config") as typeof import("@smithy/core/config");
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const name = getProfileName(profileOption === undefined ? {} : { profile: profileOption });
  const profile: Texts = { ...credentialsFile[name], ...configFile[name] };
  if (profileOption !== undefined && !(name in configFile) && !(name in credentialsFile)) {
    throw new ConfigurationError(
      `profile ${JSON.stringify(name)}`,
      `neither the shared config file nor the credentials file contains it; run \`aws configure --profile ${name}\``,
    );
  }
  const prefix = ["cleanroomsml", ""].join(CONFIG_PREFIX_SEPARATOR);
  const services = profile.services && configFile[["services", profile.services].join(CONFIG_PREFIX_SEPARATOR)];
  if (profile.services !== undefined && !services) {
    throw new ConfigurationError(
      `services of profile ${name}`,
      `the section [services ${profile.services}] does not exist`,
    );
  }
  const service = Object.entries(services || {}).filter(([key]) => key.startsWith(prefix));
  return {
    environment,
    profileName: name,
    profile,
    service: Object.fromEntries(service.map(([key, text]) => [key.slice(prefix.length), text])),
  };
}

function findEndpoint(places: Places): Found | undefined {
  const { environment, profileName, profile, service } = places;
  if (isOn(places, "ignore_configured_endpoint_urls")) return undefined;
  return (
    found(environment, "AWS_ENDPOINT_URL_CLEANROOMSML") ??
    found(environment, "AWS_ENDPOINT_URL") ??
    found(service, "endpoint_url", ` of services ${profile.services}`) ??
    found(profile, "endpoint_url", ` of profile ${profileName}`)
  );
}

function getMaxAttempts({ maxAttempts }: ClientOptions, places: Places): number {
  const { text, setting } =
    maxAttempts === undefined
      ? (find(places, "max_attempts") ?? { text: String(defaultMaxAttempts), setting: "" })
      : { text: String(maxAttempts), setting: "maxAttempts" };
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new ConfigurationError(setting, `expected an integer of 1 or more, got ${JSON.stringify(text)}`);
}

/** A bundle replaces Node's own authorities, as in AWS's other clients; `NODE_EXTRA_CA_CERTS` still applies. */
async function readCertificateAuthorities(places: Places): Promise<readonly string[] | undefined> {
  const bundle = find(places, "ca_bundle");
  const extra = found(places.environment, "NODE_EXTRA_CA_CERTS");
  if (bundle === undefined) return undefined;
  return Promise.all((extra === undefined ? [bundle] : [bundle, extra]).map(readPem));
}

async function readPem({ text, setting }: Found): Promise<string> {
  const pem = await readFile(text, "utf8").catch((error: unknown) => {
    throw new ConfigurationError(setting, `${text} cannot be read`, error);
  });
  // Node accepts any text, but then does not trust any server.
  if (/^-----BEGIN (\w+ )?CERTIFICATE-----/m.test(pem)) return pem;
  throw new ConfigurationError(setting, `${text} contains no certificate in PEM format`);
}

function isOn(places: Places, key: string): boolean {
  const { text, setting } = find(places, key) ?? { text: "false", setting: "" };
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  throw new ConfigurationError(setting, `expected true or false, got ${JSON.stringify(text)}`);
}

/** The variable that overrides a key of a profile is `AWS_` and the key in capitals. */
function find({ environment, profileName, profile }: Places, key: string): Found | undefined {
  return found(environment, `AWS_${key.toUpperCase()}`) ?? found(profile, key, ` of profile ${profileName}`);
}

/** An empty value counts as absent. */
function found(place: Texts, key: string, ofPlace = ""): Found | undefined {
  const text = place[key]?.trim();
  return text ? { text, setting: key + ofPlace } : undefined;
}
