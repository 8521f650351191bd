/** AWS's service model from botocore, in the form of the emulator's limits and as a check of responses. */

import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import type { Limit, StringLimit } from "../../../emulator/service/limits";
import { pythonEnv } from "../python/python-env";

export interface Shape {
  readonly type: "string" | "integer" | "long" | "double" | "timestamp" | "list" | "map" | "structure";
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly union?: boolean;
  readonly members?: Readonly<Record<string, { readonly shape: string; readonly location?: string }>>;
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly timestampFormat?: string;
  readonly error?: { readonly httpStatusCode: number };
}

export interface ServiceModel {
  readonly operations: Readonly<
    Record<
      string,
      {
        readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode: number };
        readonly input: { readonly shape: string };
        readonly output?: { readonly shape: string };
        readonly errors: readonly { readonly shape: string }[];
      }
    >
  >;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** The newest model in the virtual environment's botocore; undefined without Python. */
export async function findServiceModel(): Promise<ServiceModel | undefined> {
  const environment = await pythonEnv();
  if (environment === undefined) return undefined;
  const script = "import botocore; print(botocore.__path__[0])";
  const { stdout } = await promisify(execFile)(environment.python, ["-c", script]);
  const folder = join(stdout.trim(), "data/cleanroomsml");
  const version = readdirSync(folder).sort().at(-1) ?? "";
  return JSON.parse(gunzipSync(readFileSync(join(folder, version, "service-2.json.gz"))).toString("utf8"));
}

export function shapeOf(model: ServiceModel, name: string): Shape {
  const shape = model.shapes[name];
  if (shape === undefined) throw new Error(`The model has no shape "${name}"`);
  return shape;
}

/** A shape as a limit of the emulator, as far as both can express it. */
export function limitOf(model: ServiceModel, name: string): Limit {
  const shape = shapeOf(model, name);
  const inner = (of: { readonly shape: string } | undefined): Limit => limitOf(model, of?.shape ?? "");
  const { min = 0, max = Infinity } = shape;
  switch (shape.type) {
    case "integer":
    case "double":
      return { type: shape.type, min, max };
    case "list":
      return { type: "list", min, max, member: inner(shape.member) };
    case "map":
      return { type: "map", max, key: inner(shape.key) as StringLimit, value: inner(shape.value) as StringLimit };
    case "structure": {
      const members = Object.entries(shape.members ?? {}).map(([member, of]) => [member, inner(of)]);
      return {
        type: "structure",
        required: shape.required ?? [],
        members: Object.fromEntries(members),
        ...(shape.union && { union: true }),
      };
    }
    default:
      return {
        type: "string",
        ...(shape.min === undefined ? {} : { min: shape.min }),
        ...(shape.max === undefined ? {} : { max: shape.max }),
        ...(shape.pattern === undefined ? {} : { pattern: shape.pattern }),
        ...(shape.enum === undefined ? {} : { enum: shape.enum }),
      };
  }
}

/** Describes each member of a response that its shape does not allow, and each missing one. */
export function answerViolations(model: ServiceModel, name: string, value: unknown, path = ""): string[] {
  const shape = shapeOf(model, name);
  const wrong = (text: string): string[] => [`${path}: ${text}`];
  switch (shape.type) {
    case "string":
      if (typeof value !== "string") return wrong(`${typeof value} for a string`);
      if (shape.enum !== undefined && !shape.enum.includes(value)) return wrong(`"${value}" is not in the enumeration`);
      if (value.length < (shape.min ?? 0) || value.length > (shape.max ?? Infinity))
        return wrong(`length ${value.length}`);
      return [];
    case "integer":
    case "long":
    case "double":
      return typeof value === "number" ? [] : wrong(`${typeof value} for a number`);
    case "timestamp": {
      const isIso = typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value);
      return shape.timestampFormat === "iso8601" && isIso ? [] : wrong(`no ${shape.timestampFormat} timestamp`);
    }
    case "list":
      if (!Array.isArray(value)) return wrong("no list");
      return value.flatMap((one, index) => answerViolations(model, shape.member?.shape ?? "", one, `${path}/${index}`));
    case "map":
    case "structure": {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return wrong(`no ${shape.type}`);
      const missing = (shape.required ?? []).filter((required) => !(required in value));
      return [
        ...missing.map((required) => `${path}/${required}: missing`),
        ...Object.entries(value).flatMap(([key, one]) => {
          const of = shape.type === "map" ? shape.value : shape.members?.[key];
          return of === undefined
            ? [`${path}/${key}: unknown`]
            : answerViolations(model, of.shape, one, `${path}/${key}`);
        }),
      ];
    }
  }
}
