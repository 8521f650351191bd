// The functions that a program calls, against the emulator: one table of all of them.
import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { defaultCredential, type Emulator, type KindName, startEmulator } from "../../emulator/server";
import { callFunction, operationOf } from "../../provider/functions/call-function";
import { FUNCTIONS, type FunctionName } from "../../provider/functions/functions";
import type { Session } from "../../provider/host/session";
import * as resources from "../../provider/resources";
import { ApiError, type Client, createClient } from "../../sdk/client";
import { leastInputs } from "../support/emulator/pipeline-inputs";
import { otherMembership, validBody } from "../support/inputs/trained-model-inputs";
import { membershipIdentifier } from "../support/inputs/valid-inputs";
import { workFolder } from "../support/paths";

type Props = Record<string, unknown>;

const collaborationIdentifier = "cccccccc-2222-3333-4444-555555555555";
const creations = {
  ConfiguredModelAlgorithmAssociation: leastInputs.CreateConfiguredModelAlgorithmAssociation,
  MLInputChannel: leastInputs.CreateMLInputChannel,
  TrainedModel: validBody(),
} as const;
type Listed = keyof typeof creations;

/** What each function is about, and its arguments. */
const table: Record<FunctionName, { kind: KindName; args: Readonly<Record<string, string>> }> = {
  getTrainedModel: { kind: "TrainedModel", args: { membershipIdentifier, trainedModelArn: "ARN" } },
  listTrainedModels: { kind: "TrainedModel", args: { membershipIdentifier } },
  getMLInputChannel: { kind: "MLInputChannel", args: { membershipIdentifier, mlInputChannelArn: "ARN" } },
  getConfiguredModelAlgorithmAssociation: {
    kind: "ConfiguredModelAlgorithmAssociation",
    args: { membershipIdentifier, configuredModelAlgorithmAssociationArn: "ARN" },
  },
  getMLConfiguration: { kind: "MLConfiguration", args: { membershipIdentifier } },
  listCollaborationConfiguredModelAlgorithmAssociations: {
    kind: "ConfiguredModelAlgorithmAssociation",
    args: { collaborationIdentifier },
  },
  listCollaborationMLInputChannels: { kind: "MLInputChannel", args: { collaborationIdentifier } },
  listCollaborationTrainedModels: { kind: "TrainedModel", args: { collaborationIdentifier } },
};
const rows = Object.entries(table) as [FunctionName, (typeof table)[FunctionName]][];
const isList = (name: FunctionName) => "entries" in FUNCTIONS[name];
const gets = rows.filter(([name]) => !isList(name));
const lists = rows.filter(([name]) => isList(name));

type Form<Result> = (args?: object, opts?: object) => Result;
const exported = new Map(Object.entries(resources) as unknown as [string, unknown][]);
const promiseOf = (name: FunctionName) => exported.get(name) as Form<Promise<Props>>;
const outputOf = (name: FunctionName) => exported.get(`${name}Output`) as Form<pulumi.Output<Props>>;

/** The value of an Output, whether it is known, and whether it is secret. */
async function settled(output: pulumi.Output<unknown>) {
  const { promise, isKnown, isSecret } = output as unknown as {
    promise(): Promise<Props>;
    isKnown: Promise<boolean>;
    isSecret: Promise<boolean>;
  };
  return { value: await promise.call(output), isKnown: await isKnown, isSecret: await isSecret };
}

class Thing extends pulumi.CustomResource {
  declare readonly membershipIdentifier: pulumi.Output<string>;
  constructor(name: string, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, { membershipIdentifier }, opts);
  }
}

