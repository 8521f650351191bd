import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { waitOption } from "../../plugin/construct";
import { PROVIDER_PROPERTIES } from "../../plugin/provider-config";
import { waitOf } from "../../plugin/resource-types";
import { FUNCTIONS } from "../../provider/functions/functions";
import { KINDS } from "../../provider/kinds/kinds";
import type { ResourceKind } from "../../provider/kinds/resource-kind";
import { root } from "../support/paths";

interface Spec {
  readonly description?: string;
  readonly $ref?: string;
  readonly secret?: boolean;
  readonly default?: unknown;
  readonly willReplaceOnChanges?: boolean;
  readonly items?: Spec;
  readonly properties?: Readonly<Record<string, Spec>>;
}
interface ResourceSpec {
  readonly isComponent?: boolean;
  readonly description: string;
  readonly inputProperties: Readonly<Record<string, Spec>>;
  readonly requiredInputs: readonly string[];
  readonly properties: Readonly<Record<string, Spec>>;
  readonly required: readonly string[];
}
interface Schema {
  readonly resources: Readonly<Record<string, ResourceSpec>>;
  readonly functions: Readonly<Record<string, { readonly inputs: Spec; readonly outputs: Spec }>>;
  readonly types: Readonly<Record<string, Spec>>;
  readonly config: { readonly variables: Readonly<Record<string, Spec>> };
  readonly provider: { readonly inputProperties: Readonly<Record<string, Spec>> };
}

const schemaFile = join(root, "plugin/dist/schema.json");
const service = JSON.parse(readFileSync(join(root, "sdk/service.json"), "utf8"));
const rows = Object.values(KINDS as Readonly<Record<string, ResourceKind>>);

describe("The plugin's schema", function () {
  this.timeout(60_000);
  const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as Schema;

  it("is that of the present sources", async () => {
    const { makeSchema } = await import("../../scripts/build/plugin.mjs");
    assert.deepEqual(schema, JSON.parse(JSON.stringify(await makeSchema())));
  });

  it("passes Pulumi's own check, metaschema included", async () => {
    const { getPulumiCli } = await import("../../scripts/pulumi/cli.mjs");
    const { command } = await getPulumiCli();
    execFileSync(command, ["schema", "check", schemaFile], { stdio: ["ignore", "pipe", "pipe"] });
  });

  it("describes everything", () => {
    const undescribed = (path: string, properties: Readonly<Record<string, Spec>> = {}) =>
      Object.entries(properties)
        .filter(([, { description }]) => !description)
        .map(([name]) => `${path}.${name}`);
    assert.deepEqual(
      [
        ...Object.entries(schema.resources).flatMap(([token, { inputProperties, properties }]) => [
          ...undescribed(token, inputProperties),
          ...undescribed(token, properties),
        ]),
        ...Object.entries(schema.types).flatMap(([token, { properties }]) => undescribed(token, properties)),
        ...Object.entries(schema.functions).flatMap(([token, { inputs, outputs }]) => [
          ...undescribed(token, inputs.properties),
          ...undescribed(token, outputs.properties),
        ]),
        ...undescribed("config", schema.config.variables),
      ],
      [],
    );
  });

  for (const row of rows) {
    const { className, createOperation, inputs, updates } = row;
    const wait = waitOf(row);
    describe(`of ${className}`, () => {
      const token = `cleanroomsml:index:${className}`;
      const spec = schema.resources[token] as ResourceSpec;
      const request = service.shapes[service.operations[createOperation].input];
      const own = [
        ...("tags" in inputs && !updates.includes("tags") ? ["updateTagsInPlace"] : []),
        ...(wait ? [waitOption(wait)] : []),
      ];

      it("has the inputs of the API, and ours", () => {
        assert.deepEqual(Object.keys(spec.inputProperties).sort(), [...Object.keys(request.members), ...own].sort());
        assert.deepEqual(
          [...spec.requiredInputs].sort(),
          request.required.filter((name: string) => name !== "name").sort(),
        );
      });

      it("marks as replacing what the lifecycle replaces for", () => {
        const replacing = Object.keys(inputs).filter((name) => name !== "tags" && !updates.includes(name));
        const marked = Object.entries(spec.inputProperties).filter(([, input]) => input.willReplaceOnChanges);
        assert.deepEqual(marked.map(([name]) => name).sort(), replacing.sort());
      });

      it("marks as secret what AWS marks as sensitive", () => {
        const secret = Object.entries(spec.inputProperties).filter(([, input]) => input.secret);
        assert.deepEqual(
          secret.map(([name]) => name),
          Object.keys(inputs).filter((name) => inputs[name]?.isSensitive),
        );
      });

      if (wait) {
        it("is a component with its object, and waits by default", () => {
          const object = schema.resources[`cleanroomsml:api:${className}`] as ResourceSpec;
          const { [waitOption(wait)]: option, ...others } = spec.inputProperties;
          assert.deepEqual([spec.isComponent, object.isComponent, option?.default], [true, undefined, true]);
          assert.deepEqual(object.inputProperties, others);
          assert.ok(schema.resources[`cleanroomsml:api:${wait.className}`]);
        });
      }
    });
  }

  it("has each function, with the arguments and the output of its operation, read page by page", () => {
    assert.deepEqual(
      Object.keys(schema.functions),
      Object.keys(FUNCTIONS).map((name) => `cleanroomsml:index:${name}`),
    );
    const { inputs, outputs } = schema.functions["cleanroomsml:index:listTrainedModels"] ?? assert.fail();
    assert.deepEqual(Object.keys(inputs.properties ?? {}), ["membershipIdentifier", "name"]);
    assert.deepEqual(Object.keys(outputs.properties ?? {}), ["trainedModels"]);
  });

  it("has the limits in the descriptions", () => {
    const { volumeSizeInGB } = schema.types["cleanroomsml:index:ResourceConfig"]?.properties ?? {};
    assert.match(volumeSizeInGB?.description ?? "", /1 to 8192/);
  });

  it("has the provider's configuration, as the stack's too, with its secrets", () => {
    assert.deepEqual(Object.keys(schema.provider.inputProperties), Object.keys(PROVIDER_PROPERTIES));
    assert.deepEqual(schema.config.variables, schema.provider.inputProperties);
    const secret = Object.entries(schema.config.variables).filter(([, spec]) => spec.secret);
    assert.deepEqual(
      secret.map(([name]) => name),
      ["accessKey", "secretKey", "token"],
    );
  });
});
