/**
 * The part of the provider's error that depends on the fault: the service's code and message, or the network error. For
 * some faults it also depends on the operation.
 */
import type { FaultKind } from "../../../emulator/server";
import { KINDS } from "../../../provider/kinds/kinds";
import type { ResourceKind } from "../../../provider/kinds/resource-kind";
import { getOperation, type OperationKey } from "../../../sdk/operations";
import { inputsOfEveryKind } from "../inputs/kinds";
import { transformedInputs } from "./constructed-inputs";
import type { FaultRow, Step } from "./fault-row";
import { changeOf } from "./steps";

const request = "(request <request>)";
const broken = `ECONNRESET: the response broke off (<reason>): <response> (HTTP 200, request <request>)`;
const notJson = `UNREADABLE_RESPONSE: the response is not a JSON object: <response> (HTTP 200, request <request>)`;
const internalError = `InternalServiceException: An internal error occurred ${request}`;
const http = (status: number) => `HTTP ${status}: the response is not a JSON object: <response> ${request}`;
const late = "ETIMEDOUT: no response began within the time limit";

const words: Partial<Record<FaultKind, string>> = {
  throttle: `ThrottlingException: Rate exceeded ${request}`,
  "internal-error": internalError,
  "internal-error-after": internalError,
  "empty-503": `HTTP 503: the response is empty ${request}`,
  "empty-503-after": `HTTP 503: the response is empty ${request}`,
  "bad-gateway": http(502),
  "bad-gateway-after": http(502),
  "gateway-timeout": http(504),
  "gateway-timeout-after": http(504),
  "answer-after": http(520),
  "reset-before": "ECONNRESET: <reason>",
  "reset-after": "ECONNRESET: <reason>",
  "not-json-before": notJson,
  "not-json-after": notJson,
  "truncated-before": broken,
  "truncated-after": broken,
  slow: late,
  "slow-before": late,
  "access-denied": `AccessDeniedException: The caller is not authorized to do this ${request}`,
  "expired-token": `ExpiredTokenException: The security token included in the request is expired ${request}; renew the session (aws sso login, or new keys)`,
  conflict: `ConflictException: The resource is in a conflicting state ${request}`,
  "conflict-after": `ConflictException: The resource is in a conflicting state ${request}`,
  "resource-not-found": `ResourceNotFoundException: The resource was not found ${request}`,
  "quota-exceeded":
    "ServiceQuotaExceededException: The request exceeds the service quota " +
    `"Concurrent trained model jobs per membership" (5) ${request}`,
  answer: `UnheardOfException: Nobody has heard of this ${request}`,
};

/** The path, query and body of a request, which the service may repeat, as messages show them. */
function findEcho({ object, operation, transformed, step }: Sender): string {
  const { path, query, hasBody } = getOperation(keyOf(operation));
  const place = path.replaceAll(/\{(\w+)\}/g, (_, member: string) =>
    member.endsWith("Identifier") ? `<${member.replace("Identifier", "")}>` : "<arn>",
  );
  if (query.includes("tagKeys")) return `${place} tagKeys=[input]`;
  if (query.includes("maxResults")) return `${place} maxResults=100`;
  if (!hasBody) return place;
  if (step === "update") return `${place} ${hidden(changeOf(object))}`;
  const kind: ResourceKind = KINDS[object];
  const named: Readonly<Record<string, unknown>> = {
    ...inputsOfEveryKind[object],
    ...("name" in kind.inputs && { name: "model" }),
    ...(transformed && transformedInputs),
  };
  const inBody = Object.keys(kind.inputs).filter((input) => named[input] !== undefined && !path.includes(`{${input}}`));
  return `${place} ${hidden(Object.fromEntries(inBody.map((input) => [input, named[input]])))}`;
}

/** The JSON of inputs without their values, and without the keys of maps. */
function hidden(inputs: Readonly<Record<string, unknown>>): string {
  const maps = Object.entries(inputs).filter(([name]) => /^(tags|hyperparameters|environment)$/.test(name));
  const keyless = maps.map(([name, map]) => [
    name,
    Object.fromEntries(Object.keys(map as object).map(() => ["[input]", ""])),
  ]);
  // A single digit reveals nothing.
  const json = JSON.stringify({ ...inputs, ...Object.fromEntries(keyless) }, (name, value: unknown) => {
    if (typeof value === "string") return "[input]";
    if (typeof value === "number" && value > 9) return "[number]";
    if (/^(parameters|spark)$/.test(name)) return { "[input]": "[input]" };
    // Pulumi's host sorts members.
    const isSorted = name !== "" && typeof value === "object" && value !== null && !Array.isArray(value);
    return isSorted ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
  });
  return json.replaceAll('"[number]"', "[input]");
}

function keyOf(operation: string): OperationKey {
  return `${operation.charAt(0).toLowerCase()}${operation.slice(1)}` as OperationKey;
}

type Sender = Pick<FaultRow, "object" | "kind" | "operation" | "transformed"> & { step?: Step };

/** Returns a row's `<words>`; undefined if no error mentions the fault. */
export function findWords(row: Sender): string | undefined {
  const { kind, operation } = row;
  if (kind === "validation-echo")
    return `ValidationException: 1 validation error detected. Value not accepted: ${findEcho(row)} ${request}`;
  if (kind === "empty-200-after") {
    const { needs } = getOperation(keyOf(operation));
    return `UNREADABLE_RESPONSE: the response is missing ${needs.join(" and ")} (HTTP 200, request <request>)`;
  }
  return words[kind];
}
