"""Trains a model in AWS Clean Rooms ML and waits for it: python train.py INPUTS.json

INPUTS.json has the inputs of CreateTrainedModel. A second run with the same name goes on waiting for the same model.
"""

import json
import os
import sys
import time

import boto3

POLL_SECONDS = float(os.environ.get("POLL_SECONDS", "30"))
LONGEST_HOURS = 24


def find_model(client, membership, name):
    """The newest model of that name that is training or trained."""
    pages = client.get_paginator("list_trained_models").paginate(membershipIdentifier=membership)
    models = [model for page in pages for model in page["trainedModels"] if model["name"] == name]
    alive = [model for model in models if model["status"] in ("CREATE_PENDING", "CREATE_IN_PROGRESS", "ACTIVE")]
    return max(alive, key=lambda model: model["createTime"], default=None)


def wait(client, membership, arn):
    deadline = time.monotonic() + LONGEST_HOURS * 3600
    while time.monotonic() < deadline:
        model = client.get_trained_model(membershipIdentifier=membership, trainedModelArn=arn)
        status = model["status"]
        print(f"{arn}: {status}", file=sys.stderr)
        if status == "ACTIVE":
            return
        if status not in ("CREATE_PENDING", "CREATE_IN_PROGRESS"):
            sys.exit(f"{arn} ended as {status}: {model.get('statusDetails')}")
        time.sleep(POLL_SECONDS)
    sys.exit(f"{arn} is still training after {LONGEST_HOURS} hours")


def main(path):
    with open(path) as file:
        inputs = json.load(file)
    membership = inputs["membershipIdentifier"]
    region = inputs["configuredModelAlgorithmAssociationArn"].split(":")[3]
    client = boto3.client("cleanroomsml", region_name=region)
    model = find_model(client, membership, inputs["name"]) or client.create_trained_model(**inputs)
    wait(client, membership, model["trainedModelArn"])
    print(model["trainedModelArn"])


main(sys.argv[1])
