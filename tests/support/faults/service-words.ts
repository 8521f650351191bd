/**
 * The part of the provider's error that depends on the fault: the service's code and message, or the network error. For
 * some faults it also depends on the operation.
 */
import type { FaultKind, OperationName } from "../../../emulator/server";
import type { FaultRow } from "./fault-row";

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
  "expired-token": `ExpiredTokenException: The security token included in the request is expired ${request}`,
  conflict: `ConflictException: The resource is in a conflicting state ${request}`,
  "conflict-after": `ConflictException: The resource is in a conflicting state ${request}`,
  "resource-not-found": `ResourceNotFoundException: The resource was not found ${request}`,
  "quota-exceeded":
    "ServiceQuotaExceededException: The request exceeds the service quota " +
    `"Concurrent trained model jobs per membership" (5) ${request}`,
  answer: `UnheardOfException: Nobody has heard of this ${request}`,
};

const models = "/memberships/<membership>/trained-models";

/** The path, query and body of each operation, which the service may repeat, as messages show them. */
const paths: Partial<Record<OperationName, string>> = {
  CreateTrainedModel:
    '/memberships/<membership>/trained-models {"name":"[input]","configuredModelAlgorithmAssociationArn":"[input]",' +
    '"resourceConfig":{"instanceType":"[input]","volumeSizeInGB":[input]},' +
    '"dataChannels":[{"channelName":"[input]","mlInputChannelArn":"[input]"}]<transformed>}',
  GetTrainedModel: `${models}/<arn>`,
  CancelTrainedModel: `${models}/<arn>`,
  DeleteTrainedModelOutput: `${models}/<arn>`,
  ListTrainedModels: `${models} maxResults=100`,
  ListTrainedModelVersions: `${models}/<arn>/versions maxResults=100`,
};

/** Members that a complete response has. */
const needed: Partial<Record<OperationName, string>> = {
  GetTrainedModel: "trainedModelArn and name and status and createTime",
  ListTrainedModels: "trainedModels",
  ListTrainedModelVersions: "trainedModels",
};

/** Returns a row's `<words>`; undefined if no error mentions the fault. */
export function findWords({
  kind,
  operation,
  transformed,
}: Pick<FaultRow, "kind" | "operation" | "transformed">): string | undefined {
  if (kind === "validation-echo") {
    const sent = paths[operation]?.replace(
      "<transformed>",
      transformed ? ',"hyperparameters":{"[input]":"[input]"}' : "",
    );
    return `ValidationException: 1 validation error detected. Value not accepted: ${sent} ${request}`;
  }
  if (kind === "empty-200-after") {
    return `UNREADABLE_RESPONSE: the response is missing ${needed[operation]} (HTTP 200, request <request>)`;
  }
  return words[kind];
}
