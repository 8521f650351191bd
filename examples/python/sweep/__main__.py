"""Trains one model for each point of a grid of hyperparameters, and exports the one that you choose.

Train first, compare the metrics of the models, and then export one:

    pulumi up
    pulumi config set export rate0.03-depth5
    pulumi up
"""

from itertools import product

import pulumi
import pulumi_cleanroomsml as cleanroomsml

config = pulumi.Config()
membership_identifier = config.require("membershipIdentifier")


def train(point: str, hyperparameters: dict[str, str]) -> cleanroomsml.TrainedModel:
    # The point is in the name, so that a larger grid does not change the existing models.
    return cleanroomsml.TrainedModel(
        f"churn-{point}",
        membership_identifier=membership_identifier,
        configured_model_algorithm_association_arn=config.require("configuredModelAlgorithmAssociationArn"),
        resource_config={
            "instance_type": config.require("instanceType"),
            "volume_size_in_gb": config.require_int("volumeSizeInGB"),
        },
        data_channels=[{"ml_input_channel_arn": config.require("mlInputChannelArn"), "channel_name": "training"}],
        hyperparameters=hyperparameters,
        # Each training stops after two hours, so the whole grid costs at most 12 instance-hours.
        stopping_condition={"max_runtime_in_seconds": 2 * 3600},
    )


models = {
    f"rate{rate}-depth{depth}": train(f"rate{rate}-depth{depth}", {"learning_rate": rate, "max_depth": depth})
    for rate, depth in product(["0.01", "0.03", "0.1"], ["3", "5"])
}
pulumi.export("trainedModelArns", {point: model.trained_model_arn for point, model in models.items()})

chosen = config.get("export")
if chosen:
    if chosen not in models:
        raise ValueError(f"Cannot export {chosen!r}: expected one of {', '.join(models)}")
    # Begins when the model is ACTIVE. Another choice exports that model, too, and trains nothing.
    cleanroomsml.TrainedModelExportJob(
        f"churn-{chosen}",
        membership_identifier=membership_identifier,
        trained_model_arn=models[chosen].trained_model_arn,
        output_configuration={"members": [{"account_id": config.require("receiverAccountId")}]},
    )
