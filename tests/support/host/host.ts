/**
 * Runs Pulumi's real provider host process with the built package, and calls it over gRPC like the engine, without the
 * CLI.
 */
import type { Kind } from "../../../provider/kinds/lifecycle";
import { providerText } from "../../../provider/program/stub";
import { Empty, fromStruct, toStruct } from "./host-call";
import { type ProcessOptions, type ProviderProcess, startProvider } from "./provider-process";

export type { EngineLog } from "./engine-service";

type Props = Record<string, unknown>;

/**
 * A host process. The methods are the engine's calls; they add `__provider` to the properties and remove it from the
 * results.
 */
export interface Host extends ProviderProcess {
  check(kind: Kind, request: { olds?: Props; news: Props }): Promise<HostCheck>;
  diff(kind: Kind, request: { id: string; olds: Props; news: Props }): Promise<HostDiff>;
  create(kind: Kind, inputs: Props, request?: RequestFacts): Promise<{ id: string; outs: Props }>;
  /** An empty id means that the resource is gone. */
  read(kind: Kind, resource: { id: string; props: Props }): Promise<{ id: string; props: Props; inputs?: Props }>;
  update(kind: Kind, request: { id: string; olds: Props; news: Props }): Promise<{ outs: Props }>;
  delete(kind: Kind, resource: { id: string; props: Props }, request?: RequestFacts): Promise<void>;
  /** The engine's call at one Ctrl-C. */
  cancel(): Promise<void>;
}

/** Parts of a request besides the properties. */
export interface RequestFacts {
  readonly urn?: string | undefined;
  readonly timeoutSeconds?: number | undefined;
}

export interface HostCheck {
  readonly inputs: Props;
  readonly failures: readonly { readonly property: string; readonly reason: string }[];
}

export interface HostDiff {
  readonly changes: "unknown" | "none" | "some";
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

export interface HostOptions extends ProcessOptions {
  /** Stack config, decrypted, with its namespaces. */
  readonly config?: Readonly<Record<string, string>>;
  /** Another provider's text instead of ours, for a comparison. */
  readonly textOf?: (kind: Kind) => string;
}

const hostScript = require.resolve("@pulumi/pulumi/cmd/dynamic-provider");
const messages = require("@pulumi/pulumi/proto/provider_pb");

/**
 * Starts a host and configures it.
 *
 * @throws {Error} with its output, if it ends before it listens; each call throws the host's error
 */
export async function startHost(options: HostOptions = {}): Promise<Host> {
  const { connection, ...host } = await startProvider([process.execPath, hostScript], options);
  const { call } = connection;
  const textOf = options.textOf ?? providerText;
  const propsOf = (kind: Kind, props: Props): unknown => toStruct({ ...props, __provider: textOf(kind) });
  await call("configure", new messages.ConfigureRequest().setArgs(toStruct({ ...options.config })));

  return {
    ...host,
    async check(kind, { olds, news }) {
      const request = new messages.CheckRequest().setNews(propsOf(kind, news));
      request.setOlds(olds === undefined ? toStruct({}) : propsOf(kind, olds));
      const answer = await call("check", request);
      return { inputs: fromStruct(answer.getInputs()), failures: answer.toObject().failuresList };
    },
    async diff(kind, { id, olds, news }) {
      const request = new messages.DiffRequest().setId(id).setOlds(propsOf(kind, olds)).setNews(propsOf(kind, news));
      const answer = await call("diff", request);
      return {
        changes: (["unknown", "none", "some"] as const)[answer.getChanges() as 0 | 1 | 2],
        replaces: answer.getReplacesList(),
        deleteBeforeReplace: answer.getDeletebeforereplace(),
      };
    },
    async create(kind, inputs, { urn = "", timeoutSeconds = 0 } = {}) {
      const request = new messages.CreateRequest().setUrn(urn).setTimeout(timeoutSeconds);
      const answer = await call("create", request.setProperties(propsOf(kind, inputs)));
      return { id: answer.getId(), outs: fromStruct(answer.getProperties()) };
    },
    async read(kind, { id, props }) {
      const answer = await call("read", new messages.ReadRequest().setId(id).setProperties(propsOf(kind, props)));
      return {
        id: answer.getId(),
        props: fromStruct(answer.getProperties()),
        ...(answer.hasInputs() && { inputs: fromStruct(answer.getInputs()) }),
      };
    },
    async update(kind, { id, olds, news }) {
      const request = new messages.UpdateRequest().setId(id).setOlds(propsOf(kind, olds)).setNews(propsOf(kind, news));
      return { outs: fromStruct((await call("update", request)).getProperties()) };
    },
    async delete(kind, { id, props }, { urn = "", timeoutSeconds = 0 } = {}) {
      const request = new messages.DeleteRequest().setId(id).setUrn(urn).setTimeout(timeoutSeconds);
      await call("delete", request.setProperties(propsOf(kind, props)));
    },
    async cancel() {
      await call("cancel", new Empty());
    },
  };
}
