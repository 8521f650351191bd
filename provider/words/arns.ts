/**
 * ARNs: their parts, and the id that Pulumi knows a trained model by (`arn`, or `arn|versionIdentifier` for a version).
 * It knows the shape of the text, not whether anything exists behind it.
 */

/** The parts of an ARN that decide where a call goes. */
export interface Arn {
  partition: string;
  service: string;
  region: string;
  account: string;
  resource: string;
}

/** A trained model, or one version of it, as every call after the create names it. */
export interface ModelReference {
  membershipIdentifier: string;
  trainedModelArn: string;
  versionIdentifier?: string;
}

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const TRAINED_MODEL = new RegExp(`^membership/(${UUID})/trained-model/[-a-zA-Z0-9_/.]+$`);

/** Splits an ARN; undefined where the text is none. */
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
 * @throws {Error} where the text is no ARN with a region
 */
export function getRegion(arn: string): string {
  const region = findArn(arn)?.region;
  if (!region) throw new Error(`Cannot tell the region of ${describeText(arn)}: an ARN with a region is wanted`);
  return region;
}

/** The id of a model in the state. The base version's identifier is the literal `NULL`, which is no version to name. */
export function modelId(trainedModelArn: string, versionIdentifier: string | undefined): string {
  return versionIdentifier && versionIdentifier !== "NULL"
    ? `${trainedModelArn}|${versionIdentifier}`
    : trainedModelArn;
}

/**
 * Reads a model's id.
 *
 * @param id  `arn` or `arn|versionIdentifier`; the ARN holds the membership
 * @throws {Error} where it is neither
 */
export function parseModelId(id: string): ModelReference {
  const [trainedModelArn = "", versionIdentifier, ...rest] = id.split("|");
  const arn = findArn(trainedModelArn);
  const membershipIdentifier = arn?.service === "cleanrooms-ml" && TRAINED_MODEL.exec(arn.resource)?.[1];
  const versionIsRight = versionIdentifier === undefined || new RegExp(`^${UUID}$`).test(versionIdentifier);
  if (!membershipIdentifier || !versionIsRight || rest.length > 0) {
    throw new Error(
      `Cannot use ${describeText(id)} as a trained model: wanted is its ARN ` +
        "(arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...), or ARN|versionIdentifier for a version",
    );
  }
  return { membershipIdentifier, trainedModelArn, ...(versionIdentifier !== undefined && { versionIdentifier }) };
}

/** The text itself where it is an ARN (ids and ARNs are no secrets), else its length only. */
function describeText(text: string): string {
  return findArn(text.split("|")[0]) ? `"${text}"` : `a text of ${[...text].length} characters`;
}
