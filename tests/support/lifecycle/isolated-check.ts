/** The check of a TrainedModel in a session without a network: any access to it fails the test. */
import assert from "node:assert/strict";
import { type DynamicProvider, provider } from "../../../provider/dynamic-provider";
import { createSession } from "../../../provider/host/session";

type Props = Record<string, unknown>;

export interface IsolatedCheck {
  /** Reasons of the failures, and the messages that the user sees. */
  check(input: Props, options?: Props): Promise<{ inputs: Props; reasons: string[]; lines: string[] }>;
  /** The top-level inputs that replace a model, and the messages that the user sees. */
  diff(olds: Props, news: Props): Promise<{ replaces: string[]; lines: string[] }>;
}

/** @param olds  inputs in the state */
export function isolatedCheck(olds: Props = {}): IsolatedCheck {
  let lines: string[] = [];
  const real = createSession({
    config: { get: () => undefined, keys: () => [] },
    signal: new AbortController().signal,
    showLine: async ({ message }) => {
      lines.push(message);
    },
  });
  const noNetwork = (): never => assert.fail("check used the network");
  const session = { ...real, clientFor: noNetwork, shared: noNetwork };
  const models = provider("TrainedModel", session) as DynamicProvider;
  return {
    async check(input, options = {}) {
      lines = [];
      const { inputs, failures = [] } = await models.check(olds, {
        ...input,
        __options: { logicalName: "m", ...options },
      });
      for (const { property } of failures) assert.equal(property, "", "a property makes the engine print its value");
      return { inputs, reasons: failures.map(({ reason }) => reason), lines };
    },
    async diff(before, after) {
      lines = [];
      const __options = { logicalName: "m" };
      const { replaces = [] } = await models.diff("id", { ...before, __options }, { ...after, __options });
      return { replaces, lines };
    },
  };
}
