"""Makes the calls that it reads from standard input, a JSON list of [operation, input] pairs, with boto3, and prints what came of each.

A string "$name" anywhere in an input is replaced by the member of that name of the first response that has it.
"""

import datetime
import json
import os
import sys

import boto3
import botocore.config
import botocore.exceptions

client = boto3.client(
    "cleanroomsml",
    endpoint_url=sys.argv[1],
    region_name="us-east-1",
    aws_access_key_id=os.environ["KEY_ID"],
    aws_secret_access_key=os.environ["SECRET"],
    aws_session_token=os.environ.get("TOKEN"),
    config=botocore.config.Config(retries={"total_max_attempts": 1}),
)


def plain(value):
    if isinstance(value, datetime.datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, dict):
        return {key: plain(member) for key, member in value.items()}
    return [plain(member) for member in value] if isinstance(value, list) else value


def filled(value, known):
    if isinstance(value, dict):
        return {key: filled(member, known) for key, member in value.items()}
    if isinstance(value, list):
        return [filled(member, known) for member in value]
    return known[value[1:]] if isinstance(value, str) and value.startswith("$") else value


answers = []
known = {}
for operation, given in json.load(sys.stdin):
    try:
        answer = getattr(client, operation)(**filled(given, known))
        metadata = answer.pop("ResponseMetadata")
        known = {**answer, **known}
        answers.append({"answer": plain(answer), "status": metadata["HTTPStatusCode"], "requestId": metadata["RequestId"]})
    except botocore.exceptions.ClientError as error:
        answers.append(
            {
                "class": type(error).__name__,
                "error": error.response["Error"],
                "quotaName": error.response.get("quotaName"),
                "quotaValue": error.response.get("quotaValue"),
                "status": error.response["ResponseMetadata"]["HTTPStatusCode"],
            }
        )
json.dump(answers, sys.stdout)
