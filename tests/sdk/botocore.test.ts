/**
 * Compares our requests and signatures for random inputs with those of botocore, AWS's Python client. One Python
 * process handles all of them and sends nothing.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { resolveEndpoint } from "../../sdk/endpoint";
import { ConfigurationError } from "../../sdk/errors";
import { getOperation, type OperationKey, operations } from "../../sdk/operations";
import { buildRequest, type HttpRequest, type OperationInput, requestTarget } from "../../sdk/request";
import { signRequest } from "../../sdk/signer";
import { membershipIdentifier, randomValidInputs } from "../support/inputs/valid-inputs";
import { pythonEnv } from "../support/python/python-env";

const endpoint = new URL("https://cleanrooms-ml.us-east-1.amazonaws.com");
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
const seed = Math.floor(Math.random() * 2 ** 31);

interface Question {
  readonly key: OperationKey;
  readonly input: OperationInput;
  readonly request: HttpRequest;
}

interface EndpointQuestion {
  readonly region: string;
  readonly useFips: boolean;
  readonly useDualStack: boolean;
}

interface Answers {
  serialised: { method: string; url: string; contentType: string | null; body: string }[];
  signed: string[];
  endpoints: (string | { error: string })[];
  operations: Record<string, ModelledOperation>;
  regions: string[];
}

interface ModelledOperation {
  method: string;
  path: string;
  members: Record<string, { location: string; locationName: string }>;
  required: string[];
  outputRequired: string[];
}

const odd = fc.string({ unit: fc.constantFrom(..."aZ09 -_.:/@+='()*!~&?#%é🚀"), minLength: 1, maxLength: 40 });
const arn = odd.map((rest) => `arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/x/trained-model/${rest}`);
const version = fc.uuid();
const model = { membershipIdentifier: fc.constant(membershipIdentifier), trainedModelArn: arn };
const page = { nextToken: odd, maxResults: fc.integer({ min: 1, max: 100 }) };
const tags = fc.dictionary(odd, odd, { maxKeys: 5, noNullPrototype: true });
const required = (...requiredKeys: string[]) => ({ requiredKeys }) as { requiredKeys: [] };

/** Random inputs of each operation; the type requires a row for a new operation. */
const inputs: Record<OperationKey, fc.Arbitrary<unknown>> = {
  createTrainedModel: randomValidInputs,
  getTrainedModel: fc.record(
    { ...model, versionIdentifier: version },
    required("membershipIdentifier", "trainedModelArn"),
  ),
  listTrainedModels: fc.record(
    { membershipIdentifier: model.membershipIdentifier, ...page },
    required("membershipIdentifier"),
  ),
  listTrainedModelVersions: fc.record(
    { ...model, ...page, status: fc.constant("ACTIVE") },
    required("membershipIdentifier", "trainedModelArn"),
  ),
  cancelTrainedModel: fc.record(
    { ...model, versionIdentifier: version },
    required("membershipIdentifier", "trainedModelArn"),
  ),
  deleteTrainedModelOutput: fc.record(
    { ...model, versionIdentifier: version },
    required("membershipIdentifier", "trainedModelArn"),
  ),
  tagResource: fc.record({ resourceArn: arn, tags }),
  untagResource: fc.record({ resourceArn: arn, tagKeys: fc.array(odd, { minLength: 0, maxLength: 5 }) }),
  listTagsForResource: fc.record({ resourceArn: arn }),
};

const keys = Object.keys(operations) as OperationKey[];

function questionsOf(key: OperationKey, count: number): Question[] {
  return fc.sample(inputs[key], { numRuns: count, seed }).map((sampled) => {
    const input = sampled as OperationInput;
    return { key, input, request: buildRequest(getOperation(key), { input, endpoint }) };
  });
}

/** The compared parts of a request: the bytes of its first line, and the value of its body. */
function comparable(request: {
  method: string;
  url: string;
  contentType?: string | null | undefined;
  body: string;
}): unknown {
  const url = new URL(request.url);
  return {
    method: request.method,
    path: url.pathname,
    query: [...url.searchParams].sort(),
    contentType: request.contentType ?? undefined,
    body: request.body === "" ? undefined : JSON.parse(request.body),
  };
}

const oneSecondMs = 1000;
const dateMsOf = (index: number): number => 1_767_323_045_000 + index * 86_400_000 + index * oneSecondMs;
const tokenOf = (index: number): string | undefined => (index % 2 === 0 ? undefined : `token/${index}+==`);

