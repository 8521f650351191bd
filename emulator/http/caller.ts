// The connection of a call, as far as a call needs it: waiting, and whether its caller is still there. It knows no operation.
import type { ServerResponse } from "node:http";
import { setTimeout as timeout } from "node:timers/promises";

/** What a call needs of its connection. */
export interface Caller {
  /** Real time; ends at once when the emulator closes, and with it the connection. */
  readonly wait: (delayMs: number) => Promise<void>;
  readonly hasGone: () => boolean;
}

/** The caller behind a response. */
export function callerOf(response: ServerResponse, closing: AbortSignal): Caller {
  return {
    hasGone: () => response.socket?.destroyed ?? true,
    wait: async (delayMs) => {
      if (delayMs > 0) await timeout(delayMs, undefined, { signal: closing }).catch(() => undefined);
    },
  };
}
