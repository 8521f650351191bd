"""From a membership to predictions: two channels query the data, a model trains on one of them, is exported, and makes
predictions from the other. Its settings come from the stack: `pulumi config set membershipIdentifier ...` and so on."""

import pulumi
import pulumi_cleanroomsml as cleanroomsml

config = pulumi.Config()
membership_identifier = config.require("membershipIdentifier")
receiver = config.require("receiverAccountId")

output = cleanroomsml.MLConfiguration(
    "output",
    membership_identifier=membership_identifier,
    default_output_location={
        "role_arn": config.require("outputRoleArn"),
        "destination": {"s3_destination": {"s3_uri": config.require("outputUri")}},
    },
)

algorithm = cleanroomsml.ConfiguredModelAlgorithm(
    "churn",
    role_arn=config.require("imageRoleArn"),
    training_container_config={"image_uri": config.require("imageUri")},
    inference_container_config={"image_uri": config.require("inferenceImageUri")},
)

association = cleanroomsml.ConfiguredModelAlgorithmAssociation(
    "churn",
    membership_identifier=membership_identifier,
    configured_model_algorithm_arn=algorithm.configured_model_algorithm_arn,
    privacy_configuration={
        "policies": {
            "trained_models": {"container_logs": [{"allowed_account_ids": [receiver]}]},
            "trained_model_exports": {
                "max_size": {"unit": "GB", "value": 1},
                "files_to_export": [cleanroomsml.TrainedModelExportFileType.MODEL],
            },
            "trained_model_inference_jobs": {"container_logs": [{"allowed_account_ids": [receiver]}]},
        }
    },
)


def channel_of(name: str, query: pulumi.Input[str]) -> cleanroomsml.MLInputChannel:
    """Runs a query, which uses privacy budget, and keeps its result for 30 days."""
    return cleanroomsml.MLInputChannel(
        name,
        membership_identifier=membership_identifier,
        configured_model_algorithm_associations=[association.configured_model_algorithm_association_arn],
        input_channel={
            "role_arn": config.require("queryRoleArn"),
            "data_source": {"protected_query_input_parameters": {"sql_parameters": {"query_string": query}}},
        },
        retention_in_days=30,
    )


training = channel_of("training", config.require_secret("trainingQuery"))
customers = channel_of("customers", config.require_secret("predictionQuery"))

# No input leads from a model or a job to the ML configuration: without this, one could begin before its output has a place.
after_output = pulumi.ResourceOptions(depends_on=[output])

model = cleanroomsml.TrainedModel(
    "churn",
    membership_identifier=membership_identifier,
    configured_model_algorithm_association_arn=association.configured_model_algorithm_association_arn,
    resource_config={"instance_type": "ml.m5.2xlarge", "volume_size_in_gb": 30},
    data_channels=[{"ml_input_channel_arn": training.ml_input_channel_arn, "channel_name": "training"}],
    stopping_condition={"max_runtime_in_seconds": 4 * 3600},
    opts=after_output,
)

cleanroomsml.TrainedModelExportJob(
    "churn",
    membership_identifier=membership_identifier,
    trained_model_arn=model.trained_model_arn,
    output_configuration={"members": [{"account_id": receiver}]},
    opts=after_output,
)

predictions = cleanroomsml.TrainedModelInferenceJob(
    "predictions",
    membership_identifier=membership_identifier,
    trained_model_arn=model.trained_model_arn,
    resource_config={"instance_type": "ml.m5.xlarge"},
    data_source={"ml_input_channel_arn": customers.ml_input_channel_arn},
    output_configuration={"accept": "text/csv", "members": [{"account_id": receiver}]},
    opts=after_output,
)

pulumi.export("trainedModelArn", model.trained_model_arn)
pulumi.export("trainedModelInferenceJobArn", predictions.trained_model_inference_job_arn)  # known when they are in S3
