import { ApiError, TransportError } from "../../sdk/client";

export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.httpStatusCode === 404;
}

export function isConflict(error: unknown): boolean {
  return error instanceof ApiError && error.httpStatusCode === 409;
}

/** Whether the service may have performed the call, because its response was lost. */
export function isOutcomeUnknown(error: unknown): boolean {
  return (error instanceof ApiError || error instanceof TransportError) && error.outcome === "unknown";
}

/**
 * Whether a wait of hours continues after an error: throttling, outages and expired sessions pass, but an error that
 * needs a person to act ends the wait.
 *
 * @param wasSeen  whether an earlier call of the wait succeeded
 */
export function canRideOut(error: unknown, wasSeen: boolean): boolean {
  if (error instanceof ApiError) {
    const isExpired = /^(ExpiredToken|ExpiredTokenException|RequestExpired)$/.test(error.code);
    return error.httpStatusCode >= 500 || error.httpStatusCode === 429 || isExpired;
  }
  // Without credentials from the start, the wait could only time out.
  return error instanceof TransportError && (wasSeen || error.code !== "CREDENTIALS_UNAVAILABLE");
}
