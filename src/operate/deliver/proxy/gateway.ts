import type { ClientKey } from './assignment.ts';
import type { Capture } from './capture.ts';
import type { Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import type { Forwarding } from './request-headers.ts';
import type { Traffic } from './traffic.ts';

/** What every request of one service is handled with. */
export interface Gateway {
  readonly traffic: Traffic;
  readonly metrics: Metrics;
  readonly limits: Limits;
  readonly forwarding: Forwarding;
  readonly clientKey: ClientKey;
  readonly capture: Capture | null;
}
