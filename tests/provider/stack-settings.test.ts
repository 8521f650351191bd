import assert from "node:assert/strict";
import { describeOtherRegion, describeUnknownKeys, OWN_KEYS, stackConfigOf } from "../../provider/host/stack-config";
import { readSettings } from "../../provider/host/stack-settings";
import { modelInputs, openSurroundings } from "../support/lifecycle/surroundings";

const read = (config: Record<string, string>, profile?: string) => readSettings({ get: (key) => config[key] }, profile);

describe("readSettings()", () => {
  it("does not set what the stack does not set", () => {
    assert.deepEqual(read({}), { deleteTimeoutMs: 3_600_000 });
  });

  const rows: [string, Record<string, string>, Record<string, unknown>][] = [
    [
      "cleanroomsml:endpoint",
      { "cleanroomsml:endpoint": "http://127.0.0.1:1" },
      { endpoint: "http://127.0.0.1:1", endpointSetting: "cleanroomsml:endpoint" },
    ],
    ["cleanroomsml:profile", { "cleanroomsml:profile": "p", "aws:profile": "q" }, { profile: "p" }],
    ["aws:profile", { "aws:profile": "q" }, { profile: "q" }],
    ["cleanroomsml:useFips", { "cleanroomsml:useFips": "false", "aws:useFipsEndpoint": "true" }, { useFips: false }],
    ["aws:useFipsEndpoint", { "aws:useFipsEndpoint": "true" }, { useFips: true }],
    [
      "cleanroomsml:useDualStack",
      { "cleanroomsml:useDualStack": "true", "aws:useDualstackEndpoint": "false" },
      { useDualStack: true },
    ],
    ["aws:useDualstackEndpoint", { "aws:useDualstackEndpoint": "true" }, { useDualStack: true }],
    ["cleanroomsml:maxAttempts", { "cleanroomsml:maxAttempts": "5", "aws:maxRetries": "9" }, { maxAttempts: 5 }],
    ["aws:maxRetries", { "aws:maxRetries": "9" }, { maxAttempts: 9 }],
    ["cleanroomsml:requestTimeoutSeconds", { "cleanroomsml:requestTimeoutSeconds": "7" }, { requestTimeoutMs: 7000 }],
    ["cleanroomsml:deleteTimeoutSeconds", { "cleanroomsml:deleteTimeoutSeconds": "60" }, { deleteTimeoutMs: 60_000 }],
    [
      "cleanroomsml:allowInsecureEndpoint",
      { "cleanroomsml:allowInsecureEndpoint": "true" },
      { allowInsecureEndpoint: true },
    ],
    [
      "aws:accessKey, aws:secretKey and aws:token",
      { "aws:accessKey": "AKID", "aws:secretKey": "s", "aws:token": "t" },
      { credentials: { accessKeyId: "AKID", secretAccessKey: "s", sessionToken: "t" } },
    ],
  ];
  const role = "arn:aws:iam::123456789012:role/trainer";
  rows.push(
    [
      "aws:assumeRoles, in their order",
      {
        "aws:assumeRoles": JSON.stringify([
          { roleArn: `${role}-1`, sessionName: null },
          { roleArn: role, sessionName: "s", externalId: "e", duration: "1h30m" },
        ]),
        "aws:assumeRole": JSON.stringify({ roleArn: "ignored" }),
      },
      {
        assumeRoles: [
          { roleArn: `${role}-1` },
          { roleArn: role, sessionName: "s", externalId: "e", durationSeconds: 5400 },
        ],
      },
    ],
    [
      // `pulumi config set --path` converts strings that look like numbers and booleans.
      "a role with every property, some of them as numbers",
      {
        "aws:assumeRoles": JSON.stringify([
          {
            roleArn: role,
            sessionName: true,
            externalId: 123456789012,
            duration: "",
            durationSeconds: "3600",
            policy: "{}",
            policyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
            sourceIdentity: "me",
            tags: { costCentre: 7, empty: "" },
            transitiveTagKeys: ["costCentre", 7],
          },
        ]),
      },
      {
        assumeRoles: [
          {
            roleArn: role,
            sessionName: "true",
            externalId: "123456789012",
            durationSeconds: 3600,
            policy: "{}",
            policyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
            sourceIdentity: "me",
            tags: { costCentre: "7", empty: "" },
            transitiveTagKeys: ["costCentre", "7"],
          },
        ],
      },
    ],
    [
      "the older aws:assumeRole",
      { "aws:assumeRole": JSON.stringify({ roleArn: role, durationSeconds: 900 }) },
      { assumeRoles: [{ roleArn: role, durationSeconds: 900 }] },
    ],
    [
      "aws:endpoints",
      {
        "aws:endpoints": JSON.stringify([
          { sts: "http://127.0.0.1:1", s3: "x" },
          { cleanroomsml: "http://127.0.0.1:2" },
        ]),
      },
      { endpoint: "http://127.0.0.1:2", endpointSetting: "aws:endpoints" },
    ],
    [
      "cleanroomsml:endpoint before aws:endpoints, and the endpoint of STS for the roles",
      {
        "aws:endpoints": JSON.stringify([{ sts: "http://127.0.0.1:1", cleanroomsml: "http://127.0.0.1:2" }]),
        "cleanroomsml:endpoint": "http://127.0.0.1:3",
        "aws:assumeRole": JSON.stringify({ roleArn: role }),
      },
      {
        endpoint: "http://127.0.0.1:3",
        endpointSetting: "cleanroomsml:endpoint",
        stsEndpoint: "http://127.0.0.1:1",
        assumeRoles: [{ roleArn: role }],
      },
    ],
  );
  for (const [title, config, settings] of rows) {
    it(`reads ${title}`, () => assert.deepEqual(read(config), { deleteTimeoutMs: 3_600_000, ...settings }));
  }

  it("prefers the resource's profile, then the stack's, to static credentials and roles", () => {
    const assumeRole = JSON.stringify({ roleArn: role });
    const config = {
      "cleanroomsml:profile": "p",
      "aws:accessKey": "AKID",
      "aws:secretKey": "s",
      "aws:assumeRole": assumeRole,
    };
    assert.deepEqual(read(config, "own"), { deleteTimeoutMs: 3_600_000, profile: "own" });
    assert.deepEqual(read(config), { deleteTimeoutMs: 3_600_000, profile: "p" });
  });

  const wrong: [Record<string, string>, RegExp][] = [
    [
      { "cleanroomsml:maxAttempts": "0" },
      /^Stack config cleanroomsml:maxAttempts: expected an integer from 1 to 100, got 0; run pulumi config set cleanroomsml:maxAttempts N$/,
    ],
    [{ "cleanroomsml:deleteTimeoutSeconds": "soon" }, /from 1 to 2419200, got a 4-character string/],
    [
      { "aws:useFipsEndpoint": "yes" },
      /^Stack config aws:useFipsEndpoint: expected true or false, got a 3-character string/,
    ],
    [
      { "aws:accessKey": "AKID" },
      /^Stack config aws:secretKey: expected a value, because aws:accessKey has one; run pulumi config set --secret aws:secretKey$/,
    ],
    [
      { "aws:assumeRole": '{"roleArn":"hidden"}' },
      /^Stack config aws:assumeRole\.roleArn: expected the ARN of a role, got a 6-character string; run pulumi config set --path 'aws:assumeRole\.roleArn' VALUE$/,
    ],
    [
      { "aws:assumeRoles": '[{"rolearn":"hidden"}]' },
      /^Stack config aws:assumeRoles\[0\]: unknown property; did you mean roleArn\?$/,
    ],
    [{ "aws:assumeRoles": "hidden" }, /^Stack config aws:assumeRoles: expected an object or a list of objects/],
    [
      { "aws:assumeRole": '{"roleArn":"arn:aws:iam::123456789012:role/r","duration":"soon"}' },
      /aws:assumeRole\.duration: expected a duration from 15m to 12h, such as 1h or 15m, got a 4-character string; run pulumi/,
    ],
    [
      { "aws:endpoints": '[{"cleanroomsml":5}]' },
      /^Stack config aws:endpoints: expected a URL for cleanroomsml, got a number; run pulumi config set --path 'aws:endpoints\[0\]\.cleanroomsml' URL$/,
    ],
    [{ "aws:secretKey": "hidden" }, /^Stack config aws:accessKey: expected a value, because aws:secretKey has one/],
  ];
  const member = (name: string, value: unknown) => ({
    "aws:assumeRoles": JSON.stringify([{ roleArn: role, [name]: value }]),
  });
  wrong.push(
    [
      member("durationSeconds", "soon"),
      /^Stack config aws:assumeRoles\[0\]\.durationSeconds: expected an integer from 900 to 43200, got a 4-character string; run pulumi config set --path 'aws:assumeRoles\[0\]\.durationSeconds' VALUE$/,
    ],
    [member("durationSeconds", 60), /durationSeconds: expected .*, got a number; /],
    [member("durationSeconds", 900.5), /durationSeconds: expected .*, got a number; /],
    [member("duration", "13h"), /duration: expected .* from 15m to 12h, .*, got a 3-character string; /],
    [member("externalId", 12345678901234567000), /externalId: expected a string, got a number; /],
    [member("policy", { Version: "2012-10-17" }), /policy: expected a string, got an object with 1 property; /],
    [member("sessionName", {}), /sessionName: expected a string, got an object with 0 properties; /],
    [member("policyArns", "arn"), /policyArns: expected a list of strings, got a 3-character string; /],
    [member("transitiveTagKeys", [{}]), /transitiveTagKeys\[0\]: expected a string, got an object/],
    [member("tags", ["a"]), /tags: expected an object of strings, got a list of 1 entry; /],
    [member("tags", { a: {} }), /tags\["a"\]: expected a string, got an object with 0 properties; /],
  );
  for (const [config, message] of wrong) {
    it(`rejects ${JSON.stringify(config)}`, () => assert.throws(() => read(config), { message }));
  }
});

