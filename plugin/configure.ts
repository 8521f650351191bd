/** The engine's calls about the provider resource itself. */
import { isDeepStrictEqual } from "node:util";
import {
  CheckFailure,
  type CheckRequest,
  CheckResponse,
  type ConfigureRequest,
  ConfigureResponse,
  type DiffRequest,
  DiffResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { createSession } from "../provider/host/session";
import { findNearestName } from "../provider/words/nearest-name";
import { hasUnknown } from "../provider/words/unknown";
import type { Door } from "./door";
import { configOf, PROVIDER_PROPERTIES, type ProviderName, pathOf, providerName } from "./provider-config";
import { decode } from "./values";

type Props = Record<string, unknown>;

const NAMES = Object.keys(PROVIDER_PROPERTIES);
/** Pulumi's own properties of every provider. */
const PULUMI_NAMES = ["version", "pluginDownloadURL"];
const CREDENTIALS = ["accessKey", "secretKey", "token"];
/** Every region has the same rules for the other settings. */
const ANY_REGION = "us-east-1";

export async function checkConfig(request: CheckRequest, { session }: Door): Promise<CheckResponse> {
  const provider = providerName(request.getUrn());
  const { props } = decode(request.getNews());
  const unknownNames = Object.keys(props).filter((name) => !isKnownName(name));
  const sentences = unknownNames.map((name) => describeUnknown(name, provider));
  // A stack can have settings in our namespace that are for its program.
  if (provider.isDefault) for (const message of sentences) session.show({ message, severity: "warning" });
  const failures = [...(provider.isDefault ? [] : sentences), ...(await findWrongSettings(props, provider))];
  return new CheckResponse()
    .setInputs(request.getNews())
    .setFailuresList(failures.map((reason) => new CheckFailure().setReason(reason)));
}

/** A changed configuration never replaces what a provider has created. */
export async function diffConfig(request: DiffRequest): Promise<DiffResponse> {
  const [olds, news] = [decode(request.getOlds()).props, decode(request.getNews()).props];
  return new DiffResponse().setChanges(isDeepStrictEqual(olds, news) ? 1 : 2);
}

export async function configure(request: ConfigureRequest, door: Door): Promise<ConfigureResponse> {
  const [urn = "", id] = [request.getUrn(), request.getId()];
  door.configure(configOf(decode(request.getArgs()).props, providerName(urn)), urn && id && `${urn}::${id}`);
  return new ConfigureResponse()
    .setAcceptsecrets(true)
    .setSupportspreview(true)
    .setSupportsAutonamingConfiguration(true);
}

function isKnownName(name: string): boolean {
  return NAMES.includes(name) || PULUMI_NAMES.includes(name) || name.startsWith("__");
}

function describeUnknown(name: string, { name: provider, isDefault }: ProviderName): string {
  const nearest = findNearestName(name, NAMES);
  const hint = nearest
    ? `did you mean ${isDefault ? "cleanroomsml:" : ""}${nearest}?`
    : `expected one of ${NAMES.join(", ")}`;
  return isDefault
    ? `Unknown stack config cleanroomsml:${name}; ${hint}`
    : `Provider "${provider}": unknown property ${name}; ${hint}`;
}

/** Returns a sentence for each wrong property. Those with unknown values pass. */
async function findWrongSettings(props: Props, provider: ProviderName): Promise<string[]> {
  const known = new Map(Object.entries(props).filter(([, value]) => !hasUnknown(value)));
  // They are right only together.
  if (CREDENTIALS.some((name) => hasUnknown(props[name]))) for (const name of CREDENTIALS) known.delete(name);
  const sentences: string[] = [];
  for (;;) {
    let wrong = "";
    const config = configOf(Object.fromEntries(known), provider);
    const session = createSession({
      config: {
        ...config,
        reword(error) {
          wrong = /^\w+/.exec(pathOf(error.key))?.[0] ?? "";
          return config.reword(error);
        },
      },
      signal: new AbortController().signal,
      showLine: async () => undefined,
    });
    const region = known.size > 0 ? (config.get("cleanroomsml:region") ?? ANY_REGION) : undefined;
    const error = await session.findSettingsError(region, undefined);
    if (error) sentences.push(error.message);
    // Others can be wrong, too.
    if (!error || !known.delete(wrong)) return sentences;
  }
}
