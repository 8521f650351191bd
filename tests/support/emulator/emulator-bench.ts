/** An emulator with a clock that the test sets, and its operations as short functions. */
import { type Emulator, type EmulatorOptions, startEmulator } from "../../../emulator/server";
import { validBody } from "../inputs/trained-model-inputs";
import { operationRequest } from "./operation-request";
import { type CallAnswer, type CallOptions, modelPath, modelsPath, signedCall, tagsPath } from "./signed-call";

type Query = Readonly<Record<string, string | string[]>>;

export interface Bench {
  readonly emulator: Emulator;
  readonly clock: { nowMs: number };
  /** Calls any operation. */
  perform(
    operation: Parameters<typeof operationRequest>[0],
    input?: Readonly<Record<string, unknown>>,
    options?: CallOptions,
  ): Promise<CallAnswer>;
  create(body?: unknown, options?: CallOptions): Promise<CallAnswer>;
  /** Creates a model and returns its ARN. */
  createdArn(body?: unknown): Promise<string>;
  get(arn: string, query?: Query): Promise<CallAnswer>;
  list(query?: Query): Promise<CallAnswer>;
  listVersions(arn: string, query?: Query): Promise<CallAnswer>;
  cancel(arn: string, query?: Query): Promise<CallAnswer>;
  remove(arn: string, query?: Query): Promise<CallAnswer>;
  listTags(arn: string): Promise<CallAnswer>;
  tag(arn: string, tags: unknown): Promise<CallAnswer>;
  untag(arn: string, tagKeys: string[]): Promise<CallAnswer>;
  statusOf(arn: string, query?: Query): Promise<string>;
}

/** The durations of a bench's emulator: round numbers that are easy to add. */
export const durations = {
  pendingMs: 1_000,
  trainingMs: 10_000,
  channelMs: 5_000,
  inferenceMs: 4_000,
  exportMs: 3_000,
  cancelMs: 2_000,
  deleteMs: 2_000,
};

const started: Emulator[] = [];
// A test that fails early must not keep the process alive.
after(async () => {
  await Promise.all(started.map((emulator) => emulator.close()));
});

/** An emulator that is closed after all tests, if its own test does not close it. */
export async function startOne(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator(options);
  started.push(emulator);
  return emulator;
}

/** Starts an emulator at 2026-01-02T03:04:05Z; set `clock.nowMs` to change the time. */
export async function startBench(options: EmulatorOptions = {}): Promise<Bench> {
  const clock = { nowMs: Date.UTC(2026, 0, 2, 3, 4, 5) };
  const emulator = await startOne({
    nowMs: () => clock.nowMs,
    ...options,
    behaviour: { ...durations, ...options.behaviour },
  });
  const call = (
    method: string,
    path: string,
    { query = {}, ...rest }: { query?: Query | undefined; body?: unknown; options?: CallOptions } = {},
  ): Promise<CallAnswer> =>
    signedCall(
      emulator.url,
      { method, path, query, ...("body" in rest ? { body: rest.body } : {}) },
      { nowMs: clock.nowMs, ...rest.options },
    );
  const create: Bench["create"] = (body = validBody(), callOptions = {}) =>
    call("POST", modelsPath(), { body, options: callOptions });
  const get: Bench["get"] = (arn, query) => call("GET", modelPath(arn), { query });
  return {
    emulator,
    clock,
    perform: (operation, input, callOptions) =>
      signedCall(emulator.url, operationRequest(operation, input), { nowMs: clock.nowMs, ...callOptions }),
    create,
    createdArn: async (body) => (await create(body)).json.trainedModelArn,
    get,
    list: (query) => call("GET", modelsPath(), { query }),
    listVersions: (arn, query) => call("GET", `${modelPath(arn)}/versions`, { query }),
    cancel: (arn, query) => call("PATCH", modelPath(arn), { query }),
    remove: (arn, query) => call("DELETE", modelPath(arn), { query }),
    listTags: (arn) => call("GET", tagsPath(arn)),
    tag: (arn, tags) => call("POST", tagsPath(arn), { body: { tags } }),
    untag: (arn, tagKeys) => call("DELETE", tagsPath(arn), { query: { tagKeys } }),
    statusOf: async (arn, query) => (await get(arn, query)).json.status,
  };
}
