// Trains one model, from the settings of the stack: pulumi config set membershipIdentifier ... and so on.
package main

import (
	"example.com/pulumi-cleanroomsml/sdk/go/cleanroomsml"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		cfg := config.New(ctx, "")
		model, err := cleanroomsml.NewTrainedModel(ctx, "churn", &cleanroomsml.TrainedModelArgs{
			MembershipIdentifier:                   pulumi.String(cfg.Require("membershipIdentifier")),
			ConfiguredModelAlgorithmAssociationArn: pulumi.String(cfg.Require("configuredModelAlgorithmAssociationArn")),
			ResourceConfig: cleanroomsml.ResourceConfigArgs{
				InstanceType:   pulumi.String(cfg.Require("instanceType")),
				VolumeSizeInGB: pulumi.Int(cfg.RequireInt("volumeSizeInGB")),
			},
			DataChannels: cleanroomsml.DataChannelArray{cleanroomsml.DataChannelArgs{
				MlInputChannelArn: pulumi.String(cfg.Require("mlInputChannelArn")),
				ChannelName:       pulumi.String("training"),
			}},
			Hyperparameters: pulumi.StringMap{"n_estimators": pulumi.String("100")},
			// Limits the cost: the training stops after four hours.
			StoppingCondition: cleanroomsml.StoppingConditionArgs{MaxRuntimeInSeconds: pulumi.Int(4 * 3600)},
		})
		if err != nil {
			return err
		}
		ctx.Export("trainedModelArn", model.TrainedModelArn) // known when the model is ACTIVE
		return nil
	})
}
