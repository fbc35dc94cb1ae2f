import type { Delivery, Driver } from '../../operate/deliver/driver.ts';
import type { FlowContext } from '../flow.ts';

/** Has a driver begin a delivery, such as a workflow's run. Returns its handle. */
export async function delivery(
  { client, effects }: FlowContext,
  driver: Driver,
  wanted: Delivery,
): Promise<string> {
  return effects.once({
    installation: client.installation,
    key: `delivery:${driver.name}:${wanted.key}`,
    // The driver itself looks by the key, and finds what was begun before.
    find: async () => null,
    act: () => driver.begin(wanted),
  });
}
