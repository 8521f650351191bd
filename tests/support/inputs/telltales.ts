/**
 * Inputs with values that can be recognized in any output or state, and the search for them.
 */
import assert from "node:assert/strict";
import { allInputs } from "./valid-inputs";

type Props = Record<string, unknown>;

/** The membership of the model with a secret membership. */
export const otherMembership = "7a7a7a7a-2222-3333-4444-555555555555";

/** A unique value for each input; every string contains the word. */
export function telltales(word: string, baseArn: string): Props {
  const { dataChannels, kmsKeyArn, configuredModelAlgorithmAssociationArn } = allInputs();
  return {
    membershipIdentifier: otherMembership,
    name: `${word}-name`,
    configuredModelAlgorithmAssociationArn: `${configuredModelAlgorithmAssociationArn}-${word}`,
    resourceConfig: {
      instanceType: "ml.p4de.24xlarge",
      instanceCount: 1,
      volumeSizeInGB: word === "Zq7v" ? 7317 : 7319,
    },
    dataChannels: dataChannels.map((channel) => ({
      mlInputChannelArn: `${channel.mlInputChannelArn}-${word}`,
      channelName: `${word}-training`,
      s3DataDistributionType: "ShardedByS3Key",
    })),
    incrementalTrainingDataChannels: [{ trainedModelArn: baseArn, channelName: `${word}-base` }],
    hyperparameters: { [`${word}_key`]: `${word}100`, other: `${word}\nline "two" é` },
    environment: { [`${word}_KEY`]: `${word}debug` },
    stoppingCondition: { maxRuntimeInSeconds: word === "Zq7v" ? 731_733 : 731_735 },
    trainingInputMode: word === "Zq7v" ? "Pipe" : "FastFile",
    description: `${word} about fraud`,
    kmsKeyArn: `${kmsKeyArn}-${word}`,
    mlModelTrainingPayerAccountId: word === "Zq7v" ? "731733731733" : "731735731735",
    tags: { [`${word} tag`]: `${word}risk` },
  };
}

/** The same inputs, each with a value that the check rejects. */
export function brokenTelltales(baseArn: string): Props {
  const word = "Zq7v";
  const good = telltales(word, baseArn);
  return {
    ...good,
    membershipIdentifier: `${word}-membership`,
    name: `${word}\u0007`,
    configuredModelAlgorithmAssociationArn: `arn:aws:s3:::${word}`,
    resourceConfig: { instanceType: "ml.p4de.24xlarge", instanceCount: 731_733, volumeSizeInGB: 731_733 },
    dataChannels: [{ mlInputChannelArn: `arn:aws:s3:::${word}`, channelName: `${word} training` }],
    incrementalTrainingDataChannels: [{ trainedModelArn: `arn:aws:s3:::${word}`, channelName: `${word} base` }],
    hyperparameters: { [`${word}_key`]: 731_733, [`${word} too`]: "" },
    environment: { [`${word} KEY`]: `${word}debug` },
    stoppingCondition: { maxRuntimeInSeconds: 731_733_000 },
    trainingInputMode: `${word}Pipe`,
    description: `${word}\u0007`,
    kmsKeyArn: `arn:aws:kms:us-east-1:123456789012:alias/${word}`,
    mlModelTrainingPayerAccountId: 731_733,
    tags: { [`aws:${word}`]: `${word}risk` },
  };
}

/** Every string and number of the inputs, and the keys of maps. */
export function valuesOf(inputs: Props): string[] {
  const collect = (value: unknown): unknown[] =>
    typeof value === "object" && value !== null ? Object.values(value).flatMap(collect) : [value];
  const keys = ["hyperparameters", "environment", "tags"].flatMap((map) =>
    Object.keys((inputs[map] as Props | undefined) ?? {}),
  );
  return [...collect(inputs), ...keys].map(String).filter((value) => value.length > 3 && value !== "other");
}

export function assertHidden(secrets: Iterable<string>, text: string, place: string): void {
  // Encrypted values are not secrets, and neither are AWS's words in the expected values of a message.
  const plain = text.replaceAll(/"ciphertext":\s*"[^"]*"|one of (\\*"\w+\\*",? ?)+/g, "");
  const withoutArns = plain.replaceAll(/arn(?::|%3A)aws[^\s"',;)\]\\]*/g, "");
  for (const secret of secrets) {
    const isMembership = secret === otherMembership;
    const found = spellings(secret).find((spelling) => spelling.test(isMembership ? withoutArns : plain));
    assert.ok(!found, `${place} shows ${found}: ${around(plain, found)}`);
  }
}

/** Unchanged and in JSON; a number or one of AWS's words only as a whole word, because anything may contain it. */
function spellings(secret: string): RegExp[] {
  const texts = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
  return texts.map((text) => {
    const escaped = text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
    return new RegExp(/^\w+$/.test(text) ? `(?<![\\w.-])${escaped}(?![\\w.-])` : escaped);
  });
}

function around(text: string, found: RegExp | undefined): string {
  const at = found ? text.search(found) : 0;
  return text.slice(Math.max(0, at - 200), at + 200);
}
