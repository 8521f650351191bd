/** The resources that wait: their inputs, and which object these name. */
import { idOf } from "../words/ids";
import { KINDS } from "./kinds";
import type { ResourceKind, WorkingKind } from "./resource-kind";

type Props = Readonly<Record<string, unknown>>;

export interface WaitRow {
  className: "Training" | "Completion";
  /** The inputs that name the object: another object is another wait. */
  names: readonly string[];
  /** Further inputs. */
  limits: readonly string[];
  /** The object's id; empty if it is missing. */
  idOf(inputs: Props): string;
}

export const WAITS = {
  Training: {
    className: "Training",
    names: ["trainedModelArn", "versionIdentifier"],
    limits: ["maxRuntimeInSeconds"],
    idOf: ({ trainedModelArn, versionIdentifier }) =>
      idOf(KINDS.TrainedModel.id, { trainedModelArn: trainedModelArn ?? "", versionIdentifier }),
  },
  Completion: {
    className: "Completion",
    names: ["objectId"],
    limits: ["startTime"],
    idOf: ({ objectId }) => String(objectId ?? ""),
  },
} satisfies Readonly<Record<string, WaitRow>>;

/** The kinds that a resource waits for. */
export function kindsOf({ className }: WaitRow): WorkingKind[] {
  const kinds: ResourceKind[] = Object.values(KINDS);
  return kinds.filter((kind): kind is WorkingKind => kind.work?.waits === className);
}
