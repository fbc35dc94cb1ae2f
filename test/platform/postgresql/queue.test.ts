import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createLog } from '../../../src/platform/log.ts';
import { openPostgresql } from '../../../src/platform/postgresql/database.ts';
import { createQueue } from '../../../src/platform/queue.ts';
import { type Child, startChild } from '../child.ts';
import { eventually } from '../eventually.ts';
import { emptyPostgresql, testServer } from '../postgresql.ts';

// What a dead process was doing is taken over once its heartbeat has lapsed, which takes a quarter of a minute.
vi.setConfig({ testTimeout: 120_000 });

/** A process that works on flows and notes when a run begins and ends; with one subject it never comes to an end. */
function startWorker(url: string, endless: string | null): Child {
  return startChild(`
    const { openPostgresql } = await platform('postgresql/database.ts');
    const { createQueue } = await platform('queue.ts');
    const { createLog } = await platform('log.ts');
    const log = createLog({ level: 'silent' });
    const database = await openPostgresql({ url: ${JSON.stringify(url)}, connections: 4, log });
    const queue = createQueue({ database, log });
    queue.define('flow', async ({ subject }) => {
      const { rows } = await database.pool.query(
        'INSERT INTO run (subject, worker) VALUES ($1, $2) RETURNING id', [subject, process.pid]);
      if (subject === ${JSON.stringify(endless)}) await new Promise(() => {});
      await new Promise((done) => setTimeout(done, 30));
      await database.pool.query('UPDATE run SET ended = clock_timestamp() WHERE id = $1', [rows[0].id]);
    });
    await queue.start();
    console.log('works');
  `);
}

async function openSender() {
  const url = await emptyPostgresql();
  const log = createLog({ level: 'silent' });
  const database = await openPostgresql({ url, connections: 4, log });
  await database.pool.query(`CREATE TABLE run (id serial, subject text, worker int,
    began timestamptz DEFAULT clock_timestamp(), ended timestamptz)`);
  const queue = createQueue({ database, log, onlySends: true });
  onTestFinished(async () => {
    await queue.stop({ timeoutMs: 1000 });
    await database.close();
  });
  await queue.start();
  const wake = (subject: string) => queue.wake({ kind: 'flow', installation: 7, subject, reason: 'a test' });
  const ask = async (sql: string) => (await database.pool.query(sql)).rows;
  return { url, queue, wake, ask };
}

describe.runIf(testServer !== undefined)('flows in several processes', () => {
  test('no object is in the hands of two, the idle ones help, and a killed one leaves nothing undone', async () => {
    const { url, queue, wake, ask } = await openSender();
    const first = startWorker(url, 'endless');
    await eventually(() => expect(first.lines).toEqual(['works']));
    await wake('endless');
    const endless = `SELECT worker, ended IS NOT NULL AS ended FROM run WHERE subject = 'endless' ORDER BY id`;
    await eventually(async () => expect(await ask(endless)).toEqual([{ worker: first.pid, ended: false }]));

    const second = startWorker(url, null);
    await eventually(() => expect(second.lines).toEqual(['works']));
    for (let round = 0; round < 15; round += 1) await Promise.all(['a', 'b', 'c', 'd', 'endless'].map(wake));
    const idleBut = (active: number, waiting: number) =>
      eventually(async () => expect((await queue.depth()).flow).toMatchObject({ waiting, active, dead: 0 }));
    await idleBut(1, 1);
    const overlapping = `
      SELECT a.subject FROM run a JOIN run b ON a.subject = b.subject AND a.id < b.id
      WHERE tstzrange(a.began, a.ended) && tstzrange(b.began, b.ended)`;
    expect(await ask(overlapping)).toEqual([]);
    expect(await ask('SELECT count(DISTINCT worker) AS n FROM run')).toEqual([{ n: 2 }]);

    await first.kill();
    await idleBut(0, 0);
    const [lost, ...again] = await ask(endless);
    expect(lost).toEqual({ worker: first.pid, ended: false });
    expect(again.length).toBeGreaterThan(0);
    for (const run of again) expect(run).toEqual({ worker: second.pid, ended: true });
  });

  test('where a retry of the same object waits, a run whose process died leaves no dead letter', async () => {
    const { url, queue, wake, ask } = await openSender();
    const first = startWorker(url, 'endless');
    await eventually(() => expect(first.lines).toEqual(['works']));
    await wake('endless');
    await eventually(async () => expect((await queue.depth()).flow).toMatchObject({ active: 1 }));
    await wake('endless');
    await first.kill();
    // As after a death before this one; nobody has looked for either since.
    await ask(
      `UPDATE pgboss.job SET state = 'retry', retry_count = 1 WHERE name = 'flow' AND state = 'created'`,
    );
    await ask(`UPDATE pgboss.job SET heartbeat_on = now() - interval '1 minute' WHERE state = 'active'`);
    const second = startWorker(url, null);
    await eventually(() => expect(second.lines).toEqual(['works']));
    await eventually(async () =>
      expect((await queue.depth()).flow).toMatchObject({ waiting: 0, active: 0, dead: 0 }),
    );
    expect(await ask('SELECT worker FROM run WHERE ended IS NOT NULL')).toEqual([{ worker: second.pid }]);
  });

  test('what processes died of again and again is given up, and the dead letter says so', async () => {
    const { url, queue, wake, ask } = await openSender();
    const first = startWorker(url, 'endless');
    await eventually(() => expect(first.lines).toEqual(['works']));
    await wake('endless');
    await eventually(async () => expect((await queue.depth()).flow).toMatchObject({ active: 1 }));
    await first.kill();
    await ask(`UPDATE pgboss.job SET retry_count = retry_limit, heartbeat_on = now() - interval '1 minute'
      WHERE state = 'active'`);
    startWorker(url, null);
    await eventually(async () =>
      expect(await queue.dead(5)).toMatchObject([
        { attempts: 9, cause: 'the process that was at it died or hung (job heartbeat timeout)' },
      ]),
    );
    expect((await queue.depth()).flow).toMatchObject({ waiting: 0, active: 0, dead: 1 });
  });
});
