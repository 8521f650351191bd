/**
 * What the text in the state calls: `provider(kind)` gives Pulumi's host the lifecycle of one of the two resources. States
 * of every release lead here, so this path, `provider` and the two kinds stay for ever.
 */
import type { dynamic } from "@pulumi/pulumi";
import { createSession, type Session } from "./session";
import { withKey } from "./settings";
import { StackConfigError, stackConfigOf } from "./stack-config";
import { trainedModelLifecycle } from "./trained-model-lifecycle";
import { trainingLifecycle } from "./training-lifecycle";

/** A resource's lifecycle, in the shape that Pulumi's dynamic providers have. */
export type Lifecycle = Required<Omit<dynamic.ResourceProvider, "configure">>;

/** The two resources. */
export type Kind = "TrainedModel" | "Training";

const LIFECYCLES = { TrainedModel: trainedModelLifecycle, Training: trainingLifecycle } satisfies Record<Kind, unknown>;

let stackConfig = stackConfigOf({ get: () => undefined });
let processSession: Session | undefined;

/** The provider of one kind of resource, for Pulumi's host. All of a process share their surroundings. */
export function provider(kind: Kind): dynamic.ResourceProvider;
/** The same with surroundings of its own. @internal */
export function provider(kind: Kind, session: Session): dynamic.ResourceProvider;
export function provider(kind: Kind, session: Session = getProcessSession()): dynamic.ResourceProvider {
  const lifecycle = LIFECYCLES[kind](session);
  const guarded = Object.entries(lifecycle).map(([method, call]) => [method, guard(method, call as AnyCall, session)]);
  return {
    ...(Object.fromEntries(guarded) as unknown as Lifecycle),
    // Synchronous up to its end: the host begins other calls without waiting for an answer.
    configure: async ({ config }) => {
      stackConfig = stackConfigOf(config);
    },
  };
}

function getProcessSession(): Session {
  // Made before the host hands over the configuration: what it is then counts.
  processSession ??= createSession({ config: { get: (key) => stackConfig.get(key), keys: () => stackConfig.keys() } });
  return processSession;
}

type AnyCall = (...args: unknown[]) => Promise<unknown>;

/** Every line is with the engine before the answer is, and no error carries a stack or anything else but its message. */
function guard(method: string, call: AnyCall, session: Session): AnyCall {
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

/** Pulumi hands to refresh and destroy the configuration of the last `up`: setting the key alone would not help. */
function withRunProgram(method: string, error: unknown): unknown {
  if (!(error instanceof StackConfigError) || !["read", "delete"].includes(method)) return error;
  return new Error(`${error.message}, and then refresh or destroy with --run-program, so that they see it`);
}

/** The host prints errors with their stack, and takes an error that has an `id` for a resource half made. */
function withoutStack(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  const plain = new Error(message);
  plain.stack = message;
  plain.toString = () => "pulumi-cleanroomsml";
  return plain;
}
