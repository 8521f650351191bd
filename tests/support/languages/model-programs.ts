/** The same program in each language: a model with a nested input and a secret, and an algorithm that has its ARN as a tag. */
import type { Language } from "../../../scripts/pulumi/language-hosts.mjs" with { "resolution-mode": "import" };
import { inputsOfKinds, roleArn } from "../inputs/kinds";
import { validInputs } from "../inputs/valid-inputs";

const { membershipIdentifier, configuredModelAlgorithmAssociationArn, dataChannels } = validInputs();
const { imageUri } = inputsOfKinds.ConfiguredModelAlgorithm.inferenceContainerConfig as { imageUri: string };
const mlInputChannelArn = dataChannels[0]?.mlInputChannelArn ?? "";

/** Settings of the stack that the programs read; the secret one is `tried:token`. */
export const modelSettings = { "cleanroomsml:region": "us-east-1" };

/** The text of the program with a value of the hyperparameter `n_estimators`. */
export const modelPrograms: Record<Exclude<Language, "nodejs">, (estimators: string) => string> = {
  yaml: (estimators) => `
config:
  token: { type: string }
resources:
  churn:
    type: cleanroomsml:TrainedModel
    properties:
      membershipIdentifier: ${membershipIdentifier}
      configuredModelAlgorithmAssociationArn: ${configuredModelAlgorithmAssociationArn}
      resourceConfig: { instanceType: ml.m5.2xlarge, volumeSizeInGB: 30 }
      dataChannels: [{ mlInputChannelArn: "${mlInputChannelArn}", channelName: training }]
      hyperparameters: { n_estimators: "${estimators}", depth: "5" }
      environment: { TOKEN: "\${token}" }
      stoppingCondition: { maxRuntimeInSeconds: 14400 }
  service:
    type: cleanroomsml:ConfiguredModelAlgorithm
    properties:
      roleArn: ${roleArn}
      inferenceContainerConfig: { imageUri: "${imageUri}" }
      tags: { model: "\${churn.trainedModelArn}" }
outputs:
  arn: \${churn.trainedModelArn}
`,
  python: (estimators) => `
import pulumi
import pulumi_cleanroomsml as cleanroomsml

churn = cleanroomsml.TrainedModel(
    "churn",
    membership_identifier="${membershipIdentifier}",
    configured_model_algorithm_association_arn="${configuredModelAlgorithmAssociationArn}",
    resource_config={"instance_type": "ml.m5.2xlarge", "volume_size_in_gb": 30},
    data_channels=[{"ml_input_channel_arn": "${mlInputChannelArn}", "channel_name": "training"}],
    hyperparameters={"n_estimators": "${estimators}", "depth": "5"},
    environment={"TOKEN": pulumi.Config().require_secret("token")},
    stopping_condition=cleanroomsml.StoppingConditionArgs(max_runtime_in_seconds=4 * 3600),
)
cleanroomsml.ConfiguredModelAlgorithm(
    "service",
    role_arn="${roleArn}",
    inference_container_config={"image_uri": "${imageUri}"},
    tags={"model": churn.trained_model_arn},
)
pulumi.export("arn", churn.trained_model_arn)
`,
  go: (estimators) => `
package main

import (
	"example.com/pulumi-cleanroomsml/sdk/go/cleanroomsml"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		churn, err := cleanroomsml.NewTrainedModel(ctx, "churn", &cleanroomsml.TrainedModelArgs{
			MembershipIdentifier: pulumi.String("${membershipIdentifier}"),
			ConfiguredModelAlgorithmAssociationArn: pulumi.String("${configuredModelAlgorithmAssociationArn}"),
			ResourceConfig: cleanroomsml.ResourceConfigArgs{
				InstanceType:   pulumi.String("ml.m5.2xlarge"),
				VolumeSizeInGB: pulumi.Int(30),
			},
			DataChannels: cleanroomsml.DataChannelArray{cleanroomsml.DataChannelArgs{
				MlInputChannelArn: pulumi.String("${mlInputChannelArn}"),
				ChannelName:       pulumi.String("training"),
			}},
			Hyperparameters:   pulumi.StringMap{"n_estimators": pulumi.String("${estimators}"), "depth": pulumi.String("5")},
			Environment:       pulumi.StringMap{"TOKEN": config.RequireSecret(ctx, "token")},
			StoppingCondition: cleanroomsml.StoppingConditionArgs{MaxRuntimeInSeconds: pulumi.Int(4 * 3600)},
		})
		if err != nil {
			return err
		}
		_, err = cleanroomsml.NewConfiguredModelAlgorithm(ctx, "service", &cleanroomsml.ConfiguredModelAlgorithmArgs{
			RoleArn:                  pulumi.String("${roleArn}"),
			InferenceContainerConfig: cleanroomsml.InferenceContainerConfigArgs{ImageUri: pulumi.String("${imageUri}")},
			Tags:                     pulumi.StringMap{"model": churn.TrainedModelArn},
		})
		ctx.Export("arn", churn.TrainedModelArn)
		return err
	})
}
`,
};
