// What is particular about the kinds whose create returns at once.
import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { algorithmArn, inputsOfKinds, type SynchronousKind } from "../support/inputs/kinds";
import { membershipIdentifier } from "../support/inputs/valid-inputs";
import { modelInputs, openSurroundings, type Surroundings } from "../support/lifecycle/surroundings";

type Props = Record<string, unknown>;
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

let around: Surroundings;
const config = { "cleanroomsml:region": "us-east-1" };
const open = async (more: Record<string, string> = config) => {
  around = await openSurroundings({ pendingMs: 0, trainingMs: 0 }, { config: more, hasMlConfiguration: false });
};
const newsOf = (kind: SynchronousKind, change: Props = {}, options: Props = {}): Props => ({
  ...inputsOfKinds[kind],
  ...change,
  __options: { urn: `urn:pulumi:dev::p::pulumi-nodejs:dynamic/cleanroomsml:${kind}::churn`, ...options },
});
const create = async (kind: SynchronousKind, change: Props = {}, options: Props = {}) =>
  (await around.of(kind).create(newsOf(kind, change, options))) as { id: string; outs: Props };
const reasonsOf = async (kind: SynchronousKind, change: Props) => {
  const { failures = [] } = await around.of(kind).check({}, newsOf(kind, change));
  return failures.map(({ reason }) => reason);
};

describe("An ML configuration", () => {
  beforeEach(() => open());
  afterEach(() => around.close());

  it("is not created over one that the membership has: the error gives its times, and how to import it", async () => {
    await create("MLConfiguration");
    around.nextCommand();
    around.emulator.clearCalls();
    await assert.rejects(
      create("MLConfiguration", { defaultOutputLocation: { roleArn: "arn:aws:iam::123456789012:role/x" } }),
      {
        message: new RegExp(
          `^Cannot create ML configuration "churn": membership ${membershipIdentifier} has one \\(created 20.*, updated 20.*\\), ` +
            `.*; set the resource option import to "${membershipIdentifier}"`,
        ),
      },
    );
    assert.equal(around.calls("PutMLConfiguration"), 0);
  });

  it("is put anew by a forced replacement, and the delete of the old entry does nothing", async () => {
    const { id, outs } = await create("MLConfiguration");
    around.nextCommand();
    await around.of("MLConfiguration").check(outs, newsOf("MLConfiguration"));
    await around.of("MLConfiguration").check({}, newsOf("MLConfiguration"));
    await create("MLConfiguration");
    await around.of("MLConfiguration").delete(id, outs);
    assert.equal(around.calls("DeleteMLConfiguration"), 0);
    assert.equal((await around.of("MLConfiguration").read(id, outs)).id, id);
  });

  it("keeps its region in the state, for a read and a delete in another environment", async () => {
    const { outs } = await create("MLConfiguration");
    assert.equal(outs.region, "us-east-1");
  });
});

describe("The region of an object whose inputs have none", () => {
  const variables = ["AWS_REGION", "AWS_CONFIG_FILE"] as const;
  const saved = variables.map((name) => [name, process.env[name]] as const);
  const folder = mkdtempSync(join(tmpdir(), "region-"));
  after(() => rmSync(folder, { recursive: true }));
  afterEach(async () => {
    await around.close();
    for (const [name, value] of saved) setVariable(name, value);
  });
  const setVariable = (name: string, value: string | undefined) => {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  };

  // Each source with its region, in the order of precedence.
  const sources = [
    ["cleanroomsml:region", "eu-west-1"],
    ["aws:region", "eu-west-2"],
    ["AWS_REGION", "eu-west-3"],
    ["the profile", "eu-north-1"],
  ] as const;
  /** Opens surroundings in which only the sources from one on have a region. */
  const openFrom = async (first: number) => {
    const [own, aws, variable, ofProfile] = sources.map(([, region], index) => (index < first ? "" : region));
    await open({ "cleanroomsml:region": own ?? "", "aws:region": aws ?? "" });
    setVariable("AWS_REGION", variable);
    writeFileSync(join(folder, "config"), `[default]\n${ofProfile ? `region = ${ofProfile}\n` : ""}`);
    setVariable("AWS_CONFIG_FILE", join(folder, "config"));
  };
  const kinds: Record<string, Props> = { ConfiguredModelAlgorithm: { kmsKeyArn: undefined }, MLConfiguration: {} };

  for (const [first, [source, region]] of sources.entries()) {
    it(`is that of ${source}`, async () => {
      await openFrom(first);
      for (const [kind, change] of Object.entries(kinds)) {
        assert.deepEqual(await reasonsOf(kind as SynchronousKind, change), []);
        // Like the service, the emulator rejects a signature for another region.
        const { id, outs } = await create(kind as SynchronousKind, change);
        assert.equal(outs.region ?? id.split(":")[3], region);
      }
    });
  }

  it("is that of the resource's own profile", async () => {
    await openFrom(sources.length - 1);
    appendFileSync(join(folder, "config"), "[profile other]\nregion = eu-south-1\n");
    assert.equal(await around.session.regionFor("other"), "eu-south-1");
  });

  it("is required at preview", async () => {
    await openFrom(sources.length);
    for (const [kind, change] of Object.entries(kinds))
      assert.match(
        (await reasonsOf(kind as SynchronousKind, change)).join(),
        /^Stack config cleanroomsml:region: expected a region, because no ARN has one/,
      );
  });
});

