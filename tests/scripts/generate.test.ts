import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const readText = (file: string) => readFileSync(join(__dirname, "../..", file), "utf8");
const committed = JSON.parse(readText("sdk/service.json"));
const small = {
  metadata: { apiVersion: "2023-09-06" },
  operations: {
    GetModel: {
      http: { method: "GET", requestUri: "/models/{id}", responseCode: 200 },
      input: { shape: "GetModelRequest" },
      errors: [{ shape: "NotFound" }],
    },
    GetAudience: { http: { method: "GET", requestUri: "/", responseCode: 200 }, input: { shape: "Odd" }, errors: [] },
  },
  shapes: {
    GetModelRequest: {
      type: "structure",
      documentation: "<p>AWS's words</p>",
      members: { id: { shape: "Id", location: "uri", locationName: "id" }, names: { shape: "Names" } },
    },
    Id: { type: "string", max: 3, pattern: "[\\uD800\\uDBFF-\\uDC00\\uDFFF\\_\\-]+" },
    Names: { type: "list", member: { shape: "Id" } },
    NotFound: { type: "structure", members: {}, error: { httpStatusCode: 404 }, exception: true },
    Odd: { type: "structure", members: {}, unheardOf: true },
  },
};

describe("the data of AWS's API", function () {
  this.timeout(300_000);

  it("is the result of npm run generate with the botocore of tests/support/python/requirements.txt", async function () {
    const { readBotocoreModel } = await import("../../scripts/service/service-model.mjs");
    const { serviceData } = await import("../../scripts/service/service-data.mjs");
    const read = await readBotocoreModel();
    if (read === undefined) return this.skip();
    assert.deepEqual(committed, serviceData(read.model, read.origin), "run npm run generate to write the current data");
  });

  it("is in every file as npm run generate writes it", async () => {
    const { serviceFiles } = await import("../../scripts/service/service-files.mjs");
    const files = serviceFiles(committed);
    assert.deepEqual(Object.keys(files), ["sdk/service.json", "emulator/service.json", "sdk/service-types.ts"]);
    for (const [file, text] of Object.entries(files)) assert.equal(readText(file), text, file);
  });
});

describe("serviceTypes()", () => {
  const data = {
    operations: { GetModel: { input: "GetModelRequest", output: "GetModelResponse" }, Other: { input: "Odd" } },
    shapes: {
      GetModelRequest: {
        type: "structure",
        required: ["id"],
        members: { id: { shape: "Id" }, tags: { shape: "Tags" }, mode: { shape: "Mode" } },
      },
      GetModelResponse: { type: "structure", members: { time: { shape: "Time" }, names: { shape: "Names" } } },
      Id: { type: "string", min: 1, max: 3, pattern: "[a-z]+" },
      Mode: { type: "string", enum: ["A", "B"] },
      Names: { type: "list", member: "Id", max: 4 },
      Odd: { type: "structure", members: { odd: { shape: "Names" } } },
      Tags: { type: "map", key: "Id", value: "Id", max: 200 },
      Time: { type: "timestamp" },
    },
  };
  const texts = {
    GetModel: "Reads a model.",
    id: "Any id.",
    "GetModelRequest.id": "Which model.",
    tags: "Its tags.",
    Mode: "How it is read.",
    time: "When.",
    names: "Its names.",
  };
  const describeAll = { names: { Mode: "ReadMode" }, limits: { Tags: { max: 50 } }, texts };
  const write = async (descriptions: { names: object; limits: object; texts: object }) => {
    const { serviceTypes } = await import("../../scripts/service/service-types.mjs");
    return serviceTypes(data, descriptions as typeof describeAll);
  };

  it("writes an operation that is described, with limits where a program gives the value", async () => {
    const { id: _general, ...used } = texts;
    const written = await write({ ...describeAll, texts: used });
    for (const part of [
      "getModel: Shape<GetModelInput, GetModelOutput>;",
      "Which model. 1 to 3 characters that match `[a-z]+`.",
      "id: string;",
      "Its tags. Up to 50 entries: keys of 1 to 3 characters that match `[a-z]+`, values of 1 to 3",
      "tags?: Record<string, string> | undefined;",
      "mode?: ReadMode | undefined;",
      'export type ReadMode = "A"|"B";',
      "/** When. An ISO 8601 string. */\ntime?: string;",
      "/** Its names. */\nnames?: string[];",
      "APIReference/API_GetModel.html",
    ])
      assert.ok(written.includes(part), `${part} is not in ${written}`);
    assert.doesNotMatch(written, /Other|Odd/);
  });

  it("rejects an unused description and a member without one", async () => {
    await assert.rejects(write(describeAll), /Cannot use the descriptions of id:/);
    const { id: _general, time: _missing, ...fewer } = texts;
    await assert.rejects(write({ ...describeAll, texts: fewer }), /Cannot describe GetModelResponse\.time:/);
  });
});

describe("serviceData()", () => {
  it("selects the operations on custom models and their shapes, without AWS's descriptions", async () => {
    const { serviceData } = await import("../../scripts/service/service-data.mjs");
    assert.deepEqual(serviceData(small, "botocore 1"), {
      source: "botocore 1, API 2023-09-06",
      operations: {
        GetModel: {
          method: "GET",
          path: "/models/{id}",
          httpStatus: 200,
          input: "GetModelRequest",
          errors: ["NotFound"],
        },
      },
      shapes: {
        GetModelRequest: {
          type: "structure",
          members: { id: { shape: "Id", location: "path" }, names: { shape: "Names" } },
        },
        Id: { type: "string", max: 3, pattern: "[\\u{10000}-\\u{10FFFF}_\\-]+" },
        Names: { type: "list", member: "Id" },
        NotFound: { type: "structure", members: {}, httpStatus: 404 },
      },
    });
  });

  for (const [what, shapes] of [
    ["a pattern that is invalid with the u flag", { Id: { type: "string", pattern: "\\a" } }],
    ["an unknown trait", { Id: { type: "string", encoding: "rot13" } }],
    [
      "a member with another name on the wire",
      { GetModelRequest: { members: { id: { shape: "Id", locationName: "ID" } } } },
    ],
    ["a member in a header", { GetModelRequest: { members: { id: { shape: "Id", location: "header" } } } }],
  ] as const) {
    it(`rejects ${what}`, async () => {
      const { serviceData } = await import("../../scripts/service/service-data.mjs");
      assert.throws(
        () => serviceData({ ...small, shapes: { ...small.shapes, ...shapes } }, ""),
        /Cannot convert|Invalid regular expression/,
      );
    });
  }
});

describe("changedData()", () => {
  it("lists additions, removals and changes", async () => {
    const { changedData } = await import("../../scripts/service/service-data.mjs");
    const before = { operations: { A: { path: "/a" } }, shapes: { Name: { max: 3 }, Type: { enum: ["x", "y"] } } };
    const after = { operations: { B: { path: "/a" } }, shapes: { Name: { max: 4 }, Type: { enum: ["y", "z"] } } };
    assert.deepEqual(changedData(before, before), []);
    assert.deepEqual(changedData(before, after), [
      '- operations.A: {"path":"/a"}',
      '+ operations.B: {"path":"/a"}',
      "- shapes.Name.max: 3",
      "+ shapes.Name.max: 4",
      '- shapes.Type.enum: "x"',
      '+ shapes.Type.enum: "z"',
    ]);
  });
});
