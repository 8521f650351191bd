import { runtime } from "@pulumi/pulumi";
import type { Kind } from "../provider/kinds/lifecycle";

/** An option of `startHost`. */
export type TextOf = (kind: Kind) => string;

/** A create of a Training ends after every measurement. */
const endlessMs = 3_600_000;

/** The floor: serialized providers that do nothing and respond immediately, except to the create of a Training. */
export async function floorTexts(): Promise<TextOf> {
  const texts = { TrainedModel: await textOf(0), Training: await textOf(endlessMs) };
  return (kind) => texts[kind];
}

async function textOf(createMs: number): Promise<string> {
  const provider = {
    check: async (_olds: unknown, news: unknown) => ({ inputs: news, failures: [] }),
    diff: async () => ({ changes: false }),
    create: async (inputs: { name: string }) => {
      if (createMs > 0) await new Promise((resolve) => setTimeout(resolve, createMs));
      return { id: inputs.name, outs: inputs };
    },
  };
  const { text } = await runtime.serializeFunction(() => provider, { allowSecrets: true });
  return text;
}
