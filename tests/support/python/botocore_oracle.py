"""Returns what botocore does offline: how it serializes operations, signs given requests and resolves endpoints.

Reads one JSON file of questions, writes one of answers: no request leaves the process.
"""

import base64
import datetime
import json
import sys

import botocore.auth
import botocore.session
from botocore.awsrequest import AWSRequest, AWSResponse
from botocore.config import Config
from botocore.credentials import Credentials

KEYS = ("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")


def serialise(questions):
    session = botocore.session.get_session()
    client = session.create_client(
        "cleanroomsml",
        region_name="us-east-1",
        aws_access_key_id=KEYS[0],
        aws_secret_access_key=KEYS[1],
    )
    seen = []

    def answer(request, **_):
        seen.append(request)
        return AWSResponse(request.url, 200, {"content-type": "application/json"}, Body())

    client.meta.events.register("before-send", answer)
    methods = {name: method for method, name in client.meta.method_to_api_mapping.items()}
    answers = []
    for question in questions:
        getattr(client, methods[question["operation"]])(**question["input"])
        request = seen.pop()
        body = request.body or b""
        answers.append(
            {
                "method": request.method,
                "url": request.url,
                "contentType": text(request.headers.get("Content-Type")),
                "body": base64.b64encode(body if isinstance(body, bytes) else body.encode()).decode(),
            }
        )
    return answers


class Body:
    def stream(self):
        yield b'{"trainedModels": [], "tags": {}}'


def text(value):
    return value.decode() if isinstance(value, bytes) else value


def sign(questions):
    answers = []
    for question in questions:
        now = datetime.datetime.fromtimestamp(question["dateMs"] / 1000, datetime.timezone.utc).replace(tzinfo=None)
        botocore.auth.get_current_datetime = lambda *_, **__: now
        request = AWSRequest(
            method=question["method"],
            url=question["url"],
            headers=question["headers"],
            data=base64.b64decode(question["body"]),
        )
        credentials = Credentials(*KEYS, question.get("token"))
        botocore.auth.SigV4Auth(credentials, "cleanrooms-ml", question["region"]).add_auth(request)
        answers.append(request.headers["Authorization"])
    return answers


def resolve_endpoints(questions):
    session = botocore.session.get_session()
    answers = []
    for question in questions:
        try:
            client = session.create_client(
                "cleanroomsml",
                region_name=question["region"],
                aws_access_key_id=KEYS[0],
                aws_secret_access_key=KEYS[1],
                config=Config(
                    use_fips_endpoint=question["useFips"],
                    use_dualstack_endpoint=question["useDualStack"],
                ),
            )
            urls = []

            def answer(request, **_):
                urls.append(request.url)
                return AWSResponse(request.url, 200, {}, Body())

            client.meta.events.register("before-send", answer)
            client.list_tags_for_resource(resourceArn="arn:aws:cleanrooms-ml:us-east-1:123456789012:x")
            answers.append(urls[0].split("/tags/")[0])
        except Exception as error:
            answers.append({"error": type(error).__name__})
    return answers


def regions():
    session = botocore.session.get_session()
    return [
        region
        for partition in session.get_available_partitions()
        for region in session.get_available_regions("ec2", partition_name=partition)
    ]


def operations(names):
    model = botocore.session.get_session().get_service_model("cleanroomsml")
    return {name: shape_of(model.operation_model(name)) for name in names}


def shape_of(operation):
    members = operation.input_shape.members
    return {
        "method": operation.http["method"],
        "path": operation.http["requestUri"],
        "members": {
            name: {
                "location": shape.serialization.get("location", "body"),
                "locationName": shape.serialization.get("name", name),
            }
            for name, shape in members.items()
        },
        "required": operation.input_shape.required_members,
        "outputRequired": operation.output_shape.required_members if operation.output_shape else [],
    }


def main(source, target):
    with open(source, encoding="utf-8") as file:
        questions = json.load(file)
    answers = {
        "serialised": serialise(questions.get("serialise", [])),
        "signed": sign(questions.get("sign", [])),
        "endpoints": resolve_endpoints(questions.get("endpoints", [])),
        "operations": operations(questions.get("operations", [])),
        "regions": regions(),
    }
    with open(target, "w", encoding="utf-8") as file:
        json.dump(answers, file)


main(*sys.argv[1:])
