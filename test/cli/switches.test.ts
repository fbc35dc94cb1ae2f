import { afterAll, expect, test, vi } from 'vitest';
import { pause } from '../../src/cli/pause.ts';
import { resume } from '../../src/cli/resume.ts';
import { switches } from '../../src/cli/switches.ts';
import { RepositoryId } from '../../src/domain/ids.ts';
import { createLog } from '../../src/platform/log.ts';
import { createQueue } from '../../src/platform/queue.ts';
import { eventually } from '../platform/eventually.ts';
import { openTestTools, runOn } from './store-tools.ts';

// A database boots in seconds, on a busy machine in many.
vi.setConfig({ testTimeout: 120_000 });

const ends: (() => void | Promise<void>)[] = [];
const tools = await openTestTools((end) => void ends.unshift(end));
const worker = createQueue({ database: tools.stores.database, log: createLog({ level: 'silent' }) });
const woken: string[] = [];
worker.define('resume', async ({ installation, subject }) => void woken.push(`${installation}:${subject}`));
await worker.start();
afterAll(async () => {
  await worker.stop();
  for (const end of ends) await end();
});

const shop = { id: RepositoryId.parse(4711), fullName: 'acme/shop', private: false, archived: false };
for (const [id, login, repositories] of [
  [7, 'acme', [shop]],
  [8, 'zenith', []],
] as const) {
  const known = { id, account: { id, login }, standing: 'active', since: '2026-01-01T00:00:00Z' } as const;
  await tools.installations.save({ ...known, permissions: {}, lacking: [], page: null }, repositories);
  await tools.stores.ledger.append({
    installation: id,
    kind: 'test',
    subject: login,
    key: 'one',
    data: null,
  });
}

const run = (command: typeof pause, ...args: string[]) => runOn(tools, command, ...args);
const where = { id: shop.id, name: shop.fullName };
const reason = ['--reason', 'release under way'];

test('a repository is paused by its id, and resumed, which wakes what was held back', async () => {
  expect(await run(pause, '--repository', 'Acme/Shop', ...reason)).toMatchObject({
    code: 0,
    out: 'acme/shop (installation 7) is paused. Every process stops within a second.\n',
  });
  expect(await tools.switches.paused(7, { ...where, name: 'acme/renamed' })).toMatchObject({
    scope: 'repository',
    by: 'mira',
    reason: 'release under way',
  });
  expect((await run(switches)).out).toMatch(
    /^acme\/shop \(installation 7\), paused by mira since \S+Z: release under way\n$/,
  );
  expect(await run(resume, '--repository', 'acme/shop')).toMatchObject({ code: 0 });
  expect(await tools.switches.paused(7, where)).toBeNull();
  await eventually(() => expect(woken).toContain('7:acme/shop'));
  expect(await run(switches)).toMatchObject({ code: 0, out: 'Nothing is paused.\n' });
});

test('everything is paused and resumed; a narrower resume says that it still rests', async () => {
  await run(pause, '--everything', ...reason);
  await run(pause, '--installation', '7', ...reason);
  const json = JSON.parse((await run(switches, '--format', 'json')).out);
  expect(json).toMatchObject([{ scope: 'everything' }, { scope: 'organisation', installation: 7 }]);
  const before = woken.length;
  expect(await run(resume, '--installation', '7')).toMatchObject({
    code: 1,
    out: expect.stringContaining('stays paused (everything) by mira'),
  });
  expect(await run(resume, '--everything')).toMatchObject({ code: 0 });
  await eventually(() =>
    expect(woken.slice(before).toSorted()).toEqual(['7:organisation', '8:organisation']),
  );
});

test('a repository that is not known needs its installation, and is then meant by its name', async () => {
  await expect(run(pause, '--repository', 'zenith/new', ...reason)).rejects.toThrow(
    'zenith/new is in no installation that is known: add --installation N. Known are 7 (acme), 8 (zenith).',
  );
  await run(pause, '--repository', 'zenith/new', '--installation', '8', ...reason);
  const zenith = { id: RepositoryId.parse(99), name: 'zenith/new' };
  expect(await tools.switches.paused(8, zenith)).toMatchObject({ scope: 'repository' });
  await run(resume, '--repository', 'zenith/new', '--installation', '8');
  expect(await tools.switches.paused(8, zenith)).toBeNull();
});

test.each([
  [['--everything'], 'say why'],
  [reason, 'say what'],
  [['--everything', '--installation', '7', ...reason], 'leaves nothing to choose'],
  [['--installation', 'x', ...reason], 'not "x"'],
  [['--repository', 'shop', ...reason], 'owner/name'],
  [['--everything', '--reason', 'x'.repeat(501)], 'at most 500'],
  [['--frob'], 'frob'],
])('%j is told what is wrong', async (args, problem) => {
  await expect(run(pause, ...args)).rejects.toThrow(problem);
});
