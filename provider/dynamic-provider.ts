/**
 * The entry point of the text in the state. States of every release call `provider(kind)` here, so this path, the
 * function and the kinds must never change.
 */
import type { dynamic } from "@pulumi/pulumi";
import { requestOf, takeRequest, watchHostRequests } from "./host/host-requests";
import { createSession, type Session } from "./host/session";
import { StackConfigError, stackConfigOf } from "./host/stack-config";
import { withKey } from "./host/stack-settings";
import type { Kind, Lifecycle } from "./kinds/lifecycle";
import { lifecycleOf } from "./lifecycle/lifecycles";
import { callOf, OPTIONS_KEY } from "./words/call";

/** For functions, which run in the program and load the provider at their first call. @internal */
export { callInProgram } from "./functions/call-in-program";

type Props = Record<string, unknown>;

/** A resource's lifecycle, in the shape of Pulumi's dynamic providers. */
export type DynamicProvider = Required<Omit<dynamic.ResourceProvider, "configure">>;

let stackConfig = stackConfigOf({ get: () => undefined });
let processSession: Session | undefined;

/** Returns the provider of one kind of resource for Pulumi's host. All providers of a process share a session. */
export function provider(kind: Kind): dynamic.ResourceProvider;
/** Returns a provider with its own session. @internal */
export function provider(kind: Kind, session: Session): dynamic.ResourceProvider;
export function provider(kind: Kind, session: Session = getProcessSession()): dynamic.ResourceProvider {
  const methods = Object.entries(dynamicProvider(lifecycleOf(kind, session)));
  const guarded = methods.map(([method, call]) => [method, guard(method, call as AnyMethod, session)]);
  return {
    ...(Object.fromEntries(guarded) as unknown as DynamicProvider),
    // Completes synchronously, because the host starts other calls without waiting for this one.
    configure: async ({ config }) => {
      stackConfig = stackConfigOf(config);
    },
  };
}

function getProcessSession(): Session {
  if (processSession) return processSession;
  watchHostRequests();
  // Created before the host passes the configuration, so it reads the configuration at each use.
  processSession = createSession({ config: { get: (key) => stackConfig.get(key), keys: () => stackConfig.keys() } });
  return processSession;
}

/** Unpacks the inputs of the host's calls and packs the results. */
function dynamicProvider(lifecycle: Lifecycle): DynamicProvider {
  return {
    async check(olds: Props, news: Props) {
      const { inputs, failures } = await lifecycle.check(callOf(news), withoutHidden(olds), withoutHidden(news));
      return {
        inputs: pack(inputs, news),
        // The engine prints the value of a failure's property, even of a secret one, so the reason contains the path
        // instead.
        failures: failures.map((reason) => ({ property: "", reason })),
      };
    },

    async diff(id: string, olds: Props, news: Props) {
      const call = callOf(news, takeRequest());
      const before = callOf(olds);
      const secretInputs = [...call.secretInputs, ...before.secretInputs];
      const change = await lifecycle.diff({ ...call, secretInputs }, id, olds, withoutHidden(news));
      const { replaces, isUpdated = false } = change;
      // A changed profile is an update that sends nothing, so that the state does not keep a profile that no longer
      // exists.
      return { changes: replaces.length > 0 || isUpdated || before.profile !== call.profile, replaces };
    },

    async create(inputs: Props) {
      const { id, outs } = await lifecycle.create(callOf(inputs, requestOf(inputs)), withoutHidden(inputs));
      return { id, outs: pack(outs, inputs) };
    },

    async update(id: string, olds: Props, news: Props) {
      const outs = await lifecycle.update(callOf(news, takeRequest()), id, olds, withoutHidden(news));
      return { outs: { ...outs, [OPTIONS_KEY]: news[OPTIONS_KEY] } };
    },

    async read(id: string, props: Props) {
      const found = await lifecycle.read(callOf(props), id, props);
      if (!found) return { id: "", props: {} };
      return {
        id,
        props: pack(found.outs, props),
        ...(found.inputs && { inputs: pack(found.inputs, props) }),
      };
    },

    async delete(id: string, props: Props) {
      await lifecycle.delete(callOf(props, takeRequest()), id, props);
    },
  };
}

function withoutHidden(props: Props): Props {
  return Object.fromEntries(Object.entries(props).filter(([key]) => !/^__(options|provider|defaults)$/.test(key)));
}

function pack(props: Props, { [OPTIONS_KEY]: options }: Props): Props {
  return options === undefined ? props : { ...props, [OPTIONS_KEY]: options };
}

type AnyMethod = (...args: unknown[]) => Promise<unknown>;

/** Ensures that the engine has every message before the result, and that an error carries only its message. */
function guard(method: string, call: AnyMethod, session: Session): AnyMethod {
  return async (...args) => {
    try {
      return await call(...args);
    } catch (error) {
      throw withoutStack(withRunProgram(method, withKey(error, session.config)));
    } finally {
      await session.shown();
    }
  };
}

/** Refresh and destroy receive the configuration of the last `up`, so setting the key alone would not help. */
function withRunProgram(method: string, error: unknown): unknown {
  if (!(error instanceof StackConfigError) || !["read", "delete"].includes(method)) return error;
  return new Error(
    `${error.message} (then run pulumi refresh or destroy with --run-program; without it, they use the configuration of the last pulumi up)`,
  );
}

/** The host prints errors with their stack, and treats an error with an `id` as a partially created resource. */
function withoutStack(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  const plain = new Error(message);
  plain.stack = message;
  plain.toString = () => "pulumi-cleanroomsml";
  return plain;
}
