import { z } from 'zod';
import { DeliveryRecord } from '../../operate/deliver/processes/state.ts';

const instance = z.object({ pid: z.number(), birth: z.string(), port: z.number() }).nullable();
const running = { version: z.string(), revision: z.string(), instance };

/** What the proxy says of its services. */
export const Statuses = z.array(
  z.object({
    service: z.string(),
    live: z.object({ ...running, reachable: z.boolean() }).nullable(),
    canary: z.object({ ...running, weight: z.number() }).nullable(),
    draining: z.array(z.string()),
    healing: z.boolean(),
    restored: z.array(z.number()),
    deliveries: z.array(DeliveryRecord),
  }),
);
export type Status = z.infer<typeof Statuses>[number];
