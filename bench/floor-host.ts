/** The floor in the provider's host process: the text of a provider that does nothing, as Pulumi itself writes it. */
import { runtime } from "@pulumi/pulumi";
import type { Kind } from "../provider/kinds";

/** What `startHost` takes for its texts. */
export type TextOf = (kind: Kind) => string;

/** A create of a Training does not end within any measurement. */
const endlessMs = 3_600_000;

/** Texts of a provider that answers each call at once, but for the create of a Training. */
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