describe("botocore, AWS's client", function () {
  this.timeout(300_000);
  const questions = keys.flatMap((key) => questionsOf(key, key === "createTrainedModel" ? 200 : 20));
  const endpointQuestions = (regions: string[]): EndpointQuestion[] =>
    regions.flatMap((region) =>
      [false, true].flatMap((useFips) => [false, true].map((useDualStack) => ({ region, useFips, useDualStack }))),
    );
  let answers: Answers;
  let folder: string | undefined;
  let endpoints: EndpointQuestion[];

  before("asks botocore", async function () {
    const python = await pythonEnv();
    if (python === undefined) return this.skip();
    const scratch = path.join(__dirname, "..", "..", ".work");
    await mkdir(scratch, { recursive: true });
    const made = await mkdtemp(path.join(scratch, "botocore-"));
    folder = made;
    const ask = async (name: string, asked: unknown): Promise<Answers> => {
      const [source, target] = [path.join(made, `${name}.json`), path.join(made, `${name}-answers.json`)];
      await writeFile(source, JSON.stringify(asked));
      await promisify(execFile)(
        python.python,
        [path.join(__dirname, "../support/python/botocore_oracle.py"), source, target],
        {
          env: { PATH: process.env.PATH ?? "", AWS_EC2_METADATA_DISABLED: "true", AWS_CONFIG_FILE: "/dev/null" },
        },
      );
      return JSON.parse(await readFile(target, "utf8")) as Answers;
    };
    const { regions } = await ask("regions", {});
    // AWS's packages for the two languages are from different dates and differ in the newest isolated partitions.
    const settled = regions.filter((region) => !/^(eu-isoe|us-isof)-/.test(region));
    endpoints = endpointQuestions([...settled, "eu-nowhere-9"]);
    answers = await ask("all", {
      serialise: questions.map(({ key, input }) => ({ method: snakeCase(getOperation(key).name), input })),
      sign: questions.map(({ request }, index) => ({
        method: request.method,
        url: `${endpoint.origin}${requestTarget(request)}`,
        headers: request.headers,
        body: Buffer.from(request.body ?? "").toString("base64"),
        dateMs: dateMsOf(index),
        region: "us-east-1",
        token: tokenOf(index),
      })),
      endpoints,
      operations: keys.map((key) => getOperation(key).name),
    });
  });

  for (const key of keys) {
    const operation = getOperation(key);

    it(`serializes ${operation.name} as we do`, () => {
      questions.forEach((question, index) => {
        if (question.key !== key) return;
        const theirs = answers.serialised[index];
        assert.ok(theirs !== undefined);
        const { request } = question;
        assert.deepEqual(
          comparable({
            method: request.method,
            url: `${endpoint.origin}${requestTarget(request)}`,
            contentType: request.headers["content-type"],
            body: request.body ?? "",
          }),
          comparable({ ...theirs, body: Buffer.from(theirs.body, "base64").toString("utf8") }),
          `seed ${seed}, input ${index}`,
        );
        assert.equal(new URL(theirs.url).pathname, request.path, `the encoded path, seed ${seed}, input ${index}`);
      });
    });

    it(`signs the bytes of ${operation.name} as we do`, async () => {
      for (const [index, question] of questions.entries()) {
        if (question.key !== key) continue;
        const token = tokenOf(index);
        const signed = await signRequest(question.request, {
          credentials: { ...credentials, ...(token !== undefined && { sessionToken: token }) },
          region: "us-east-1",
          dateMs: dateMsOf(index),
        });
        assert.equal(signed.headers.authorization, answers.signed[index], `seed ${seed}, input ${index}`);
      }
    });

    it(`models ${operation.name} as our table does`, () => {
      const theirs = answers.operations[operation.name];
      assert.ok(theirs !== undefined);
      assert.equal(theirs.method, operation.method);
      assert.equal(theirs.path, operation.path);
      const membersAt = (location: string): string[] =>
        Object.keys(theirs.members).filter((name) => theirs.members[name]?.location === location);
      assert.deepEqual(
        [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort(),
        membersAt("uri").sort(),
      );
      assert.deepEqual([...operation.query].sort(), membersAt("querystring").sort());
      assert.equal(operation.hasBody, membersAt("body").length > 0);
      for (const [name, { locationName }] of Object.entries(theirs.members)) assert.equal(locationName, name);
      for (const member of operation.needs) {
        assert.ok(theirs.outputRequired.includes(member), `${member} is not required in the response`);
      }
      assert.ok(Object.keys(theirs.members).includes(operation.subject));
    });
  }

  it("resolves or rejects every endpoint as we do", () => {
    const ours = endpoints.map((question) => {
      try {
        return resolveEndpoint(question).href.replace(/\/$/, "");
      } catch (error) {
        assert.ok(error instanceof ConfigurationError);
        return "refused";
      }
    });
    const theirs = answers.endpoints.map((answer) => (typeof answer === "string" ? answer : "refused"));
    assert.deepEqual(
      ours.map((answer, index) => ({ ...endpoints[index], answer })),
      theirs.map((answer, index) => ({ ...endpoints[index], answer })),
    );
    console.log(`      ${endpoints.length} endpoints compared`);
  });

  after(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true });
    if (answers !== undefined) console.log(`      ${questions.length} requests compared, seed ${seed}`);
  });
});

function snakeCase(name: string): string {
  return name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}
