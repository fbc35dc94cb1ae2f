import { vi } from 'vitest';

/** Waits until the claim holds, asking often; fails with the claim's own error when it does not within a minute. */
export function eventually(claim: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(claim, { timeout: 60_000, interval: 10 });
}
