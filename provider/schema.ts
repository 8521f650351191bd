/**
 * The limits of CreateTrainedModel's inputs as a JSON schema. Each node's `wanted` is what a message says of it. A text's
 * length is part of its pattern: with the `u` flag, which ajv gives it, that counts code points, as the service does. The
 * build has ajv turn the schema into code (scripts/build/validator.mjs): loading ajv and compiling would be most of what a
 * preview's first check takes.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
 */
import type { ErrorObject } from "ajv";

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
/** Half of a surrogate pair has no UTF-8 form: neither the engine nor the service can take it. */
const WELL_FORMED = "[^\\uD800-\\uDFFF]";
const PRINTABLE = "\\u0020-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}\\t";

function arnOf(service: string, resource: string, example: string) {
  return {
    type: "string",
    pattern: `^(?=.{20,2048}$)arn:aws[-a-z]*:${service}:[-a-z0-9]+:[0-9]{12}:${resource}$`,
    wanted: `an ARN of 20 to 2048 characters like arn:aws:${service}:REGION:ACCOUNT:${example}`,
  };
}

function memberArn(kind: string) {
  return arnOf("cleanrooms-ml", `membership/${UUID}/${kind}/[-a-zA-Z0-9_/.]+`, `membership/UUID/${kind}/...`);
}

function integer(minimum: number, maximum: number) {
  return { type: "integer", minimum, maximum, wanted: `a whole number from ${minimum} to ${maximum}` };
}

function oneOf(...members: string[]) {
  return { type: "string", enum: members, wanted: `one of ${members.map((member) => `"${member}"`).join(", ")}` };
}

/** @param characters  a class of them; `before` and `but` are what else holds, as a pattern and in words */
function text(minLength: number, maxLength: number, { characters = WELL_FORMED, before = "", but = "" } = {}) {
  return {
    type: "string",
    pattern: `^${before}${characters}{${minLength},${maxLength}}$`,
    wanted: `a text of ${minLength} to ${maxLength} characters${but}`,
  };
}

function map(maxProperties: number, keys: object, values: object) {
  return {
    type: "object",
    maxProperties,
    propertyNames: keys,
    additionalProperties: values,
    wanted: `an object of at most ${maxProperties} entries`,
  };
}

function record(required: string[], properties: Record<string, object>) {
  return { type: "object", required, properties, additionalProperties: false, wanted: "an object" };
}

const UUID_TEXT = { type: "string", pattern: `^${UUID}$`, wanted: "a UUID in lower-case hex, 36 characters" };
const CHANNEL_NAME = text(1, 64, { characters: "[A-Za-z0-9.\\-_]", but: ' of A-Z, a-z, 0-9, ".", "-" and "_"' });

/** The schema itself: the build makes the check of it. */
export const TRAINED_MODEL = record(
  ["membershipIdentifier", "configuredModelAlgorithmAssociationArn", "resourceConfig", "dataChannels"],
  {
    membershipIdentifier: UUID_TEXT,
    name: text(1, 63, {
      characters: `[${PRINTABLE}]`,
      before: "(?!\\s*$)",
      but: ", not blank, without control characters",
    }),
    configuredModelAlgorithmAssociationArn: memberArn("configured-model-algorithm-association"),
    resourceConfig: record(["instanceType", "volumeSizeInGB"], {
      instanceType: text(1, 64, {
        characters: "[^\\s\\uD800-\\uDFFF]",
        but: " that names an instance type, such as ml.m5.2xlarge",
      }),
      instanceCount: integer(1, 5),
      volumeSizeInGB: integer(1, 8192),
    }),
    dataChannels: {
      type: "array",
      minItems: 1,
      maxItems: 20,
      wanted: "a list of 1 to 20 channels",
      items: record(["mlInputChannelArn", "channelName"], {
        mlInputChannelArn: memberArn("ml-input-channel"),
        channelName: CHANNEL_NAME,
        s3DataDistributionType: oneOf("FullyReplicated", "ShardedByS3Key"),
      }),
    },
    incrementalTrainingDataChannels: {
      type: "array",
      maxItems: 1,
      wanted: "a list of one channel",
      items: record(["trainedModelArn", "channelName"], {
        trainedModelArn: memberArn("trained-model"),
        channelName: CHANNEL_NAME,
        versionIdentifier: UUID_TEXT,
      }),
    },
    hyperparameters: map(100, text(1, 256), text(1, 2500)),
    environment: map(
      100,
      text(1, 512, {
        before: "(?![0-9])",
        characters: "[a-zA-Z0-9_]",
        but: ' of A-Z, a-z, 0-9 and "_" that does not begin with a digit',
      }),
      text(1, 512),
    ),
    stoppingCondition: record([], { maxRuntimeInSeconds: integer(1, 2_419_200) }),
    trainingInputMode: oneOf("File", "FastFile", "Pipe"),
    description: text(0, 255, { characters: `[${PRINTABLE}\\r\\n]`, but: " without control characters" }),
    kmsKeyArn: arnOf("kms", "key/.+", "key/... (an alias is refused)"),
    mlModelTrainingPayerAccountId: {
      type: "string",
      pattern: "^[0-9]{12}$",
      wanted: "an account id, a text of 12 digits",
    },
    tags: map(50, text(1, 128, { before: "(?![aA][wW][sS]:)", but: ' that does not begin with "aws:"' }), text(0, 256)),
  },
);

/** The names of all inputs of CreateTrainedModel that a program may give. */
export const INPUT_NAMES: readonly string[] = Object.keys(TRAINED_MODEL.properties);

/** One broken limit, as ajv found it, with the part of the schema and the value that it is about. */
export type Violation = Found & { parentSchema: Limit; data: unknown };

/** What the check itself says of one. */
type Found = Omit<ErrorObject, "schemaPath">;

/** A node of the schema. */
interface Limit {
  readonly wanted?: string;
  readonly properties?: Readonly<Record<string, Limit>>;
  readonly items?: Limit;
  readonly propertyNames?: Limit;
  readonly additionalProperties?: Limit | boolean;
}

/** All limits that the inputs break, none where they break none. Nothing is changed or filled in. */
export function findViolations(inputs: unknown): Violation[] {
  // Loaded at the first check: a program that only declares models never needs it.
  const validate = require("./input-validator") as Validate;
  return validate(inputs) ? [] : (validate.errors ?? []).map((error) => withPlace(error, inputs));
}

/** ajv could write this into its code, at twice the size. */
function withPlace(error: Found, inputs: unknown): Violation {
  let parentSchema: Limit = TRAINED_MODEL;
  let data = inputs;
  for (const segment of pathOf(error)) {
    const { properties, items, additionalProperties } = parentSchema;
    parentSchema = properties?.[segment] ?? items ?? (additionalProperties as Limit);
    data = (data as Record<string, unknown>)[segment];
  }
  return { ...error, parentSchema, data };
}

/** The names and positions that lead to where the limit is broken. */
export function pathOf({ instancePath }: Pick<Found, "instancePath">): string[] {
  const segments = instancePath.split("/").slice(1);
  return segments.map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

interface Validate {
  (inputs: unknown): boolean;
  /** Of the last call. */
  errors?: Found[] | null;
}
