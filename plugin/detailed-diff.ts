import { PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { ResourceKind } from "../provider/kinds/resource-kind";

type Props = Record<string, unknown>;
type Path = readonly string[];

/** A change as the engine shows it: `incrementalTrainingDataChannels[0].trainedModelArn`. */
export interface Difference {
  path: string;
  diff: PropertyDiff;
}

/**
 * Describes changes for the engine, which names the entries of lists by their position.
 *
 * @param paths  from the core, which names the entries of a set by the member that identifies them
 * @param replaces  inputs whose change replaces the object
 * @param secrets  secret inputs, of which no path inside shows: the engine would print the keys of a map
 */
export function detailedDiff(
  kind: ResourceKind | undefined,
  { olds, news }: { olds: Props; news: Props },
  { paths, replaces, secrets }: { paths: readonly Path[]; replaces: readonly string[]; secrets: readonly string[] },
): Difference[] {
  return paths.map((full) => {
    const [input = ""] = full;
    const path = secrets.includes(input) ? [input] : full;
    const member = kind?.inputs[input]?.setBy;
    const [before, after] = [walk(olds, path, member), walk(news, path, member)];
    return { path: (after ?? before)?.path ?? input, diff: differenceOf({ before, after }, replaces.includes(input)) };
  });
}

/** ADD, DELETE and UPDATE; the odd numbers are the ones that replace. */
function differenceOf(
  { before, after }: { before?: Place | undefined; after?: Place | undefined },
  isReplaced: boolean,
) {
  const change = before === undefined ? 0 : after === undefined ? 2 : 4;
  return new PropertyDiff().setKind((change + (isReplaced ? 1 : 0)) as 0 | 1 | 2 | 3 | 4 | 5);
}

interface Place {
  path: string;
}

/** Follows a path; undefined where it leads to nothing. */
function walk(props: Props, keys: Path, member: string | undefined): Place | undefined {
  let value: unknown = props;
  let path = "";
  for (const key of keys) {
    if (Array.isArray(value)) {
      const named = member === undefined ? -1 : value.findIndex((entry) => (entry as Props | null)?.[member] === key);
      const index = named >= 0 ? named : Number(key.replace("#", ""));
      value = value[index];
      path += `[${index}]`;
    } else {
      value = typeof value === "object" && value !== null ? (value as Props)[key] : undefined;
      path += /^[A-Za-z_]\w*$/.test(key) ? `${path && "."}${key}` : `[${JSON.stringify(key)}]`;
    }
  }
  return value === undefined ? undefined : { path };
}
