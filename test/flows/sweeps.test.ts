import { expect, onTestFinished, test, vi } from 'vitest';
import { beginSweeps, defineFlows, type SharedContext } from '../../src/flows/define.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createLog } from '../../src/platform/log.ts';
import { createQueue } from '../../src/platform/queue.ts';
import { eventually } from '../platform/eventually.ts';
import { openTestDatabase } from '../platform/postgresql.ts';

// A database boots in seconds, on a busy machine in many.
vi.setConfig({ testTimeout: 120_000 });

const log = createLog({ level: 'silent' });

/** As much of the App as it takes to find out that GitHub does not answer. */
function withoutGitHub(calls: string[]): SharedContext {
  const auth = async () => {
    calls.push('auth');
    throw new Error('GitHub does not answer');
  };
  const every = { redelivery: 3600_000, objects: 3600_000, anchors: 3600_000 };
  return { app: { probot: { auth } }, clock: systemClock, every, life: {}, log } as unknown as SharedContext;
}

test('a sweep that is given up comes round all the same', async () => {
  const database = await openTestDatabase();
  const queue = createQueue({ database, log, retries: { first: 1000, longest: 1000, attempts: 1 } });
  onTestFinished(() => queue.stop());
  const calls: string[] = [];
  defineFlows(queue, withoutGitHub(calls));
  await queue.start();
  await beginSweeps(queue);
  await eventually(async () => expect(await queue.dead(10)).toHaveLength(2));
  expect(calls).toHaveLength(2);
  const { redelivery, installations } = await queue.depth();
  for (const depth of [redelivery, installations]) expect(depth).toMatchObject({ waiting: 1, active: 0 });
});
