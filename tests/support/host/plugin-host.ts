/**
 * Runs the built plugin, and calls it over gRPC like the engine, as a host: the same tests go through both doors.
 */
import { join } from "node:path";
import { PROVIDER_PROPERTIES } from "../../../plugin/provider-config";
import { customType } from "../../../plugin/resource-types";
import type { Kind } from "../../../provider/kinds/lifecycle";
import type { CallOptions } from "../../../provider/words/call";
import { root } from "../paths";
import type { Host, HostOptions, RequestFacts } from "./host";
import { Empty, type HostConnection, toStruct } from "./host-call";
import { startProvider } from "./provider-process";

type Props = Record<string, unknown>;

const messages = require("@pulumi/pulumi/proto/provider_pb");
const program = join(root, "plugin/dist/pulumi-resource-cleanroomsml");
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

/** Starts the plugin's process, and configures it as the stack's default provider. */
export async function startPluginHost(options: HostOptions = {}): Promise<Host> {
  const { connection, engineAddress, ...host } = await startProvider([program], options);
  await handshake(connection, engineAddress);
  await configure(connection, options.config);
  return { ...host, ...callsOver(connection) };
}

export async function handshake({ call }: HostConnection, engineAddress: string): Promise<void> {
  await call("handshake", new messages.ProviderHandshakeRequest().setEngineAddress(engineAddress));
}

/** @param config  settings of the stack, which become the provider's properties */
export async function configure(
  { call }: HostConnection,
  config: Readonly<Record<string, string>> = {},
): Promise<void> {
  const bySetting = new Map(Object.entries(PROVIDER_PROPERTIES).map(([name, { setting }]) => [setting, name]));
  bySetting.set("cleanroomsml:profile", "profile");
  const args = Object.entries(config).map(([key, value]) => [bySetting.get(key) ?? key, value]);
  await call("configure", new messages.ConfigureRequest().setArgs(toStruct(Object.fromEntries(args))));
}

/** The engine's calls, with what the program passes to the dynamic provider in `__options` where the engine has it. */
export function callsOver({
  call,
}: HostConnection): Pick<Host, "check" | "diff" | "create" | "read" | "update" | "delete" | "cancel"> {
  return {
    async check(kind, { olds, news }) {
      const request = new messages.CheckRequest().setUrn(urnOf(kind, news)).setNews(structOf(news));
      request.setRandomseed(Buffer.from(String(Math.random())));
      const response = await call("check", request.setOlds(structOf(olds ?? {})));
      const inputs = { ...propsOf(response.getInputs()), __options: news.__options };
      return { inputs, failures: response.toObject().failuresList };
    },
    async diff(kind, { id, olds, news }) {
      const request = new messages.DiffRequest().setId(id).setUrn(urnOf(kind, news)).setOlds(structOf(olds));
      const response = await call("diff", request.setNews(structOf(news)));
      return {
        changes: (["unknown", "none", "some"] as const)[response.getChanges() as 0 | 1 | 2],
        replaces: response.getReplacesList(),
        deleteBeforeReplace: response.getDeletebeforereplace(),
      };
    },
    async create(kind, inputs, facts = {}) {
      const { createTimeoutSeconds = 0 } = optionsOf(inputs);
      const request = new messages.CreateRequest().setUrn(urnOf(kind, inputs, facts));
      request.setTimeout(facts.timeoutSeconds ?? createTimeoutSeconds).setProperties(structOf(inputs));
      const response = await call("create", request);
      return { id: response.getId(), outs: { ...propsOf(response.getProperties()), __options: inputs.__options } };
    },
    async read(kind, { id, props }) {
      const request = new messages.ReadRequest().setId(id).setUrn(urnOf(kind, props)).setProperties(structOf(props));
      const response = await call("read", request);
      return {
        id: response.getId(),
        props: { ...propsOf(response.getProperties()), __options: props.__options },
        ...(response.hasInputs() && { inputs: propsOf(response.getInputs()) }),
      };
    },
    async update(kind, { id, olds, news }) {
      const request = new messages.UpdateRequest().setId(id).setUrn(urnOf(kind, news)).setOlds(structOf(olds));
      const response = await call("update", request.setNews(structOf(news)));
      return { outs: { ...propsOf(response.getProperties()), __options: news.__options } };
    },
    async delete(kind, { id, props }, facts = {}) {
      const request = new messages.DeleteRequest().setId(id).setUrn(urnOf(kind, props, facts));
      await call("delete", request.setTimeout(facts.timeoutSeconds ?? 0).setProperties(structOf(props)));
    },
    async cancel() {
      await call("cancel", new Empty());
    },
  };
}

function optionsOf({ __options }: Props): CallOptions {
  return (__options ?? {}) as CallOptions;
}

/** The name is that of the dynamic resource, so that messages are the same. */
function urnOf(kind: Kind, props: Props, { urn }: RequestFacts = {}): string {
  const options = optionsOf(props);
  const name = (urn ?? options.urn)?.split("::").slice(3).join("::") ?? options.logicalName ?? "";
  return `urn:pulumi:dev::tried::${customType(kind)}::${name}`;
}

function structOf({ __options: _, ...props }: Props): unknown {
  const { secretInputs = [] } = optionsOf({ __options: _ });
  return toStruct(
    Object.fromEntries(
      Object.entries(props).map(([name, value]) => [name, secretInputs.includes(name) ? { ...SECRET, value } : value]),
    ),
  );
}

/** Plain, as Pulumi's host passes them to a dynamic provider. */
function propsOf(struct: { toJavaScript(): Props } | undefined): Props {
  const entries = Object.entries(struct?.toJavaScript() ?? {});
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const isSecret = typeof value === "object" && value !== null && Object.keys(SECRET).every((key) => key in value);
      return [name, isSecret ? (value as { value: unknown }).value : value];
    }),
  );
}