describe("A configured model algorithm", () => {
  beforeEach(() => open());
  afterEach(() => around.close());

  it("refuses an image by digest, with the form to write", async () => {
    const imageUri = `123456789012.dkr.ecr.us-east-1.amazonaws.com/churn@sha256:${"a".repeat(64)}`;
    const [reason = "", ...more] = await reasonsOf("ConfiguredModelAlgorithm", {
      trainingContainerConfig: { imageUri },
    });
    assert.deepEqual(more, []);
    assert.match(
      reason,
      /^trainingContainerConfig\.imageUri: expected REGISTRY\/REPOSITORY:TAG, got an image by digest/,
    );
    assert.ok(!reason.includes("aaaa"));
  });

  it("warns where it has no container of either kind", async () => {
    const none = { trainingContainerConfig: undefined, inferenceContainerConfig: undefined };
    assert.deepEqual(await reasonsOf("ConfiguredModelAlgorithm", none), []);
    assert.ok(
      around.lines.some(
        ({ severity, message }) => severity === "warning" && /neither trainingContainerConfig/.test(message),
      ),
    );
  });

  it("compares metricDefinitions as a set, entrypoint and arguments as lists", async () => {
    const { id, outs } = await create("ConfiguredModelAlgorithm");
    const container = inputsOfKinds.ConfiguredModelAlgorithm.trainingContainerConfig as Record<string, unknown[]>;
    const changed = async (member: string) => {
      const trainingContainerConfig = { ...container, [member]: [...(container[member] ?? [])].reverse() };
      const news = newsOf("ConfiguredModelAlgorithm", { trainingContainerConfig });
      return (await around.of("ConfiguredModelAlgorithm").diff(id, outs, news)).changes;
    };
    assert.deepEqual([await changed("metricDefinitions"), await changed("entrypoint")], [false, true]);
  });

  it("says at the preview of its replacement what follows, once", async () => {
    const { id, outs } = await create("ConfiguredModelAlgorithm");
    const news = newsOf("ConfiguredModelAlgorithm", { roleArn: "arn:aws:iam::123456789012:role/other" });
    for (let count = 0; count < 2; count++) await around.of("ConfiguredModelAlgorithm").diff(id, outs, news);
    const told = around.shown().filter((line) => line.includes("will be replaced"));
    assert.equal(told.length, 1);
    assert.match(
      told[0] ?? "",
      /roleArn changed\. Its associations are replaced with it: channels are queried again, models trained again/,
    );
  });
});

