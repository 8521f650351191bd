"""Trains one model, from the settings of the stack: `pulumi config set membershipIdentifier ...` and so on."""

import pulumi
import pulumi_cleanroomsml as cleanroomsml

config = pulumi.Config()

model = cleanroomsml.TrainedModel(
    "churn",
    membership_identifier=config.require("membershipIdentifier"),
    configured_model_algorithm_association_arn=config.require("configuredModelAlgorithmAssociationArn"),
    resource_config={
        "instance_type": config.require("instanceType"),
        "volume_size_in_gb": config.require_int("volumeSizeInGB"),
    },
    data_channels=[{"ml_input_channel_arn": config.require("mlInputChannelArn"), "channel_name": "training"}],
    hyperparameters={"n_estimators": "100"},
    # Limits the cost: the training stops after four hours.
    stopping_condition={"max_runtime_in_seconds": 4 * 3600},
)

pulumi.export("trainedModelArn", model.trained_model_arn)  # known when the model is ACTIVE
