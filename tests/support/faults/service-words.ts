/**
 * What the provider's errors say of each fault: the service's code and words, or what became of the answer. It is the part
 * of an error that depends on the fault alone, and on the operation where the answer or the path is part of it.
 */
import type { FaultKind, OperationName } from "../../../emulator/server";
import { membershipIdentifier } from "../inputs/valid-inputs";
import type { FaultRow } from "./fault-row";

const request = "(request <request>)";
const broken = `ECONNRESET: the answer broke off (<reason>): <answer> (HTTP 200, request <request>)`;
const notJson = `UNREADABLE_ANSWER: the answer is not a JSON object: <answer> (HTTP 200, request <request>)`;
const internalError = `InternalServiceException: An internal error occurred ${request}`;
const http = (status: number) => `HTTP ${status}: the answer is not a JSON object: <answer> ${request}`;
const late = "ETIMEDOUT: no answer began within the time limit";

const words: Partial<Record<FaultKind, string>> = {
  throttle: `ThrottlingException: Rate exceeded ${request}`,
  "internal-error": internalError,
  "internal-error-after": internalError,
  "empty-503": `HTTP 503: the answer is empty ${request}`,
  "empty-503-after": `HTTP 503: the answer is empty ${request}`,
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

const models = `/memberships/${membershipIdentifier}/trained-models`;

/** What each operation has in its path and query, which the service may repeat. No other input is in there. */
const paths: Partial<Record<OperationName, string>> = {
  CreateTrainedModel:
    '/memberships/[input]/trained-models {"name":"[input]","configuredModelAlgorithmAssociationArn":"[input]",' +
    '"resourceConfig":{"instanceType":"[input]","volumeSizeInGB":[input]},' +
    '"dataChannels":[{"channelName":"[input]","mlInputChannelArn":"[input]"}]<transformed>}',
  GetTrainedModel: `${models}/<arn>`,
  CancelTrainedModel: `${models}/<arn>`,
  DeleteTrainedModelOutput: `${models}/<arn>`,
  ListTrainedModels: `${models} maxResults=100`,
  ListTrainedModelVersions: `${models}/<arn>/versions maxResults=100`,
};

/** Members without which an answer is none. */
const answers: Partial<Record<OperationName, string>> = {
  GetTrainedModel: "trainedModelArn and name and status and createTime",
  ListTrainedModels: "trainedModels",
  ListTrainedModelVersions: "trainedModels",
};

/** What an error says of a row's fault; undefined where no error speaks of it. */
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
    return `UNREADABLE_ANSWER: the answer lacks ${answers[operation]} (HTTP 200, request <request>)`;
  }
  return words[kind];
}
