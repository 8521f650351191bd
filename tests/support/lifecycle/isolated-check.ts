/** The check and diff of an object in a session without a network: any access to it fails the test. */
import assert from "node:assert/strict";
import { type DynamicProvider, provider } from "../../../provider/dynamic-provider";
import { createSession } from "../../../provider/host/session";
import { KINDS } from "../../../provider/kinds/kinds";
import type { ResourceKind } from "../../../provider/kinds/resource-kind";
import type { ObjectKind } from "../inputs/marked-inputs";

type Props = Record<string, unknown>;

export interface IsolatedCheck {
  /** Reasons of the failures, and the messages that the user sees. */
  check(input: Props, options?: Props): Promise<{ inputs: Props; reasons: string[]; lines: string[] }>;
  /** The top-level inputs that replace an object, and the messages that the user sees. */
  diff(olds: Props, news: Props): Promise<{ replaces: string[]; lines: string[] }>;
}

/** @param olds  inputs in the state */
export function isolatedCheck(kind: ObjectKind = "TrainedModel", olds: Props = {}): IsolatedCheck {
  let lines: string[] = [];
  const { usesRegionOfSettings }: ResourceKind = KINDS[kind];
  const config = new Map(usesRegionOfSettings ? [["cleanroomsml:region", "us-east-1"]] : []);
  const real = createSession({
    config: { get: (key) => config.get(key), keys: () => [...config.keys()] },
    signal: new AbortController().signal,
    showLine: async ({ message }) => {
      lines.push(message);
    },
  });
  const noNetwork = (): never => assert.fail("check used the network");
  const session = { ...real, clientFor: noNetwork, shared: noNetwork };
  const objects = provider(kind, session) as DynamicProvider;
  return {
    async check(input, options = {}) {
      lines = [];
      const { inputs, failures = [] } = await objects.check(olds, {
        ...input,
        __options: { logicalName: "m", ...options },
      });
      for (const { property } of failures) assert.equal(property, "", "a property makes the engine print its value");
      return { inputs, reasons: failures.map(({ reason }) => reason), lines };
    },
    async diff(before, after) {
      lines = [];
      const __options = { logicalName: "m" };
      const { replaces = [] } = await objects.diff("id", { ...before, __options }, { ...after, __options });
      return { replaces, lines };
    },
  };
}