describe("describeUnknownKeys()", () => {
  const describeKeys = (...keys: string[]) => describeUnknownKeys({ get: () => undefined, keys: () => keys });

  it("suggests the key that was probably meant", () => {
    assert.deepEqual(describeKeys("cleanroomsml:enpoint", "aws:anything", "project:x"), [
      "Unknown stack config cleanroomsml:enpoint; did you mean cleanroomsml:endpoint?",
    ]);
  });

  it("lists all keys if none is close", () => {
    assert.match(describeKeys("cleanroomsml:zzzzzzzzzz")[0] ?? "", /expected one of region, endpoint, profile/);
  });

  it("reports none of the existing keys", () => {
    assert.deepEqual(describeKeys(...OWN_KEYS.map((key) => `cleanroomsml:${key}`)), []);
  });

  it("reports nothing if the host does not expose its keys", () => {
    assert.deepEqual(describeUnknownKeys(stackConfigOf({ get: () => "x" })), []);
  });
});

describe("describeOtherRegion()", () => {
  const inRegion = (region?: string) => ({ get: () => region, keys: () => [] });

  it("reports the region where the model trains", () => {
    assert.equal(
      describeOtherRegion(inRegion("us-east-1"), "eu-west-1", "model"),
      "Stack config aws:region is us-east-1, but the model is in eu-west-1, the region of its ARNs",
    );
  });

  it("reports nothing if both agree, or if the region or the ARN is missing", () => {
    assert.equal(describeOtherRegion(inRegion("eu-west-1"), "eu-west-1", "model"), undefined);
    assert.equal(describeOtherRegion(inRegion(), "eu-west-1", "model"), undefined);
    assert.equal(describeOtherRegion(inRegion("us-east-1"), undefined, "model"), undefined);
  });
});