describe("a function", function () {
  this.timeout(20_000);
  let emulator: Emulator;
  let client: Client;
  const arns = new Map<KindName, string>();
  let config: Record<string, string>;
  const warnings: string[] = [];

  /** A program's process; the mocks' resources have no id in a preview. */
  const startProgram = async (isPreview = false, newResource: () => Promise<void> = async () => {}) => {
    await pulumi.runtime.setMocks(
      {
        call: () => ({}),
        newResource: async ({ inputs }) => {
          await newResource();
          return { id: isPreview ? undefined : "id", state: inputs };
        },
      },
      "project",
      "stack",
      isPreview,
    );
    pulumi.runtime.setAllConfig(config);
  };
  const argsOf = (name: FunctionName) => {
    const { kind, args } = table[name];
    const entries = Object.entries(args).map(([key, value]) => [key, value === "ARN" ? arns.get(kind) : value]);
    return Object.fromEntries(entries) as Record<string, string>;
  };
  const sent = () => emulator.calls().map(({ operation }) => operation);

  before(async () => {
    const collaborations = {
      [membershipIdentifier]: collaborationIdentifier,
      [otherMembership]: collaborationIdentifier,
    };
    const budget = {
      resourceArn: `arn:aws:cleanrooms:us-east-1:123456789012:membership/${membershipIdentifier}/configuredtableassociation/t`,
      budget: 500,
    };
    // Its clock stands still, so that no status changes between two calls.
    const nowMs = Date.now();
    emulator = await startEmulator({ nowMs: () => nowMs, behaviour: { collaborations, accessBudgets: [budget] } });
    client = createClient({ region: "us-east-1", endpoint: emulator.url, credentials: defaultCredential });
    const create = (kind: KindName, input: object) =>
      emulator.act({ action: "create", kind, input: { ...input, membershipIdentifier } });
    await create("MLConfiguration", leastInputs.PutMLConfiguration);
    for (const kind of Object.keys(creations) as Listed[]) {
      // More than a page, some of them of the other member.
      for (let index = 0; index < 130; index++) {
        const owner = index < 110 ? membershipIdentifier : otherMembership;
        const input = { ...creations[kind], name: `object-${index}`, membershipIdentifier: owner };
        const object = await emulator.act({ action: "create", kind, input } as never);
        if (index === 0) arns.set(kind, object.arn ?? "");
      }
    }
    config = {
      "cleanroomsml:endpoint": emulator.url,
      "cleanroomsml:region": "us-east-1",
      "aws:accessKey": defaultCredential.accessKeyId,
      "aws:secretKey": defaultCredential.secretAccessKey,
    };
  });
  after(async () => {
    await client?.close();
    await emulator?.close();
  });
  beforeEach(async () => {
    emulator.clearCalls();
    emulator.clearFaults();
    warnings.length = 0;
    await startProgram();
  });

  it("is exported in both forms, and nothing else has such a name", () => {
    const names = [...exported.keys()].filter((name) => /^(get|list)/.test(name));
    assert.deepEqual(names.sort(), rows.flatMap(([name]) => [name, `${name}Output`]).sort());
    assert.deepEqual(Object.keys(FUNCTIONS), Object.keys(table));
  });

  for (const [name] of gets) {
    describe(`${name}()`, () => {
      it("returns what the operation returns, with one request", async () => {
        const result = await promiseOf(name)(argsOf(name));
        assert.deepEqual(sent(), [operationOf(name)]);
        const { $metadata, ...expected } = await (client[name] as unknown as Form<Promise<Props>>)(argsOf(name));
        assert.deepEqual(result, expected);
        assert.equal(typeof result.createTime, "string");
        for (const [key, value] of Object.entries(argsOf(name))) assert.equal(result[key], value);
      });

      it("names what to check if nothing is found", async () => {
        emulator.inject({ operation: operationOf(name), kind: "resource-not-found" });
        await assert.rejects(promiseOf(name)(argsOf(name)), (error: Error) => {
          assert.ok(pulumi.RunError.isInstance(error));
          const identifiers = Object.keys(argsOf(name)).join(" and ");
          assert.match(error.message, /^Cannot get .+ ".+": ResourceNotFoundException: .* \(request [-0-9a-f]+\)$/);
          assert.ok(error.message.includes(`; check ${identifiers}, the region and the profile (req`), error.message);
          assert.ok(error.cause instanceof ApiError && error.cause.httpStatusCode === 404);
          return true;
        });
      });
    });
  }

  for (const [name] of lists) {
    describe(`${name}()`, () => {
      const entriesOf = (result: Props) => Object.values(result).flat() as { name: string; createTime: string }[];
      const count = name === "listTrainedModels" ? 110 : 130;

      it("returns the entries of all pages", async () => {
        const result = await promiseOf(name)(argsOf(name));
        assert.deepEqual(sent(), [operationOf(name), operationOf(name)]);
        assert.equal(Object.keys(result).length, 1);
        const names = entriesOf(result).map(({ name }) => name);
        assert.deepEqual(new Set(names), new Set(Array.from({ length: count }, (_, index) => `object-${index}`)));
        assert.equal(names.length, count);
        assert.equal(typeof entriesOf(result)[0]?.createTime, "string");
      });

      it("finds entries by their whole name, on any page", async () => {
        for (const sought of ["object-0", "object-109"]) {
          const result = await promiseOf(name)({ ...argsOf(name), name: sought });
          assert.deepEqual(
            entriesOf(result).map(({ name }) => name),
            [sought],
          );
        }
        assert.deepEqual(entriesOf(await promiseOf(name)({ ...argsOf(name), name: "object" })), []);
        assert.ok(emulator.calls().every(({ query }) => !query.includes("object")));
      });
    });
  }

  for (const [name, { args }] of rows) {
    describe(`${name}() and ${name}Output()`, () => {
      it("return the same, and an Output is secret if an argument is", async () => {
        const entries = Object.entries(argsOf(name));
        const late = Object.fromEntries(entries.map(([key, value]) => [key, pulumi.output(value)]));
        const plain = await settled(outputOf(name)(late));
        assert.deepEqual(plain.value, await promiseOf(name)(argsOf(name)));
        assert.deepEqual([plain.isKnown, plain.isSecret], [true, false]);
        const [first = ""] = Object.keys(args);
        const secret = await settled(outputOf(name)({ ...late, [first]: pulumi.secret(late[first]) }));
        assert.deepEqual([secret.isKnown, secret.isSecret], [true, true]);
      });

      it("send nothing for an unknown argument, and are unknown", async () => {
        await startProgram(true);
        for (const key of Object.keys(args)) {
          const unknown = new Thing(`unknown-${key}`).id;
          const { isKnown } = await settled(outputOf(name)({ ...argsOf(name), [key]: unknown }));
          assert.equal(isKnown, false, key);
        }
        assert.deepEqual(sent(), []);
      });

      it("reject bad arguments by their path, and send nothing", async () => {
        const reject = async (given: object, expected: RegExp) => {
          for (const call of [promiseOf(name)(given), settled(outputOf(name)(given))])
            await assert.rejects(call, (error: Error) => {
              assert.ok(pulumi.RunError.isInstance(error), error.stack ?? "");
              assert.equal(error.stack, "", "Pulumi formats a stack, which can take a minute");
              assert.match(error.message, expected);
              return true;
            });
        };
        for (const key of Object.keys(args)) {
          const { [key]: _, ...others } = argsOf(name);
          await reject(others, new RegExp(`^Cannot call ${name}: ${key} is required; expected an? `));
          for (const wrong of ["no such thing", "", 5, { a: 1 }])
            await reject(
              { ...others, [key]: wrong },
              new RegExp(`^Cannot call ${name}: ${key}: expected an? .*, got `),
            );
        }
        const given = { ...argsOf(name), nonsense: "x", maxResults: 5 };
        await reject(given, /unknown property .*\n {2}the arguments of \w+: unknown property/);
        if (isList(name))
          await reject({ ...argsOf(name), name: " " }, /: name: expected a string of 1 to 63 characters/);
        assert.deepEqual(sent(), []);
      });

      it("say which permission is missing", async () => {
        emulator.inject({ operation: operationOf(name), kind: "access-denied" });
        await assert.rejects(promiseOf(name)(argsOf(name)), {
          message: new RegExp(
            `^Cannot (get|list) .+ ".+": AccessDeniedException.*; allow the caller cleanrooms-ml:${operationOf(name)}, or set another profile \\(request [-0-9a-f]+\\)$`,
          ),
        });
      });

      it("show no value of a secret argument in an error", async () => {
        for (const kind of ["validation-echo", "access-denied"] as const) {
          emulator.inject({ operation: operationOf(name), kind });
          const secret = Object.entries(argsOf(name)).map(([key, value]) => [key, pulumi.secret(value)]);
          await assert.rejects(settled(outputOf(name)(Object.fromEntries(secret))), (error: Error) => {
            for (const value of Object.values(argsOf(name))) assert.ok(!error.message.includes(value), error.message);
            assert.match(error.message, /"\[secret\]"/);
            return true;
          });
        }
      });

      it("go to the region of the ARN, else of the settings, with the profile", async () => {
        const seen: unknown[] = [];
        const session = {
          config: { get: () => undefined, keys: () => [] },
          regionFor: async (profile: string) => `region of ${profile}`,
          clientFor: (region: string, profile: string) => {
            seen.push(region, profile);
            return {
              [name]: async () => ({ ...Object.fromEntries(Object.values(FUNCTIONS[name]).map((key) => [key, []])) }),
            };
          },
        } as unknown as Session;
        const elsewhere = Object.entries(argsOf(name)).map(([key, value]) => [
          key,
          value.replace("us-east-1", "eu-west-1"),
        ]);
        await callFunction(name, Object.fromEntries(elsewhere), { session, profile: "partner", secretInputs: [] });
        const hasArn = Object.values(args).includes("ARN");
        assert.deepEqual(seen, [hasArn ? "eu-west-1" : "region of partner", "partner"]);
      });
    });
  }

  it("returns the privacy budgets of a channel", async () => {
    const { mlInputChannelArn } = await client.createMLInputChannel(leastInputs.CreateMLInputChannel as never);
    const { privacyBudgets } = await resources.getMLInputChannel({ membershipIdentifier, mlInputChannelArn });
    const [budget] = privacyBudgets?.accessBudgets ?? [];
    assert.deepEqual([budget?.aggregateRemainingBudget, budget?.details.length], [499, 1]);
    await emulator.act({ action: "forget", arn: mlInputChannelArn });
  });

  it("uses the option profile, and a profile that does not exist is an error", async () => {
    const [folder, before] = [join(workFolder, `functions-${process.pid}`), process.env.AWS_CONFIG_FILE];
    mkdirSync(folder, { recursive: true });
    process.env.AWS_CONFIG_FILE = join(folder, "config");
    try {
      const partner = { accessKeyId: "AKIDPARTNER", secretAccessKey: "a secret key of the partner" };
      emulator.addCredential(partner);
      const keys = `aws_access_key_id = ${partner.accessKeyId}\naws_secret_access_key = ${partner.secretAccessKey}`;
      writeFileSync(join(folder, "config"), `[profile partner]\n${keys}\n`);
      await resources.getMLConfiguration({ membershipIdentifier }, { profile: "partner" });
      await settled(resources.getMLConfigurationOutput({ membershipIdentifier }, { profile: "partner" }));
      await resources.getMLConfiguration({ membershipIdentifier });
      assert.deepEqual(
        emulator.calls().map(({ accessKeyId }) => accessKeyId),
        ["AKIDPARTNER", "AKIDPARTNER", defaultCredential.accessKeyId],
      );
      const wrong = resources.getMLConfiguration({ membershipIdentifier }, { profile: "nobody" });
      await assert.rejects(wrong, /profile "?nobody"?.*neither the shared config file nor the credentials file/);
    } finally {
      if (before === undefined) delete process.env.AWS_CONFIG_FILE;
      else process.env.AWS_CONFIG_FILE = before;
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("uses the settings of its own stack when one process runs several", async () => {
    await resources.getMLConfiguration({ membershipIdentifier });
    const other = await startEmulator();
    try {
      config = { ...config, "cleanroomsml:endpoint": other.url };
      await startProgram();
      await assert.rejects(resources.getMLConfiguration({ membershipIdentifier }), /ResourceNotFoundException/);
      assert.deepEqual([emulator.calls().length, other.calls().length], [1, 1]);
    } finally {
      config = { ...config, "cleanroomsml:endpoint": emulator.url };
      await other.close();
    }
  });

  it("reports a wrong setting with its key", async () => {
    pulumi.runtime.setAllConfig({ ...config, "cleanroomsml:maxAttempts": "many" });
    await assert.rejects(
      resources.getMLConfiguration({ membershipIdentifier }),
      /Stack config cleanroomsml:maxAttempts: expected an integer from 1 to 100, got a 4-character string; run /,
    );
    pulumi.runtime.setAllConfig({ ...config, "cleanroomsml:endpoint": "nonsense" });
    await assert.rejects(
      resources.getMLConfiguration({ membershipIdentifier }),
      /Stack config cleanroomsml:endpoint: "nonsense" is not a URL; /,
    );
    assert.deepEqual(sent(), []);
  });

  it("rejects what only plain JavaScript can pass", async () => {
    const { getMLConfiguration, getMLConfigurationOutput } = resources as unknown as Record<
      string,
      Form<Promise<Props>>
    >;
    const late = { membershipIdentifier: pulumi.output(membershipIdentifier) };
    const wrong: [object, object | undefined, RegExp][] = [
      [
        late,
        undefined,
        /^Cannot call getMLConfiguration: membershipIdentifier is an Output or a Promise; use getMLConfigurationOutput/,
      ],
      [pulumi.output(late), undefined, /^Cannot call getMLConfiguration: expected an object of inputs, got an Output/],
      [
        { membershipIdentifier },
        { profil: "x" },
        /^Cannot call getMLConfiguration: unknown option "profil"; did you mean "profile"\?/,
      ],
      [
        { membershipIdentifier, profile: "x" },
        undefined,
        /profile is an option, not an input; pass it in the last argument of getMLConfiguration/,
      ],
    ];
    for (const [args, opts, message] of wrong)
      await assert.rejects(getMLConfiguration?.(args, opts) as Promise<Props>, { message });
    assert.throws(() => getMLConfigurationOutput?.(pulumi.output(late)), /expected an object of inputs, got an Output/);
    await assert.rejects(getMLConfiguration?.() as Promise<Props>, /membershipIdentifier is required/);
  });

  describe("in its Output form", () => {
    class Group extends pulumi.ComponentResource {
      constructor(name: string) {
        super("test:index:Group", name);
        new Thing(`${name}-thing`, { parent: this });
      }
    }
    const { getMLConfigurationOutput } = resources;
    const ways: [string, () => pulumi.Output<unknown>][] = [
      [
        "an argument's resource",
        () => getMLConfigurationOutput({ membershipIdentifier: new Thing("a").membershipIdentifier }),
      ],
      ["dependsOn", () => getMLConfigurationOutput({ membershipIdentifier }, { dependsOn: new Thing("b") })],
      [
        "a list of Outputs in dependsOn",
        () => getMLConfigurationOutput({ membershipIdentifier }, { dependsOn: [pulumi.output(new Thing("c"))] }),
      ],
      [
        "a component's resources",
        () => getMLConfigurationOutput({ membershipIdentifier }, { dependsOn: [new Group("d")] }),
      ],
    ];
    for (const [what, call] of ways) {
      it(`sends nothing in the preview that creates ${what}`, async () => {
        await startProgram(true);
        assert.equal((await settled(call())).isKnown, false);
        assert.deepEqual(sent(), []);
      });

      it(`sends its request after the creation of ${what}`, async () => {
        const callsAtCreation: number[] = [];
        await startProgram(false, async () => {
          await new Promise((resolve) => setTimeout(resolve, 100));
          callsAtCreation.push(emulator.calls().length);
        });
        assert.equal((await settled(call())).isKnown, true);
        assert.deepEqual([new Set(callsAtCreation), sent()], [new Set([0]), ["GetMLConfiguration"]]);
      });
    }
  });
});
