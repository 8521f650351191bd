"""What a Python user writes beyond the examples: a component, dependencies, secrets, an Output at every place, a function."""

from typing import Optional

import pulumi
import pulumi_cleanroomsml as cleanroomsml

config = pulumi.Config()
membership_identifier = config.require("membershipIdentifier")
channel_arn = pulumi.Output.from_input(config.require("mlInputChannelArn"))
association_arn = pulumi.Output.from_input(config.require("configuredModelAlgorithmAssociationArn"))


class SmokeTestedModel(pulumi.ComponentResource):
    """A model that trains once a short training has succeeded."""

    trained_model_arn: pulumi.Output[str]

    def __init__(
        self,
        name: str,
        hyperparameters: pulumi.Input[dict[str, pulumi.Input[str]]],
        opts: Optional[pulumi.ResourceOptions] = None,
    ) -> None:
        super().__init__("example:index:SmokeTestedModel", name, None, opts)
        smoke = self.train(f"{name}-smoke", hyperparameters, 1800, pulumi.ResourceOptions(parent=self))
        model = self.train(name, hyperparameters, 14400, pulumi.ResourceOptions(parent=self, depends_on=[smoke]))
        self.trained_model_arn = model.trained_model_arn
        self.register_outputs({"trainedModelArn": self.trained_model_arn})

    def train(
        self,
        name: str,
        hyperparameters: pulumi.Input[dict[str, pulumi.Input[str]]],
        seconds: int,
        opts: pulumi.ResourceOptions,
    ) -> cleanroomsml.TrainedModel:
        return cleanroomsml.TrainedModel(
            name,
            cleanroomsml.TrainedModelArgs(
                membership_identifier=pulumi.Output.from_input(membership_identifier),
                configured_model_algorithm_association_arn=association_arn,
                resource_config=cleanroomsml.ResourceConfigArgs(
                    instance_type=pulumi.Output.from_input(config.require("instanceType")),
                    volume_size_in_gb=pulumi.Output.from_input(config.require_int("volumeSizeInGB")),
                ),
                data_channels=channel_arn.apply(
                    lambda arn: [cleanroomsml.DataChannelArgs(ml_input_channel_arn=arn, channel_name="training")]
                ),
                hyperparameters=hyperparameters,
                environment={"TOKEN": config.require_secret("token")},
                stopping_condition=cleanroomsml.StoppingConditionArgs(max_runtime_in_seconds=seconds),
                training_input_mode=cleanroomsml.TrainingInputMode.FAST_FILE,
                tags={"name": pulumi.Output.concat("model-", name)},
            ),
            opts,
        )


tested = SmokeTestedModel("churn", {"n_estimators": pulumi.Output.from_input("100")})
found = cleanroomsml.get_trained_model_output(
    membership_identifier=membership_identifier, trained_model_arn=tested.trained_model_arn
)
pulumi.export("status", found.status)
pulumi.export("instanceType", found.resource_config.instance_type)
