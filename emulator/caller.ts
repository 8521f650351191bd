// The connection of a call, as far as a call needs it: waiting, and whether its caller is still there. It knows no operation.
import type { ServerResponse } from "node:http";

/** What a call needs of its connection. */
export interface Caller {
  /** Real time. Rejects with EmulatorClosed when the emulator closes. */
  readonly wait: (delayMs: number) => Promise<void>;
  readonly hasGone: () => boolean;
}

/** Ends what is still waiting when the emulator closes. */
export class EmulatorClosed extends Error {}

/** The caller behind a response. */
export function callerOf(response: ServerResponse, closing: AbortSignal): Caller {
  return {
    hasGone: () => response.socket?.destroyed ?? true,
    wait: (delayMs) => {
      if (delayMs <= 0) return Promise.resolve();
      return new Promise((resolve, reject) => {
        const closed = (): void => {
          clearTimeout(timer);
          reject(new EmulatorClosed("The emulator was closed"));
        };
        const timer = setTimeout(() => {
          closing.removeEventListener("abort", closed);
          resolve();
        }, delayMs);
        closing.addEventListener("abort", closed, { once: true });
      });
    },
  };
}
