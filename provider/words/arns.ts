/** Parses ARNs, and the ids of trained models in the state: `arn`, or `arn|versionIdentifier` for a version. */
import { describeGiven } from "./describe";

/** The parts of an ARN that decide where a call goes. */
export interface Arn {
  partition: string;
  service: string;
  region: string;
  account: string;
  resource: string;
}

/** What identifies a trained model, or one version of it, in every call after the create. */
export interface ModelReference {
  membershipIdentifier: string;
  trainedModelArn: string;
  versionIdentifier?: string;
}

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const TRAINED_MODEL = new RegExp(`^membership/(${UUID})/trained-model/[-a-zA-Z0-9_/.]+$`);

/** Splits an ARN; undefined if the text is not one. */
export function findArn(text: unknown): Arn | undefined {
  if (typeof text !== "string") return undefined;
  const match = /^arn:([a-z-]+):([a-z0-9-]+):([a-z0-9-]*):([0-9]*):([\w\-/.:+=,@*]+)$/.exec(text);
  if (!match) return undefined;
  const [, partition = "", service = "", region = "", account = "", resource = ""] = match;
  return { partition, service, region, account, resource };
}

/**
 * The region of an ARN, such as `eu-central-1`.
 *
 * @throws {Error} if the text is not an ARN with a region
 */
export function getRegion(arn: string): string {
  const region = findArn(arn)?.region;
  if (!region) throw new Error(`Cannot determine the region: expected an ARN with a region, got ${describeText(arn)}`);
  return region;
}

/**
 * Returns the id of a model in the state. The base version, whose identifier is the literal `NULL`, adds nothing to it.
 */
export function modelId(trainedModelArn: string, versionIdentifier: string | undefined): string {
  return versionIdentifier && versionIdentifier !== "NULL"
    ? `${trainedModelArn}|${versionIdentifier}`
    : trainedModelArn;
}

/**
 * Parses a model's id.
 *
 * @param id  `arn` or `arn|versionIdentifier`; the ARN contains the membership
 * @throws {Error} if it is neither
 */
export function parseModelId(id: string): ModelReference {
  const reference = findModelReference(id);
  if (!reference) throw new Error(`Cannot use the id of a trained model: ${describeWrongId(id)}`);
  return reference;
}

/** Parses a model's id; undefined if it is not valid. */
export function findModelReference(id: string): ModelReference | undefined {
  const [trainedModelArn = "", versionIdentifier, ...rest] = id.split("|");
  const arn = findArn(trainedModelArn);
  const membershipIdentifier = arn?.service === "cleanrooms-ml" && TRAINED_MODEL.exec(arn.resource)?.[1];
  const versionIsRight = versionIdentifier === undefined || new RegExp(`^${UUID}$`).test(versionIdentifier);
  if (!membershipIdentifier || !versionIsRight || rest.length > 0) return undefined;
  return { membershipIdentifier, trainedModelArn, ...(versionIdentifier !== undefined && { versionIdentifier }) };
}

/** What is wrong with an id that is not valid. */
export function describeWrongId(id: string): string {
  return (
    "expected the ARN of a trained model (arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...), " +
    `or ARN|versionIdentifier for a version, got ${describeText(id)}`
  );
}

/** The text itself if it is an ARN, which is not a secret, else only its length. */
function describeText(text: string): string {
  return findArn(text.split("|")[0]) ? `"${text}"` : describeGiven(text);
}
