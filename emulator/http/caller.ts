import type { ServerResponse } from "node:http";
import { setTimeout as timeout } from "node:timers/promises";

/** What a call needs of its connection. */
export interface Caller {
  /** Waits in real time; ends at once when the emulator closes, and with it the connection. */
  readonly wait: (delayMs: number) => Promise<void>;
  readonly hasGone: () => boolean;
}

/** The caller that waits for a response. */
export function callerOf(response: ServerResponse, closing: AbortSignal): Caller {
  return {
    hasGone: () => response.socket?.destroyed ?? true,
    wait: async (delayMs) => {
      if (delayMs > 0) await timeout(delayMs, undefined, { signal: closing }).catch(() => undefined);
    },
  };
}
