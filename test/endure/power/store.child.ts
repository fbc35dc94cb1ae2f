import { systemClock } from '../../../src/platform/clock.ts';
import { createJournalEffectStore } from '../../../src/platform/journal/effects.ts';
import { createJournalInbox } from '../../../src/platform/journal/inbox.ts';
import { openJournalThread } from '../../../src/platform/journal/journal-thread.ts';
import { openJournalLedger } from '../../../src/platform/journal/ledger.ts';
import { createLog } from '../../../src/platform/log.ts';
import { createPayloadCipher } from '../../../src/platform/payload-cipher.ts';

/**
 * Writes to the journal from many sides, and says a line for everything that was acknowledged: `delivery <id>`,
 * `done <id>`, `entry <key>`, `effect <key>`. The directory is its argument, and how many rounds.
 */
const [directory = '', rounds = '0'] = process.argv.slice(2);
const clock = systemClock;
const journal = await openJournalThread({ directory, log: createLog({ level: 'silent' }) });
const ledger = await openJournalLedger({ journal, clock, keys: { supplied: [], directory } });
const inbox = createJournalInbox({ journal, cipher: createPayloadCipher([new Uint8Array(32)]), clock });
const effects = createJournalEffectStore({ journal, clock });
const say = (line: string) => process.stdout.write(`${line}\n`);

async function write(writer: number): Promise<void> {
  for (let round = 0; round < Number(rounds); round += 1) {
    const key = `${writer}-${round}`;
    await inbox.accept({ id: key, event: 'push', payload: new Uint8Array(8000).fill(97) });
    say(`delivery ${key}`);
    await ledger.append({
      installation: 7,
      kind: 'note',
      subject: 'acme/shop',
      key,
      data: { writer, round },
    });
    say(`entry ${key}`);
    await effects.begin({ installation: 7, key, owner: 'me', lease: 1000 });
    await effects.confirm({ installation: 7, key, result: '"done"' });
    say(`effect ${key}`);
    if (round % 2 === 0) {
      await inbox.done(key, 7);
      say(`done ${key}`);
    }
  }
}

await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
process.kill(process.pid, 'SIGKILL');