describe("The preview of an association's replacement", () => {
  beforeEach(() => open());
  afterEach(() => around.close());

  it("says what follows", async () => {
    const { id, outs } = await create("ConfiguredModelAlgorithmAssociation");
    const news = newsOf("ConfiguredModelAlgorithmAssociation", { description: "alone" });
    await around.of("ConfiguredModelAlgorithmAssociation").diff(id, outs, news);
    assert.match(around.shown().at(-1) ?? "", /description changed\. Channels are queried again/);
  });

  const used = (id: string) => ({ configuredModelAlgorithmArn: id });
  const consequences = " Channels are queried again.*";
  for (const [cause, isOfReplaced, change, told] of [
    ["the unknown ARN of its replaced algorithm", true, used(UNKNOWN), "configuredModelAlgorithmArn changed\\."],
    [
      "the new ARN of its replaced algorithm",
      true,
      used(`${algorithmArn}-new`),
      "configuredModelAlgorithmArn changed\\.",
    ],
    [
      "that and an input of its own",
      true,
      { ...used(UNKNOWN), description: "d" },
      `description changed\\.${consequences}`,
    ],
    ["an input of its own", false, { description: "d" }, `: description changed\\.${consequences}`],
    ["its choice of another algorithm", false, used(`${algorithmArn}-new`), `Arn changed\\.${consequences}`],
  ] as const) {
    const verb = told.endsWith(consequences) ? "repeats" : "omits";
    it(`${verb} what the preview of a replaced algorithm says if the cause is ${cause}`, async () => {
      const algorithm = await create("ConfiguredModelAlgorithm");
      const before = used(isOfReplaced ? algorithm.id : algorithmArn);
      const association = await create("ConfiguredModelAlgorithmAssociation", before);
      around.nextCommand();
      const otherRole = newsOf("ConfiguredModelAlgorithm", { roleArn: "arn:aws:iam::123456789012:role/other" });
      await around.of("ConfiguredModelAlgorithm").diff(algorithm.id, algorithm.outs, otherRole);
      const news = newsOf("ConfiguredModelAlgorithmAssociation", { ...before, ...change });
      await around.of("ConfiguredModelAlgorithmAssociation").diff(association.id, association.outs, news);
      assert.match(around.shown().at(-1) ?? "", new RegExp(`${told}$`));
    });
  }
});

describe("An object that is still used", function () {
  this.timeout(20_000);
  afterEach(() => around.close());

  it("is deleted as soon as nothing uses it any more", async () => {
    await open();
    const algorithm = await create("ConfiguredModelAlgorithm");
    const association = await create("ConfiguredModelAlgorithmAssociation", {
      configuredModelAlgorithmArn: algorithm.id,
    });
    const deleting = around.of("ConfiguredModelAlgorithm").delete(algorithm.id, algorithm.outs);
    await around.clock.sleep(5000);
    await around.of("ConfiguredModelAlgorithmAssociation").delete(association.id, association.outs);
    await deleting;
    assert.equal((await around.of("ConfiguredModelAlgorithm").read(algorithm.id, algorithm.outs)).id, "");
  });

  it("fails at deleteTimeoutSeconds with what uses it, and how to release it", async () => {
    await open({ ...config, "cleanroomsml:deleteTimeoutSeconds": "10" });
    const algorithm = await create("ConfiguredModelAlgorithm");
    await create("ConfiguredModelAlgorithmAssociation", { configuredModelAlgorithmArn: algorithm.id });
    const { __options } = newsOf("ConfiguredModelAlgorithm");
    const deleting = around.of("ConfiguredModelAlgorithm").delete(algorithm.id, { ...algorithm.outs, __options });
    await assert.rejects(deleting as Promise<void>, {
      message:
        'Cannot delete configured model algorithm "churn" ' +
        `(${algorithm.id}) within 10 s: the service keeps rejecting the deletion (409), as it does while an association ` +
        "still uses it. Delete that first. To remove a replaced one from the state without deleting it, run " +
        `pulumi state delete '${(__options as Props).urn}' in a terminal and choose the ID that is marked ` +
        '"(Pending Deletion)"; run the same command again, or set stack config cleanroomsml:deleteTimeoutSeconds ' +
        "to change the limit",
    });
  });
});

