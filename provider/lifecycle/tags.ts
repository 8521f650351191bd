import type { Client } from "../../sdk/client";
import type { Call } from "../words/call";

type Tags = Readonly<Record<string, string>>;

/** @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TagResource.html */
const MOST_TAGS = 50;

/**
 * Sets the new tags, then removes the old ones, so that a failed update loses none and the next update repeats it. Removes
 * the old ones first if both together exceed the limit.
 */
export async function updateTags(
  client: Client,
  resourceArn: string,
  { olds, news, call, signal }: { olds: Tags; news: Tags; call: Call; signal: AbortSignal },
): Promise<void> {
  const options = { subject: call.logicalName, signal };
  const tags = Object.fromEntries(Object.entries(news).filter(([key, value]) => olds[key] !== value));
  const tagKeys = Object.keys(olds).filter((key) => !Object.hasOwn(news, key));
  const set = async () => {
    if (Object.keys(tags).length > 0) await client.tagResource({ resourceArn, tags }, options);
  };
  const remove = async () => {
    if (tagKeys.length > 0) await client.untagResource({ resourceArn, tagKeys }, options);
  };
  const isTooMany = new Set([...Object.keys(olds), ...Object.keys(news)]).size > MOST_TAGS;
  for (const step of isTooMany ? [remove, set] : [set, remove]) await step();
}
