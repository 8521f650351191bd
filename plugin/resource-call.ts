/** What a call about one resource needs besides inputs and state, from the engine's request. */
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { GENERATED_NAME } from "../provider/inputs/names";
import type { Call } from "../provider/words/call";
import { describeGiven } from "../provider/words/describe";
import { isUnknown } from "../provider/words/unknown";
import { kindOf, nameOf, rowOf } from "./resource-types";
import { type Decoded, decode } from "./values";

type Props = Record<string, unknown>;

/** An input of ours: not one of the API's. */
const TAGS_IN_PLACE = "updateTagsInPlace";

/** Whether a kind replaces its objects for changed tags, unless that input is true. */
export function takesTagsInPlace(urn: string): boolean {
  const row = rowOf(kindOf(urn));
  return row !== undefined && "tags" in row.inputs && !row.updates.includes("tags");
}

/** Decodes properties of a resource. What AWS marks as sensitive is secret, even if the program has it in plain text. */
export function decodeOf(urn: string, struct: Struct | undefined): Decoded {
  const { props, secrets } = decode(struct);
  const inputs = rowOf(kindOf(urn))?.inputs ?? {};
  const sensitive = Object.keys(props).filter((name) => inputs[name]?.isSensitive);
  return { props, secrets: [...new Set([...secrets, ...sensitive])] };
}

interface ResourceRequest {
  getUrn(): string;
  getTimeout?(): number;
  getPreview?(): boolean;
}

/**
 * @param props  inputs or outputs of the resource
 * @param secretInputs  names of the top-level inputs that are secret
 */
export function callOf(request: ResourceRequest, props: Props, secretInputs: readonly string[]): Call {
  const urn = request.getUrn();
  const timeoutSeconds = request.getTimeout?.() ?? 0;
  return {
    logicalName: nameOf(urn),
    urn,
    createTimeoutMs: timeoutSeconds > 0 ? timeoutSeconds * 1000 : undefined,
    updateTagsInPlace: props[TAGS_IN_PLACE] === true,
    isPreview: request.getPreview?.() ?? false,
    secretInputs,
  };
}

/** Inputs and outputs for the core: without what is ours or Pulumi's, such as `__provider` of a dynamic resource. */
export function forCore(urn: string, props: Props): Props {
  const isOurs = (key: string) =>
    (key.startsWith("__") && key !== GENERATED_NAME) || (key === TAGS_IN_PLACE && takesTagsInPlace(urn));
  return Object.fromEntries(Object.entries(props).filter(([key]) => !isOurs(key)));
}

/** What the core gives back, with the input that is ours. */
export function withOwn(props: Props, { [TAGS_IN_PLACE]: value }: Props): Props {
  return value === undefined ? props : { ...props, [TAGS_IN_PLACE]: value };
}

/** @returns a sentence if the input that is ours has a wrong type */
export function findWrongOwn({ [TAGS_IN_PLACE]: value }: Props, urn: string): string[] {
  const isRight = value === undefined || value === null || typeof value === "boolean" || isUnknown(value);
  return isRight || !takesTagsInPlace(urn)
    ? []
    : [`${TAGS_IN_PLACE}: expected true or false, got ${describeGiven(value)}`];
}