describe("Tags", () => {
  beforeEach(() => open());
  afterEach(() => around.close());
  const many = (prefix: string, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, "x"]));
  const update = (entry: { id: string; outs: Props }, tags: unknown) =>
    around.of("ConfiguredModelAlgorithm").update(entry.id, entry.outs, newsOf("ConfiguredModelAlgorithm", { tags }));
  const requests = () =>
    around.emulator.calls().flatMap(({ operation = "" }) => (/^(Tag|Untag)/.test(operation) ? [operation] : []));
  const tagsOf = async ({ id, outs }: { id: string; outs: Props }) => {
    const { client } = { client: around.session.clientFor("us-east-1", undefined) };
    assert.ok(outs);
    return (await client.listTagsForResource({ resourceArn: id })).tags;
  };

  it("are set first and removed then, so that a failure loses none", async () => {
    const entry = await create("ConfiguredModelAlgorithm", { tags: { old: "1", kept: "1" } });
    around.emulator.inject({ operation: "UntagResource", kind: "access-denied" });
    await assert.rejects(update(entry, { kept: "2", new: "1" }) as Promise<unknown>, { message: /AccessDenied/ });
    assert.deepEqual(await tagsOf(entry), { old: "1", kept: "2", new: "1" });
    await update(entry, { kept: "2", new: "1" });
    assert.deepEqual(await tagsOf(entry), { kept: "2", new: "1" });
    assert.deepEqual(requests().slice(0, 2), ["TagResource", "UntagResource"]);
  });

  it("are removed first where both together are more than 50", async () => {
    const entry = await create("ConfiguredModelAlgorithm", { tags: many("a", 40) });
    await update(entry, many("b", 40));
    assert.deepEqual(requests(), ["UntagResource", "TagResource"]);
    assert.deepEqual(await tagsOf(entry), many("b", 40));
  });

  it("are all removed where the program has none any more, and the state forgets them", async () => {
    const entry = await create("ConfiguredModelAlgorithm", { tags: { old: "1" } });
    const { outs } = (await update(entry, undefined)) as { outs: Props };
    assert.equal("tags" in outs, false);
    assert.deepEqual(await tagsOf(entry), {});
  });

  it("that change outside do not show", async () => {
    const entry = await create("ConfiguredModelAlgorithm");
    const client = around.session.clientFor("us-east-1", undefined);
    await client.tagResource({ resourceArn: entry.id, tags: { team: "fraud", more: "1" } });
    const read = await around.of("ConfiguredModelAlgorithm").read(entry.id, entry.outs);
    assert.deepEqual(read.inputs?.tags, inputsOfKinds.ConfiguredModelAlgorithm.tags);
  });

  it("of a trained model replace it, unless updateTagsInPlace is set", async () => {
    const model = (await around.models.create(modelInputs({ tags: { team: "risk" } }))) as { id: string; outs: Props };
    const news = (options: Props) => modelInputs({ tags: { team: "fraud" } }, options);
    assert.deepEqual((await around.models.diff(model.id, model.outs, news({}))).replaces, ["tags"]);
    assert.match(
      around.shown().at(-1) ?? "",
      /A change of tags alone also trains a new model; set updateTagsInPlace: true/,
    );
    const inPlace = await around.models.diff(model.id, model.outs, news({ updateTagsInPlace: true }));
    assert.deepEqual(inPlace, { changes: true, replaces: [] });
    await around.models.update(model.id, model.outs, news({ updateTagsInPlace: true }));
    assert.deepEqual(await tagsOf(model), { team: "fraud" });
    assert.equal(around.calls("CreateTrainedModel"), 1);
  });
});

describe("A training in a membership without an ML configuration", () => {
  beforeEach(() => open());
  afterEach(() => around.close());
  const warnings = () => around.shown().filter((line) => line.includes("has no ML configuration"));

  it("warns once, with one Get", async () => {
    await Promise.all([around.models.create(modelInputs()), around.models.create(modelInputs())]);
    assert.equal(warnings().length, 1);
    assert.equal(around.calls("GetMLConfiguration"), 1);
  });

  it("is not warned of where this run has created one, nor without permission to look", async () => {
    await create("MLConfiguration");
    around.emulator.clearCalls();
    await around.models.create(modelInputs());
    assert.deepEqual([warnings(), around.calls("GetMLConfiguration")], [[], 0]);
    around.nextCommand();
    around.emulator.inject({ operation: "GetMLConfiguration", kind: "access-denied", times: "always" });
    await around.models.create(modelInputs());
    assert.deepEqual(warnings(), []);
  });
});
