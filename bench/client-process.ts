/**
 * Runs one client in its own process: sends creates to a URL one after the other, then prints the CPU time of one.
 *
 *     node --require tsx/cjs bench/client-process.ts CLIENT URL COUNT FOLDER
 *
 * CLIENT is `ours`, `aws-sdk` or `aws4fetch`; FOLDER has the other two installed.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { allInputs } from "../tests/support/inputs/valid-inputs";

type Create = () => Promise<unknown>;

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
const region = "us-east-1";
const inputs = allInputs();
const { membershipIdentifier, ...body } = inputs;
/** Number of creates before the measurement. */
const warmUp = 500;

/** Each sends a create of the same size: the membership in the path, and a body with the same number of bytes. */
const clients: Record<string, (url: string, load: NodeJS.Require) => Create> = {
  ours: (url) => {
    // Compiled, as users receive it.
    const { createClient } = require("../dist/sdk/client") as typeof import("../sdk/client");
    const client = createClient({ region, credentials, endpoint: url });
    return () => client.createTrainedModel(inputs);
  },
  "aws-sdk": (url, load) => {
    const { CleanRoomsClient, CreateConfiguredTableAssociationCommand } = load("@aws-sdk/client-cleanrooms");
    const client = new CleanRoomsClient({ region, credentials, endpoint: url });
    const bytes = Buffer.byteLength(JSON.stringify(body));
    const given = { membershipIdentifier, name: "churn", configuredTableIdentifier: "table", roleArn: "arn", tags: {} };
    const description = "x".repeat(bytes - Buffer.byteLength(JSON.stringify({ ...given, description: "" })));
    return () => client.send(new CreateConfiguredTableAssociationCommand({ ...given, description }));
  },
  aws4fetch: (url, load) => {
    const { AwsClient } = load("aws4fetch");
    const client = new AwsClient({ ...credentials, region, service: "cleanrooms-ml" });
    return async () => {
      const headers = { "content-type": "application/json" };
      const request = { method: "POST", headers, body: JSON.stringify(body) };
      const answer = await client.fetch(`${url}/memberships/${membershipIdentifier}/trained-models`, request);
      return answer.json();
    };
  },
};

async function main([name = "", url = "", count = "", folder = ""]: string[]): Promise<void> {
  const open = clients[name];
  if (open === undefined) throw new Error(`Unknown client "${name}"; expected one of ${Object.keys(clients)}`);
  const create = open(url, createRequire(join(folder, "index.js")));
  for (let index = 0; index < warmUp; index++) await create();
  const before = process.cpuUsage();
  for (let index = 0; index < Number(count); index++) await create();
  const { user, system } = process.cpuUsage(before);
  console.log(`${(user + system) / Number(count)} µs`);
  // The clients' open connections would keep the process alive.
  process.exit();
}

void main(process.argv.slice(2));
