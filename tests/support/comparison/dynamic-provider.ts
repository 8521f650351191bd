// A dynamic provider for trained models that takes an hour to write: create starts a training and waits for it.
import { isDeepStrictEqual } from "node:util";
import { Sha256 } from "@aws-crypto/sha256-js";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import * as pulumi from "@pulumi/pulumi";
import { SignatureV4 } from "@smithy/signature-v4";

type Props = Record<string, unknown>;

async function callService(method: string, props: Props, path: string, body?: Props): Promise<Props> {
  const region = String(props.configuredModelAlgorithmAssociationArn).split(":")[3] ?? "";
  const endpoint = process.env.AWS_ENDPOINT_URL_CLEANROOMSML ?? `https://cleanrooms-ml.${region}.amazonaws.com`;
  const url = new URL(`/memberships/${props.membershipIdentifier}/trained-models${path}`, endpoint);
  const signer = new SignatureV4({ service: "cleanrooms-ml", region, credentials: defaultProvider(), sha256: Sha256 });
  const request = await signer.sign({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    headers: { host: url.host, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  const response = await fetch(url, { method, headers: request.headers, body: request.body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url.pathname}: ${response.status} ${text}`);
  return text === "" ? {} : JSON.parse(text);
}

const provider: pulumi.dynamic.ResourceProvider = {
  async create(inputs: Props) {
    const { membershipIdentifier: _, __provider: __, ...body } = inputs;
    const { trainedModelArn } = await callService("POST", inputs, "", body);
    const path = `/${encodeURIComponent(String(trainedModelArn))}`;
    for (;;) {
      const { status, statusDetails } = await callService("GET", inputs, path);
      if (status === "ACTIVE") return { id: String(trainedModelArn), outs: { ...inputs, trainedModelArn } };
      if (status !== "CREATE_PENDING" && status !== "CREATE_IN_PROGRESS")
        throw new Error(`${trainedModelArn} ended as ${status}: ${JSON.stringify(statusDetails)}`);
      await new Promise((resolve) => setTimeout(resolve, Number(process.env.POLL_SECONDS ?? 30) * 1000));
    }
  },

  async diff(_id: string, olds: Props, news: Props) {
    const names = Object.keys({ ...olds, ...news }).filter((name) => !["__provider", "trainedModelArn"].includes(name));
    const replaces = names.filter((name) => !isDeepStrictEqual(olds[name], news[name]));
    return { changes: replaces.length > 0, replaces };
  },

  async delete(id: string, props: Props) {
    await callService("DELETE", props, `/${encodeURIComponent(id)}`);
  },
};

/** A trained model; `trainedModelArn` is known once it is ACTIVE. */
export class SmallTrainedModel extends pulumi.dynamic.Resource {
  declare readonly trainedModelArn: pulumi.Output<string>;

  constructor(name: string, inputs: pulumi.Inputs, opts?: pulumi.CustomResourceOptions) {
    super(provider, name, { trainedModelArn: undefined, ...inputs }, opts);
  }
}
