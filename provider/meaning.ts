/**
 * Compares inputs by what they mean to the service: the order of keys and of channels, absent against empty, and
 * undefined make no difference. It knows values only, nothing of Pulumi's diff.
 */

type Props = Record<string, unknown>;
const CHANNEL_LISTS = new Set(["dataChannels", "incrementalTrainingDataChannels"]);

/** Where two sets of inputs differ: the keys from the top-level input down to the difference. */
export type ChangedPath = string[];

/**
 * All places of one input where two values differ in meaning, none where they mean the same.
 *
 * @param input  name of the top-level input that both are values of
 */
export function changedPaths(input: string, before: unknown, after: unknown): ChangedPath[] {
  return differences([input], plain(input, before), plain(input, after));
}

/** The value without what means nothing: absent and empty members; channels as a record by name, since their order is free. */
function plain(input: string, value: unknown): unknown {
  if (input === "description" && value === "") return undefined;
  if (CHANNEL_LISTS.has(input) && Array.isArray(value)) return byChannelName(value);
  return withoutEmpty(value);
}

function byChannelName(channels: unknown[]): unknown {
  const entries = channels.map((channel, index) => {
    const name = (channel as Props | null)?.channelName;
    return [typeof name === "string" ? name : `#${index}`, channel] as const;
  });
  // Two channels of one name are two all the same (their names may both be unknown yet): compare those by position.
  const isUnique = new Set(entries.map(([name]) => name)).size === entries.length;
  return withoutEmpty(isUnique ? Object.fromEntries(entries) : Object.fromEntries(channels.entries()));
}

function withoutEmpty(value: unknown): unknown {
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(withoutEmpty);
  if (typeof value !== "object") return value;
  const entries = Object.entries(value)
    .map(([key, member]) => [key, withoutEmpty(member)] as const)
    .filter(([, member]) => member !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function differences(path: ChangedPath, before: unknown, after: unknown): ChangedPath[] {
  if (!isRecord(before) || !isRecord(after)) return Object.is(before, after) ? [] : [path];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => differences([...path, key], own(before, key), own(after, key)));
}

function own(record: Props, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function isRecord(value: unknown): value is Props {
  return typeof value === "object" && value !== null;
}
