import assert from "node:assert/strict";
import type { Fault } from "../../emulator/server";
import { KINDS } from "../../provider/kinds/kinds";
import type { ResourceKind } from "../../provider/kinds/resource-kind";
import { TRAINED_MODEL } from "../../provider/kinds/trained-model";
import type { FoundObject } from "../../provider/service/objects";
import { scrubDetails } from "../../provider/service/status-details";
import { parseId } from "../../provider/words/ids";
import type { Props } from "../support/inputs/input-path";
import { everyInput, MARK, type ObjectKind, objectKinds } from "../support/inputs/marked-inputs";
import { addTrainedModel, onExistingModel } from "../support/lifecycle/existing-objects";
import { openSurroundings, type Surroundings, trainingInputs } from "../support/lifecycle/surroundings";
import { jumpingClock } from "../support/time/jumping-clock";

/** Inputs with values that occur nowhere else in a message, even numbers and AWS's own words. */
function telltaleInputs(baseArn: string): Props {
  return {
    ...everyInput(),
    resourceConfig: { instanceType: "ml.p4de.24xlarge", instanceCount: 1, volumeSizeInGB: 7317 },
    dataChannels: [{ ...(everyInput().dataChannels as Props[])[0], s3DataDistributionType: "ShardedByS3Key" }],
    incrementalTrainingDataChannels: [{ trainedModelArn: baseArn, channelName: "Zq7v-base" }],
    hyperparameters: { hidden_parameter: "Zq7v100", hidden_short: "x9", "Zq7v key": 'Zq7v 1\nline  2 "quoted" <é🚀>' },
    environment: { HIDDEN_VARIABLE: "Zq7vdebug" },
    stoppingCondition: { maxRuntimeInSeconds: 731_733 },
    trainingInputMode: "Pipe",
    mlModelTrainingPayerAccountId: "731733731733",
    tags: { hidden_tag: "Zq7vrisk" },
  };
}

/** Every string and number of an input, and the keys of its map. */
function valuesOf(input: string, value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [String(value)];
  const isMap = ["hyperparameters", "environment", "tags"].includes(input);
  return Object.entries(value).flatMap(([key, member]) => [...(isMap ? [key] : []), ...valuesOf("", member)]);
}

/**
 * What no message may contain: any value except numbers of up to two digits and single characters, which can occur
 * anywhere, and the keys of a secret map.
 */
function forbidden(inputs: Props, secretInputs: readonly string[]): string[] {
  return Object.keys(inputs).flatMap((input) => {
    const values = valuesOf(input, inputs[input]).filter((value) => !/^(.|\d\d)$/.test(value));
    if (secretInputs.includes(input)) return values;
    // Paths show plain keys of a map. The cost shows the instance type.
    return values.filter((value) => !/^((hidden|HIDDEN)_\w+|ml\..*)$/.test(value));
  });
}

/** Messages show ids, so what is part of every id of a kind is hidden only elsewhere: a membership, and all of an id without an ARN. */
function assertHidden(
  texts: readonly string[],
  inputs: Props,
  secretInputs: readonly string[],
  kind: ObjectKind = "TrainedModel",
): void {
  const { id }: ResourceKind = KINDS[kind];
  const ofIds = ["membershipIdentifier", ...(id.hasName ? ["name", id.arnMember ?? "", id.versionMember ?? ""] : [])];
  const plain = texts.join("\n");
  const withoutArns = plain.replaceAll(/arn(?::|%3A)aws[^\s"',;)\]]*/g, "");
  for (const value of forbidden(inputs, secretInputs)) {
    const shown = ofIds.some((input) => inputs[input] === value) ? withoutArns : plain;
    const texts = [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value), value.replace(/\s+/g, " ")];
    for (const text of texts) assert.ok(!holds(shown, text), `it shows ${JSON.stringify(text)}: ${shown}`);
  }
}

/** A number or a short string counts only as a whole word, because any identifier may contain it. */
function holds(shown: string, text: string): boolean {
  if (text.length > 3 && !/^\d+$/.test(text)) return shown.includes(text);
  return new RegExp(`(?:(?<![\\w.-])|%22)${text}(?![\\w-])`).test(shown);
}

/** How a service may repeat an input: unchanged, in JSON, in a URL, in sentences. */
function echo(inputs: Props): string {
  const values = Object.keys(inputs).flatMap((input) => valuesOf(input, inputs[input]));
  const sentences = values.map((value) => `Value ${value}, '${value}' and ${value}.`);
  return [JSON.stringify(inputs), encodeURIComponent(JSON.stringify(inputs)), ...sentences].join(" ");
}

const messageOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => assert.fail("it succeeds"),
    (error: Error) => error.message,
  );

