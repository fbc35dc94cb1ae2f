import { randomBytes } from 'node:crypto';
import { systemClock } from '../platform/clock.ts';
import { createInstallations } from '../platform/installations.ts';
import { createLog } from '../platform/log.ts';
import { openStores } from '../platform/open-stores.ts';
import { createPayloadCipher, payloadKeyBytes } from '../platform/payload-cipher.ts';
import { createQueue, type Queue } from '../platform/queue.ts';
import type { StoreSettings } from '../platform/store-settings.ts';
import { pauseFile } from '../platform/switches/pause-file.ts';
import { openSwitches } from '../platform/switches.ts';
import type { StoreTools } from './store-command.ts';

/**
 * Opens the stores for one command, without working on anything that waits in them.
 * @throws {LockHeld} when an App, or another command, has the embedded ones open
 */
export async function openStoreTools(
  settings: StoreSettings,
): Promise<StoreTools & { close(): Promise<void> }> {
  const log = createLog({ level: 'warn', destination: process.stderr });
  const clock = systemClock;
  const { directory, server, ledgerKeys, payloadKeys } = settings;
  // Without the App's keys no payload can be read: one that nobody has sealed with, for a command seals none either.
  const cipher = createPayloadCipher(payloadKeys.length === 0 ? [randomBytes(payloadKeyBytes)] : payloadKeys);
  const stores = await openStores({ directory, server, cipher, ledgerKeys, clock, log });
  try {
    const file = pauseFile(directory);
    const switches = await openSwitches({ ledger: stores.ledger, store: stores.switches, file, log });
    let queue: Queue | null = null;
    return {
      stores,
      switches,
      installations: createInstallations(stores.notes),
      queue: async () => {
        if (queue !== null) return queue;
        const made = createQueue({ database: stores.database, log, onlySends: true });
        await made.start();
        queue = made;
        return made;
      },
      clock,
      close: async () => {
        await queue?.stop();
        await switches.close();
        await stores.close();
      },
    };
  } catch (error) {
    await stores.close();
    throw error;
  }
}
