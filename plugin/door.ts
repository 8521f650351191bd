/** What the calls of one engine share: the core's session, its lifecycles, and the engine to which messages go. */
import { credentials, Metadata } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { type ShowLine, sendLines } from "../provider/host/engine-log";
import { InterruptedError } from "../provider/host/interruption";
import { createSession, type Session, type SessionParts } from "../provider/host/session";
import type { StackConfig } from "../provider/host/stack-config";
import type { Kind, Lifecycle } from "../provider/kinds/lifecycle";
import { lifecycleOf } from "../provider/lifecycle/lifecycles";
import { noConfig } from "./provider-config";
import { customType } from "./resource-types";

export interface Door {
  session: Session;
  lifecycleOf(kind: Kind): Lifecycle;
  /** Sends the session's messages to an engine. */
  connect(engineAddress: string): void;
  /** Applies the configuration of the provider resource that the process serves. */
  configure(config: StackConfig, reference: string | undefined): void;
  /** `URN::ID` of the provider resource, if the engine has named it. */
  reference(): string | undefined;
  /** Ends every wait; nothing is created afterwards. */
  interrupt(why: string): void;
}

/** @param parts  what a test replaces */
export function openDoor(parts: Partial<SessionParts> = {}): Door {
  const stop = new AbortController();
  const lifecycles = new Map<Kind, Lifecycle>();
  let show: ShowLine = async () => undefined;
  let config = noConfig;
  let reference: string | undefined;
  const session = createSession({
    config: {
      get: (key) => config.get(key),
      keys: () => config.keys(),
      reword: (error) => config.reword?.(error) ?? error,
    },
    signal: stop.signal,
    // A message that the engine does not take must not fail a training.
    showLine: (line) => show(line).catch(() => undefined),
    howToImport: (className) => `pulumi import ${customType(className as Kind)} NAME ID`,
    ...parts,
  });
  return {
    session,
    lifecycleOf(kind) {
      const lifecycle = lifecycles.get(kind) ?? lifecycleOf(kind, session);
      lifecycles.set(kind, lifecycle);
      return lifecycle;
    },
    connect(engineAddress) {
      const client = new EngineClient(engineAddress, credentials.createInsecure());
      show = sendLines((line, options, done) => client.log(line, new Metadata(), options, done), LogRequest);
    },
    configure(own, ownReference) {
      config = own;
      reference = ownReference;
    },
    reference: () => reference,
    interrupt: (why) => stop.abort(new InterruptedError(why)),
  };
}
