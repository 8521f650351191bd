/** Valid inputs of the API for the emulator's tests. A test spreads one and changes what it tests. */

export const membership = "11111111-2222-3333-4444-555555555555";
export const otherMembership = "99999999-2222-3333-4444-555555555555";

export const arnOf = (kind: string, id: string): string =>
  `arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/${membership}/${kind}/${id}`;

/** The required members of CreateTrainedModel's body. */
export function validBody() {
  return {
    name: "churn",
    configuredModelAlgorithmAssociationArn: arnOf("configured-model-algorithm-association", "xgboost"),
    resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 30 },
    dataChannels: [{ mlInputChannelArn: arnOf("ml-input-channel", "training"), channelName: "training" }],
  };
}

/** Every member of CreateTrainedModel's body except incrementalTrainingDataChannels, which needs a model. */
export function fullBody() {
  return {
    ...validBody(),
    hyperparameters: { n_estimators: "100", ключ: "значение" },
    environment: { LOG_LEVEL: "debug" },
    resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 30, instanceCount: 2 },
    stoppingCondition: { maxRuntimeInSeconds: 3600 },
    dataChannels: [
      {
        mlInputChannelArn: arnOf("ml-input-channel", "training"),
        channelName: "training",
        s3DataDistributionType: "ShardedByS3Key",
      },
    ],
    trainingInputMode: "FastFile",
    description: "Who is going to leave? 🦆",
    kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    mlModelTrainingPayerAccountId: "123456789012",
    tags: { team: "growth", empty: "" },
  };
}
