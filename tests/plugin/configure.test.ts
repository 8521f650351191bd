import assert from "node:assert/strict";
import { PROVIDER_PROPERTIES } from "../../plugin/provider-config";
import type { LogLine } from "../../provider/host/engine-log";
import { OWN_KEYS } from "../../provider/host/stack-config";
import { openPluginCalls, type PluginCalls, secret, struct } from "../support/host/plugin-calls";

const explicit = "urn:pulumi:dev::tried::pulumi:providers:cleanroomsml::eu";
const byDefault = "urn:pulumi:dev::tried::pulumi:providers:cleanroomsml::default_0_1_0";
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("The configuration of a provider", () => {
  let plugin: PluginCalls;
  let lines: LogLine[];
  beforeEach(async () => {
    lines = [];
    plugin = await openPluginCalls({
      showLine: async (line) => {
        lines.push(line);
      },
    });
  });
  afterEach(() => plugin.close());

  const reasonsOf = async (props: object, urn = explicit): Promise<string[]> => {
    const response = await plugin.call("checkConfig", "CheckRequest", (to) => to.setUrn(urn).setNews(struct(props)));
    return response.toObject().failuresList.map(({ reason }: { reason: string }) => reason);
  };

  it("is accepted, as values and as the texts that Pulumi's SDKs make of them", async () => {
    const roles = [{ roleArn: "arn:aws:iam::123456789012:role/r", duration: "1h" }];
    const values = { region: "eu-west-1", maxAttempts: 5, useFips: true, assumeRoles: roles, version: "0.1.0" };
    assert.deepEqual(await reasonsOf(values), []);
    const texts = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]);
    assert.deepEqual(await reasonsOf(Object.fromEntries(texts)), []);
    assert.deepEqual(await reasonsOf({}), []);
  });

  const mistakes: [object, string][] = [
    [{ maxAttempts: 0 }, "maxAttempts: expected an integer from 1 to 100, got 0"],
    [{ maxAttempts: "many" }, "maxAttempts: expected an integer from 1 to 100, got a 4-character string"],
    [{ useFips: "maybe" }, "useFips: expected true or false, got a 5-character string"],
    [{ deleteTimeoutSeconds: 0 }, "deleteTimeoutSeconds: expected an integer from 1 to 2419200, got 0"],
    [{ accessKey: "AKID" }, "secretKey: expected a value, because accessKey has one"],
    [
      { assumeRoles: [{ roleArn: "r" }] },
      "assumeRoles[0].roleArn: expected the ARN of a role, got a 1-character string",
    ],
    [{ assumeRoles: [{ rolArn: "r" }] }, "assumeRoles[0]: unknown property; did you mean roleArn?"],
    [{ endpoint: "ftp://x" }, "endpoint: "],
    [{ endpoint: "http://example.com" }, "endpoint: "],
    [{ endpoint: "https://example.com", useFips: true }, "endpoint: a custom endpoint cannot be combined with FIPS"],
    [{ maxAttemps: 5 }, "unknown property maxAttemps; did you mean maxAttempts?"],
  ];
  for (const [props, reason] of mistakes) {
    it(`is refused in its own words: ${JSON.stringify(props)}`, async () => {
      const reasons = await reasonsOf(props);
      assert.equal(reasons.length, 1, reasons.join("\n"));
      assert.ok(reasons[0]?.startsWith(`Provider "eu": ${reason}`), reasons[0]);
      assert.ok(!/pulumi config|Stack config|aws:|cleanroomsml:/.test(reasons[0] ?? ""), reasons[0]);
    });
  }

  it("reports every mistake at once", async () => {
    const reasons = await reasonsOf({ maxAttempts: 0, useFips: "maybe", requestTimeoutSeconds: 4000, colour: "red" });
    assert.deepEqual(reasons.map((reason) => /: (?:unknown property )?(\w+)/.exec(reason)?.[1]).sort(), [
      "colour",
      "maxAttempts",
      "requestTimeoutSeconds",
      "useFips",
    ]);
  });

  it("passes while values are unknown", async () => {
    assert.deepEqual(
      await reasonsOf({ maxAttempts: unknown, endpoint: unknown, accessKey: "AKID", secretKey: unknown }),
      [],
    );
  });

  it("of the default provider is worded for the stack's settings", async () => {
    assert.deepEqual(await reasonsOf({ maxAttempts: "0" }, byDefault), [
      "Stack config cleanroomsml:maxAttempts: expected an integer from 1 to 100, got 0; run pulumi config set cleanroomsml:maxAttempts VALUE",
    ]);
  });

  it("of the default provider may have other keys of the program: a warning", async () => {
    assert.deepEqual(await reasonsOf({ maxAttemps: "5" }, byDefault), []);
    assert.deepEqual(lines, [
      {
        severity: "warning",
        message: "Unknown stack config cleanroomsml:maxAttemps; did you mean cleanroomsml:maxAttempts?",
      },
    ]);
  });

  it("shows no secret", async () => {
    const reasons = await reasonsOf({
      accessKey: secret("AKID"),
      secretKey: secret(""),
      maxAttempts: secret("hidden"),
    });
    assert.equal(reasons.length, 2);
    assert.ok(!/AKID|hidden/.test(reasons.join()), reasons.join());
  });

  it("goes back as it came, secrets included", async () => {
    const props = { secretKey: secret("s"), accessKey: "AKID" };
    const response = await plugin.call("checkConfig", "CheckRequest", (to) =>
      to.setUrn(explicit).setNews(struct(props)),
    );
    assert.deepEqual(response.getInputs().toJavaScript(), props);
  });

  it("never replaces the provider when it changes, because that would replace every resource", async () => {
    const diffOf = async (olds: object, news: object) => {
      const set = (to: { setOlds(olds: unknown): { setNews(news: unknown): void } }) =>
        to.setOlds(struct(olds)).setNews(struct(news));
      const response = await plugin.call("diffConfig", "DiffRequest", set);
      return [response.getChanges(), response.getReplacesList()];
    };
    assert.deepEqual(await diffOf({ region: "eu-west-1" }, { region: "eu-west-1" }), [1, []]);
    assert.deepEqual(await diffOf({ region: "eu-west-1" }, { region: "us-east-1" }), [2, []]);
  });

  it("has each of our settings of a stack", () => {
    // `profile` stands for that of AWS's own settings, so that roles are assumed with it.
    assert.deepEqual(
      OWN_KEYS.filter((key) => !(key in PROVIDER_PROPERTIES)),
      [],
    );
  });
});
