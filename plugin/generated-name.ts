import { createHash, randomBytes } from "node:crypto";
import type { CheckRequest } from "@pulumi/pulumi/proto/provider_pb";
import { GENERATED_NAME, generateName } from "../provider/inputs/names";
import { nameOf } from "./resource-types";

type Props = Record<string, unknown>;

/** The engine's `Mode` of the setting `pulumi:autonaming`. */
const DISABLED = 2;

/**
 * Adds the name that a program omits: that of the state, else the one that `pulumi:autonaming` proposes, else the logical
 * name and a suffix from the engine's seed. The mark makes it count as generated.
 *
 * @param olds  inputs in the state
 * @returns the inputs with name and mark; undefined if autonaming is disabled
 */
export function withName(request: CheckRequest, olds: Props, news: Props): Props | undefined {
  if (news.name !== undefined && news.name !== null) {
    // Option ignoreChanges puts the name of the state there.
    return news.name === olds[GENERATED_NAME] ? { ...news, [GENERATED_NAME]: news.name } : news;
  }
  const autonaming = request.getAutonaming();
  if (olds.name === undefined && autonaming?.getMode() === DISABLED) return undefined;
  const name = olds.name ?? (autonaming?.getProposedName() || generateName(nameOf(request.getUrn()), seeded(request)));
  return { ...news, name, [GENERATED_NAME]: name };
}

function seeded(request: CheckRequest): (size: number) => Buffer {
  const seed = request.getRandomseed_asU8();
  if (seed.length === 0) return randomBytes;
  return (size) => createHash("sha256").update(seed).digest().subarray(0, size);
}
