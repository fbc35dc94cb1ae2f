import { expect, onTestFinished, test, vi } from 'vitest';
import { openEmbeddedDatabase } from '../../src/platform/embedded/database.ts';
import { createLog } from '../../src/platform/log.ts';
import { createQueue } from '../../src/platform/queue.ts';
import { startChild } from './child.ts';
import { eventually } from './eventually.ts';
import { temporaryDirectory } from './temporary-directory.ts';

// A database boots in seconds, on a busy machine in many.
vi.setConfig({ testTimeout: 120_000 });

test('what a handler was doing at a kill -9 is done again by the next process, and nothing that waited is lost', async () => {
  const directory = temporaryDirectory();
  const child = startChild(`
    const { openEmbeddedDatabase } = await platform('embedded/database.ts');
    const { createQueue } = await platform('queue.ts');
    const { createLog } = await platform('log.ts');
    const log = createLog({ level: 'silent' });
    const database = await openEmbeddedDatabase({ directory: ${JSON.stringify(directory)}, log });
    const queue = createQueue({ database, log });
    queue.define('flow', async (wake) => {
      console.log('running ' + wake.subject);
      await new Promise(() => {});
    }, { concurrency: 1 });
    await queue.start();
    const wake = (subject, reason) => queue.wake({ kind: 'flow', installation: 7, subject, reason });
    await wake('a', 'first');
    while (!(await queue.depth()).flow.active) await new Promise((done) => setTimeout(done, 5));
    await wake('a', 'while running');
    await wake('b', 'waiting');
    console.log('all stored');
  `);
  await eventually(() => expect(child.lines).toEqual(['running a', 'all stored']));
  await child.kill();

  const log = createLog({ level: 'silent' });
  const database = await openEmbeddedDatabase({ directory, log });
  const queue = createQueue({ database, log });
  onTestFinished(async () => {
    await queue.stop();
    await database.close();
  });
  const woken: string[] = [];
  queue.define('flow', async (wake) => {
    woken.push(`${wake.subject}: ${wake.reason}`);
  });
  await queue.start();
  await eventually(() => expect(woken.toSorted()).toEqual(['a: first', 'a: while running', 'b: waiting']));
  await eventually(async () =>
    expect(await queue.depth()).toEqual({ flow: { waiting: 0, active: 0, dead: 0, oldestSeconds: 0 } }),
  );
});