interface Situation {
  kind: ObjectKind;
  around: Surroundings;
  inputs: Props;
  options: Props;
}

type Bring = (situation: Situation) => Promise<string[]>;

/** The operation of one of the client's methods. */
function operationOf(method: string): never {
  return `${method.charAt(0).toUpperCase()}${method.slice(1)}` as never;
}

const createOf = (kind: ObjectKind) => operationOf(KINDS[kind].calls.create);

/** Each returns the strings that a user sees or the state contains in a situation, besides the messages on rows. */
const situationsOfEveryKind: Readonly<Record<string, Bring>> = {
  "an error that repeats the request": async ({ kind, around, inputs, options }) => {
    around.emulator.inject({ operation: createOf(kind), kind: "validation-echo" });
    return [await messageOf(around.of(kind).create({ ...inputs, __options: options }))];
  },
  "an error that repeats the inputs in sentences": async ({ kind, around, inputs, options }) => {
    around.emulator.inject({
      operation: createOf(kind),
      kind: "access-denied",
      message: echo(inputs),
      times: "always",
    });
    return [await messageOf(around.of(kind).create({ ...inputs, __options: options }))];
  },
  "a page that repeats them and is truncated anywhere": async ({ kind, around, inputs, options }) => {
    const text = JSON.stringify(inputs);
    const page = text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;");
    const texts: string[] = [];
    for (const body of [text, page].flatMap((form) => Array.from({ length: 60 }, (_, i) => form.slice(i * 29)))) {
      const answer = { httpStatusCode: 403, body: `<p>${body}` };
      around.emulator.inject({ operation: createOf(kind), kind: "answer", answer });
      texts.push(await messageOf(around.of(kind).create({ ...inputs, __options: options })));
    }
    // The provider cannot recognize the rest of the first value after the test has truncated it.
    const shown = texts.map((said) => said.replace(/(?<=<p>)[^"&]*/, ""));
    for (const said of shown) {
      assert.ok(!said.replaceAll(/arn:aws[^\s"&]*/g, "").includes(MARK), `it shows the start of a value: ${said}`);
      assert.ok(!said.includes("arn:aws:kms"), said);
    }
    return shown;
  },
  "a conflict that repeats them": async ({ kind, around, inputs, options }) => {
    around.emulator.inject({ operation: createOf(kind), kind: "conflict", message: echo(inputs) });
    return [await messageOf(around.of(kind).create({ ...inputs, __options: options }))];
  },
  "a lost response of a create that nobody can find": async ({ kind, around, inputs, options }) => {
    const { list }: ResourceKind["calls"] = KINDS[kind].calls;
    around.emulator.inject({ operation: createOf(kind), kind: "reset-after" });
    const message = echo(inputs);
    if (list) around.emulator.inject({ operation: operationOf(list), kind: "access-denied", message, times: "always" });
    else around.emulator.inject({ operation: createOf(kind), kind: "access-denied", message, times: "always" });
    return [await messageOf(around.of(kind).create({ ...inputs, __options: options }))];
  },
  "a refusal of a read, an import and a delete that repeats them": async ({ kind, around, inputs, options }) => {
    const provider = around.of(kind);
    const { id, outs } = await provider.create({ ...inputs, __options: options });
    const message = echo(inputs);
    const { list, get = list, delete: remove, cancel }: ResourceKind["calls"] = KINDS[kind].calls;
    const refuse = (call: string) =>
      around.emulator.inject({ operation: operationOf(call), kind: "access-denied", message, times: "always" });
    const ends = [cancel, remove].filter((one) => one !== undefined);
    ends.forEach(refuse);
    const deleting = provider.delete(id, outs as Props) as Promise<void>;
    const deleted = ends.length > 0 ? await messageOf(deleting) : String(await deleting);
    refuse(get ?? assert.fail("nothing reads it"));
    const read = await messageOf(provider.read(id, outs as Props));
    around.nextCommand();
    const importing = { ...inputs, __options: { ...options, import: id } };
    return [deleted, read, await messageOf(around.of(kind).create(importing))];
  },
  "an object to import that differs, and its replacement": async ({ kind, around, inputs, options }) => {
    const { id, outs } = await around.of(kind).create({ ...inputs, __options: options });
    const others = Object.fromEntries(Object.entries(inputs).map(([input, value]) => [input, otherThan(value)]));
    // Another id would be another object.
    const ofId = Object.keys(parseId(KINDS[kind].id, id)).filter((input) => input in inputs);
    const same = Object.fromEntries(ofId.map((input) => [input, inputs[input]]));
    const news = { ...others, ...same, __options: options };
    await around.of(kind).diff(id, outs as Props, news);
    around.nextCommand();
    const importing = { ...news, __options: { ...options, import: id } };
    const said = await messageOf(around.of(kind).create(importing));
    assert.match(said, /it differs from the program in /);
    return [said];
  },
  "the log of calls, with a lost response and a conflict": async ({ kind, around, inputs, options }) => {
    const { calls, work }: ResourceKind = KINDS[kind];
    const { create, get, delete: remove, cancel = remove, list = get } = calls;
    const sent = [create, get, cancel, list].filter((call) => call !== undefined);
    const lines = await debugLines(async () => {
      if (work?.slotsOf) around.emulator.inject({ operation: createOf(kind), kind: "quota-exceeded" });
      around.emulator.inject({ operation: createOf(kind), kind: "reset-before" });
      const { id, outs } = await around.of(kind).create({ ...inputs, __options: options });
      around.emulator.inject({ operation: createOf(kind), kind: "conflict" });
      await messageOf(around.of(kind).create({ ...inputs, __options: options }));
      await around.of(kind).read(id, outs as Props);
      await around.of(kind).delete(id, outs as Props);
    });
    for (const call of sent)
      assert.ok(
        lines.some((line) => line.includes(`${operationOf(call)} "m"`)),
        `${call}: ${lines.join("")}`,
      );
    return lines;
  },
};

const situationsOfUpdates: Readonly<Record<string, Bring>> = {
  "an update that is refused": async ({ kind, around, inputs, options }) => {
    const { id, outs } = await around.of(kind).create({ ...inputs, __options: options });
    const updated = updatedInput(kind) ?? assert.fail("nothing is updated");
    const operation = updated === "tags" ? "TagResource" : createOf(kind);
    around.emulator.inject({ operation, kind: "access-denied", message: echo(inputs), times: "always" });
    const olds = { ...(outs as Props), [updated]: otherThan(inputs[updated]) };
    return [await messageOf(around.of(kind).update(id, olds, { ...inputs, __options: options }))];
  },
};

const situationsOfTrainedModel: Readonly<Record<string, Bring>> = {
  "a quota name that repeats them": async ({ around, inputs, options }) => {
    const answer = {
      operation: "CreateTrainedModel",
      kind: "quota-exceeded",
      quotaName: echo(inputs),
      times: "always",
    } as Fault;
    around.emulator.inject(answer);
    const limited = { ...options, createTimeoutSeconds: 5 };
    return [await messageOf(around.models.create({ ...inputs, __options: limited }))];
  },
  "a failed training that repeats them": async ({ around, inputs, options }) => {
    const statusDetails = { statusCode: "ALGORITHM_ERROR", message: echo(inputs) };
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "training-fails", statusDetails });
    const created = await around.models.create({ ...inputs, __options: options });
    const said = await messageOf(around.trainings.create(trainingInputs(created, options)));
    const { statusDetails: kept } =
      (await around.trainings.read(created.id, trainingInputs(created, options))).props ?? {};
    return [said, JSON.stringify(kept)];
  },
  "a training that exceeds its timeout": async ({ around, inputs, options }) => {
    around.emulator.set({ trainingMs: 1e10 });
    const created = await around.models.create({ ...inputs, __options: options });
    const wait = { ...trainingInputs(created, options), maxRuntimeInSeconds: 7317 };
    const said = await messageOf(around.trainings.create(wait));
    assert.match(said, /is still training after its longest run time plus one hour/);
    return [said];
  },
  "a failed deletion that repeats them": async ({ around, inputs, options }) => {
    const created = await around.models.create({ ...inputs, __options: options });
    await around.trainings.create(trainingInputs(created, options));
    const statusDetails = { statusCode: "INTERNAL_ERROR", message: echo(inputs) };
    around.emulator.inject({ operation: "DeleteTrainedModelOutput", kind: "delete-fails", statusDetails });
    return [await messageOf(around.models.delete(created.id, created.outs as Props))];
  },
  "a model to import that differs in everything": async ({ around, inputs, options }) => {
    const { id } = await around.models.create({ ...inputs, __options: options });
    const others = {
      ...inputs,
      dataChannels: [{ ...(inputs.dataChannels as Props[])[0], channelName: "Zq7v-other" }],
      hyperparameters: { hidden_other: "x" },
      environment: { HIDDEN_OTHER: "x" },
      tags: { hidden_tag_too: "x" },
      description: "x",
    };
    around.nextCommand();
    const importing = { ...others, __options: { ...options, import: id } };
    const said = await messageOf(around.models.create(importing));
    assertHidden([said], others, options.secretInputs as string[]);
    return [said];
  },
  "a replacement for every input": async ({ around, inputs, options }) => {
    const others = {
      ...inputs,
      ...everyInput(),
      hyperparameters: { other: "x" },
      environment: { B: "" },
      tags: {},
      name: "x",
    };
    await around.models.diff("id", { ...inputs, __options: options }, { ...others, __options: options });
    await around.models.diff("id", { ...others, __options: options }, { ...inputs, __options: options });
    const isSecret = (options.secretInputs as string[]).some((input) => /resourceConfig|stoppingCondition/.test(input));
    const said = around.shown().join("\n");
    assert.equal(
      /203\.26 instance-hours .*8 d 11 h/.test(said),
      !isSecret,
      `the cost includes the longest run time: ${said}`,
    );
    await around.models.diff("id", { ...inputs, __options: options }, { __options: { ...options, secretInputs: [] } });
    return [];
  },
};

/** The same with maps whose plain keys a message may show, and with an account that no ARN has. */
function withTelltales(inputs: Props): Props {
  const plain = { tags: { hidden_tag: `${MARK}-risk` }, environment: { HIDDEN_VARIABLE: `${MARK}-debug` } };
  const maps = Object.entries(plain).filter(([input]) => inputs[input] !== undefined);
  const text = JSON.stringify({ ...inputs, ...Object.fromEntries(maps) });
  return JSON.parse(text.replaceAll('"123456789012"', '"731733731733"'));
}

/** The input that an update changes; undefined if every change replaces the object. */
function updatedInput(kind: ObjectKind): string | undefined {
  const { inputs, updates }: ResourceKind = KINDS[kind];
  return "tags" in inputs ? "tags" : updates[0];
}

/** What CLEANROOMSML_DEBUG=1 writes to stderr during some work. */
async function debugLines(work: () => Promise<void>): Promise<string[]> {
  const lines: string[] = [];
  const { write } = process.stderr;
  process.env.CLEANROOMSML_DEBUG = "1";
  process.stderr.write = (line: string | Uint8Array) => lines.push(String(line)) > 0;
  try {
    await work();
    return lines;
  } finally {
    process.stderr.write = write;
    delete process.env.CLEANROOMSML_DEBUG;
  }
}

/** The same value with other strings. */
function otherThan(value: unknown): unknown {
  if (typeof value === "string") return `${value}x`;
  if (Array.isArray(value)) return value.map(otherThan);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, otherThan(member)]));
}

describe("scrubDetails()", () => {
  it("removes the inputs from every detail in a warning or in the state", () => {
    const inputs = telltaleInputs(everyInput().kmsKeyArn as string);
    const details = { metricsStatusDetails: echo(inputs), logsStatusDetails: echo(inputs) };
    const model = { ...inputs, ...details, status: "ACTIVE", statusDetails: { message: echo(inputs) } };
    const clean = scrubDetails(TRAINED_MODEL, model as unknown as FoundObject);
    const { statusDetails, metricsStatusDetails, logsStatusDetails } = clean;
    const texts = [(statusDetails as Props).message, metricsStatusDetails, logsStatusDetails].map(String);
    assert.ok(texts.every((text) => text.includes("[input]")));
    assertHidden(texts, inputs, Object.keys(TRAINED_MODEL.inputs));
  });
});

describe("A secret input", function () {
  this.timeout(60_000);
  let around: Surroundings;
  beforeEach(async () => {
    const config = { "cleanroomsml:region": "us-east-1" };
    const options = { clock: jumpingClock(), config, hasMlConfiguration: false };
    around = await openSurroundings({ versionArn: "new", inactiveModels: "not-found" }, options);
  });
  afterEach(() => around.close());

  for (const kind of objectKinds) {
    const names = Object.keys(KINDS[kind].inputs);
    const situations = {
      ...situationsOfEveryKind,
      ...(updatedInput(kind) && situationsOfUpdates),
      ...(kind === "TrainedModel" && situationsOfTrainedModel),
    };
    for (const [title, bring] of Object.entries(situations)) {
      for (const secretInputs of [[], ...names.map((input) => [input]), names]) {
        const who = secretInputs.length > 1 ? "all inputs" : (secretInputs[0] ?? "no input");
        it(`of ${kind} does not appear in ${title} (${who})`, async () => {
          const inputs =
            kind === "TrainedModel"
              ? telltaleInputs(await addTrainedModel(around.emulator))
              : await onExistingModel(around.emulator, kind, withTelltales(everyInput(kind)));
          const options = { logicalName: "m", urn: "urn", secretInputs };
          const texts = await bring({ kind, around, inputs, options });
          assert.ok([...texts, ...around.shown()].length > 0, "there is a message");
          // The membership is the id of its ML configuration.
          const { membershipIdentifier: _, ...others } = inputs;
          const hidden = kind === "MLConfiguration" ? others : inputs;
          assertHidden([...texts, ...around.shown()], hidden, secretInputs, kind);
        });
      }
    }
  }
});