describe("check of a TrainedModel", () => {
  async function reasons(config: Record<string, string>, profile?: string): Promise<string[]> {
    const around = await openSurroundings({}, { config });
    const { failures } = await around.models.check({}, modelInputs({}, profile === undefined ? {} : { profile }));
    await around.close();
    return (failures ?? []).map(({ reason }) => reason);
  }

  it("rejects a profile of the resource or the stack that no shared file contains", async () => {
    const expected = /^Cannot use profile "no-such-profile": .*; run `aws configure --profile no-such-profile`$/;
    for (const [reason = "", ...others] of [
      await reasons({}, "no-such-profile"),
      await reasons({ "cleanroomsml:profile": "no-such-profile" }),
    ]) {
      assert.match(reason, expected);
      assert.deepEqual(others, []);
    }
  });

  for (const [config, reason] of [
    [
      { "cleanroomsml:endpoint": "example" },
      'Stack config cleanroomsml:endpoint: "example" is not a URL; expected a URL such as http://localhost:4580; run pulumi config set cleanroomsml:endpoint URL',
    ],
    [
      { "cleanroomsml:endpoint": "http://example.com" },
      'Stack config cleanroomsml:endpoint: "http://example.com" uses plain HTTP to a remote host; expected an https URL, or cleanroomsml:allowInsecureEndpoint set to true; run pulumi config set cleanroomsml:endpoint URL',
    ],
    [
      { "cleanroomsml:endpoint": "", "aws:endpoints": '[{"cleanroomsml":"example"}]' },
      "Stack config aws:endpoints: \"example\" is not a URL; expected a URL such as http://localhost:4580; run pulumi config set --path 'aws:endpoints[0].cleanroomsml' URL",
    ],
    [
      { "cleanroomsml:useFips": "true" },
      "Stack config cleanroomsml:endpoint: a custom endpoint cannot be combined with FIPS; run pulumi config set cleanroomsml:endpoint URL",
    ],
    [
      { "cleanroomsml:maxAttempts": "many" },
      "Stack config cleanroomsml:maxAttempts: expected an integer from 1 to 100, got a 4-character string; run pulumi config set cleanroomsml:maxAttempts N",
    ],
  ] as [Record<string, string>, string][]) {
    it(`reports the key and its command for ${JSON.stringify(config)}`, async () => {
      assert.deepEqual(await reasons(config), [reason]);
    });
  }

  for (const [key, value] of [
    ["cleanroomsml:endpoint", "example"],
    ["cleanroomsml:maxAttempts", "many"],
    ["aws:assumeRoles", "[{}]"],
  ] as const) {
    it(`reports ${key} in refresh and destroy, too, and how they receive a new value`, async () => {
      const around = await openSurroundings({}, { config: { [key]: value } });
      const id = `${modelInputs().configuredModelAlgorithmAssociationArn}`.replace(/configured-.*/, "trained-model/x");
      const message = new RegExp(
        `^Stack config ${key}.* run pulumi config set .* \\(then run pulumi refresh or destroy with --run-program`,
      );
      await assert.rejects(around.models.read(id, modelInputs()), { message });
      await assert.rejects(around.models.delete(id, modelInputs()), { message });
      assert.doesNotMatch((await reasons({ [key]: value }))[0] ?? "--run-program", /--run-program/);
      await around.close();
    });
  }

  for (const [name, value, reason] of [
    [
      "AWS_MAX_ATTEMPTS",
      "many",
      /^Cannot use AWS_MAX_ATTEMPTS: expected an integer of 1 or more, got "many"; run `export /,
    ],
    ["AWS_ENDPOINT_URL_CLEANROOMSML", "example", /^Cannot use AWS_ENDPOINT_URL_CLEANROOMSML: "example" is not a URL/],
    [
      "AWS_ENDPOINT_URL",
      "http://example.com",
      /^Cannot use AWS_ENDPOINT_URL: "http:\/\/example.com" .*; expected an https URL, or cleanroomsml:allowInsecureEndpoint set to true; run `export AWS_ENDPOINT_URL=VALUE`$/,
    ],
    ["AWS_CA_BUNDLE", "gone.pem", /^Cannot use AWS_CA_BUNDLE: gone\.pem cannot be read/],
  ] as const) {
    it(`rejects an invalid ${name} in the environment`, async () => {
      const saved = process.env[name];
      process.env[name] = value;
      try {
        const [given = "", ...others] = await reasons({ "cleanroomsml:endpoint": "" });
        assert.match(given, reason);
        assert.deepEqual(others, []);
      } finally {
        if (saved === undefined) delete process.env[name];
        else process.env[name] = saved;
      }
    });
  }

  it("warns about a misspelled key and another region, once for all models of a stack", async () => {
    const around = await openSurroundings(
      {},
      { config: { "cleanroomsml:enpoint": "x", "aws:region": "eu-north-1", "aws:endpoint": "x" } },
    );
    for (const logicalName of ["a", "b", "c"]) await around.models.check({}, modelInputs({}, { logicalName }));
    await around.close();
    assert.deepEqual(around.lines, [
      {
        message: "Unknown stack config cleanroomsml:enpoint; did you mean cleanroomsml:endpoint?",
        severity: "warning",
      },
      {
        message: "Stack config aws:region is eu-north-1, but the model is in us-east-1, the region of its ARNs",
        severity: "warning",
      },
    ]);
  });
});

describe("a call to an unreachable endpoint", () => {
  for (const [setting, config] of [
    ["cleanroomsml:endpoint", { "cleanroomsml:endpoint": "http://127.0.0.1:1" }],
    ["aws:endpoints", { "cleanroomsml:endpoint": "", "aws:endpoints": '[{"cleanroomsml":"http://127.0.0.1:1"}]' }],
  ] as [string, Record<string, string>][]) {
    it(`reports the endpoint and ${setting}`, async () => {
      const around = await openSurroundings({}, { config });
      await assert.rejects(around.models.create(modelInputs()), {
        message: new RegExp(`ECONNREFUSED.* \\(${setting} is http://127\\.0\\.0\\.1:1; check that a server runs there`),
      });
      await around.close();
    });
  }
});

describe("the region of a call", () => {
  it("is that of the ARNs, not of aws:region or AWS_REGION", async () => {
    const around = await openSurroundings({}, { config: { "aws:region": "us-east-1" } });
    const saved = process.env.AWS_REGION;
    process.env.AWS_REGION = "us-west-2";
    try {
      const inputs = JSON.parse(JSON.stringify(modelInputs()).replaceAll("us-east-1", "eu-west-1"));
      // Like the service, the emulator rejects a signature for another region.
      const { id } = await around.models.create(inputs);
      assert.match(id, /^arn:aws:cleanrooms-ml:eu-west-1:/);
    } finally {
      if (saved === undefined) delete process.env.AWS_REGION;
      else process.env.AWS_REGION = saved;
      await around.close();
    }
  });
});
