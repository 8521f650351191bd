/** What the error of a call means for whoever made the call. */
import { ApiError, TransportError } from "../../sdk/client";

export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.httpStatusCode === 404;
}

export function isConflict(error: unknown): boolean {
  return error instanceof ApiError && error.httpStatusCode === 409;
}

/** The call may have done its work: its response was lost. */
export function isOutcomeUnknown(error: unknown): boolean {
  return (error instanceof ApiError || error instanceof TransportError) && error.outcome === "unknown";
}

/**
 * Whether a wait of hours goes on: it outlives throttling, outages and sessions. What a person has to mend first ends it.
 *
 * @param wasSeen  whether an earlier call of the wait succeeded
 */
export function canRideOut(error: unknown, wasSeen: boolean): boolean {
  if (error instanceof ApiError) {
    const isExpired = /^(ExpiredToken|ExpiredTokenException|RequestExpired)$/.test(error.code);
    return error.httpStatusCode >= 500 || error.httpStatusCode === 429 || isExpired;
  }
  // Without credentials from the start the wait could only run into its deadline.
  return error instanceof TransportError && (wasSeen || error.code !== "CREDENTIALS_UNAVAILABLE");
}
