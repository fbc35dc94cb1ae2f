import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { processesDriver } from '../../../../src/operate/deliver/processes/driver.ts';
import { isRunning } from '../../../../src/operate/deliver/processes/process-group.ts';
import { membersOf } from '../../../../src/operate/deliver/processes/process-table.ts';
import { revision, startShop } from './fixture.ts';

it('brings a version live when it is well, and ends the old one after what is under way there', async () => {
  const shop = await startShop();
  expect(await shop.deliver('a')).toBe('live');
  const old = shop.service.status().live?.instance;
  const slow = shop.get('/slow');
  expect(await shop.deliver('b')).toBe('live');
  expect(await shop.get()).toMatch(/^b /);
  expect(await slow).toBe('slow');
  await shop.until(({ draining }) => draining.length === 0);
  expect(membersOf(old?.pid ?? 0)).toEqual([]);
  expect(shop.service.status().deliveries.map(({ state }) => state)).toEqual(['superseded', 'live']);
});

it('says what a version did instead of coming up, and leaves the live one alone', async () => {
  const shop = await startShop();
  const secret = ['hunter', 'hunter2'].join('-');
  const environmentFile = join(shop.directory, 'env');
  writeFileSync(environmentFile, `PASSWORD=${secret}\n`);
  await shop.deliver('a');
  const fails = async (command: string) => shop.deliver('b', { command, environmentFile });
  expect(await fails('echo "no $PASSWORD here"; exit 3')).toBe(
    'failed: it ended with code 3 before it was well; its last words: no [redacted] here',
  );
  expect(await fails('sleep 20 & exit 0')).toMatch(
    /left processes in the background: run it in the foreground/,
  );
  expect(await fails('no-such-program-here')).toMatch(/code 127 .*not found/);
  const other = `exec ${process.execPath} -e "require('http').createServer().listen(0, '127.0.0.1')"`;
  const begun = shop.deliver('c', { command: other });
  await expect.poll(() => shop.service.status().deliveries.at(-1)?.revision).toBe(revision('c'));
  expect(await shop.deliver('d').catch(String)).toMatch(/is starting: wait for it, or abandon it/);
  expect(await begun).toMatch(
    /it is not well after 4 s: .*it listens on \d+, and should on \d+ \(the variable PORT\)/,
  );
  expect(await shop.get()).toMatch(/^a /);
  for (const file of ['state.json']) {
    const path = join(shop.data, 'proxy', 'shop', file);
    expect(readFileSync(path, 'utf8')).not.toContain(secret);
    expect(statSync(path).mode & 0o077).toBe(0);
  }
});

it('does not take the health of another program for that of a version', async () => {
  const shop = await startShop();
  // Whoever got the port in between.
  const thief = `${process.execPath} -e "require('http').createServer((q,r)=>r.end()).listen(process.env.PORT,'127.0.0.1')"`;
  const command = `setsid timeout 20 ${thief} & exec sleep 20`;
  expect(await shop.deliver('a', { command })).toMatch(
    /another program answers on its port \d+; it listens on no port/,
  );
});

it('puts the live version back when it is killed or hangs, and drops no request that may be asked twice', async () => {
  const shop = await startShop();
  await shop.deliver('a');
  for (const fault of ['SIGKILL', 'SIGSTOP'] as const) {
    const pid = shop.service.status().live?.instance?.pid ?? 0;
    process.kill(-pid, fault);
    const answers = await Promise.all(Array.from({ length: 20 }, () => shop.get()));
    expect(answers.every((text) => text.startsWith('a '))).toBe(true);
    expect(await shop.until(({ live, healing }) => !healing && live?.instance?.pid !== pid)).toMatchObject({
      live: { reachable: true, revision: revision('a') },
    });
    expect(membersOf(pid)).toEqual([]);
  }
  expect(shop.service.status().restored).toHaveLength(2);
});

it('lets a version that says it is sick go on until there is another', async () => {
  const shop = await startShop();
  await shop.deliver('a');
  const pid = shop.service.status().live?.instance?.pid;
  const before = await shop.get();
  writeFileSync(join(shop.directory, 'sick'), '');
  await shop.until(({ healing }) => healing);
  expect(await shop.get()).toBe(before);
  rmSync(join(shop.directory, 'sick'));
  await shop.until(({ live, healing }) => !healing && live?.instance?.pid !== pid);
});

it('gives a canary its share until it is promoted, or abandoned, or breaks', async () => {
  const shop = await startShop();
  await shop.deliver('a');
  const arms = async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => shop.get()));
    return [...new Set(answers.map((text) => text[0]))].sort().join('');
  };
  expect(await shop.deliver('b', { canary: 50 })).toBe('canary');
  expect(await arms()).toBe('ab');
  await shop.service.promote(null);
  expect(await arms()).toBe('b');
  expect(await shop.deliver('c', { canary: 50 })).toBe('canary');
  await shop.service.abandon('worse than before');
  expect(await arms()).toBe('b');
  expect(shop.service.status().deliveries.at(-1)).toMatchObject({
    state: 'failed',
    why: 'worse than before',
  });
  expect(await shop.deliver('d', { canary: 50 })).toBe('canary');
  process.kill(shop.service.status().canary?.instance?.pid ?? 0, 'SIGKILL');
  expect(await arms()).toBe('b');
  await shop.until(({ canary }) => canary === null);
  expect(shop.service.metrics().some(({ version }) => version.startsWith('b'))).toBe(true);
});

it('is a driver: the same key begins nothing new, and going back runs what ran before', async () => {
  const shop = await startShop();
  const environmentFile = join(shop.directory, 'env');
  writeFileSync(environmentFile, 'GREETING=first\n');
  await shop.deliver('a', { environmentFile });
  await shop.deliver('b');
  const driver = processesDriver({ driver: 'processes', service: 'shop' }, { data: shop.data });
  const delivery = {
    key: 'k1',
    environment: 'production',
    revision: revision('a'),
    rollbackOf: revision('b'),
  };
  const handle = await driver.begin(delivery);
  expect(await driver.begin(delivery)).toBe(handle);
  await expect.poll(() => driver.look(handle), { timeout: 20_000 }).toMatchObject({ kind: 'live' });
  expect(await shop.get()).toMatch(/^a first /);
  expect(shop.service.status().deliveries.filter(({ key }) => key === 'k1')).toHaveLength(1);
  await expect(driver.begin({ ...delivery, key: 'k2', environment: 'x'.repeat(300) })).rejects.toThrow(
    /understand/,
  );
  expect(await driver.look(handle.replace('k1', 'k9'))).toMatchObject({ kind: 'failed' });
  const nowhere = processesDriver(
    { driver: 'processes', service: 'shop' },
    { data: join(shop.data, 'none') },
  );
  expect(await nowhere.look(handle)).toMatchObject({
    kind: 'unknown',
    why: expect.stringContaining('no proxy runs'),
  });
});

it('knows after its own end what is live: takes it up, or starts it again', async () => {
  const first = await startShop();
  await first.deliver('a');
  await first.deliver('b', { canary: 30 });
  const { live, canary } = first.service.status();
  const second = await first.again();
  expect(second.service.status()).toMatchObject({
    live: { instance: live?.instance },
    canary: { instance: canary?.instance, weight: 30 },
  });
  process.kill(live?.instance?.pid ?? 0, 'SIGKILL');
  // Nobody tells whoever did not start it: a probe does.
  await second.until(({ live: now, healing }) => !healing && now?.instance?.pid !== live?.instance?.pid);
  await second.service.promote(null);
  const started = second.service.status().live?.instance;
  const third = await second.again();
  process.kill(-(started?.pid ?? 0), 'SIGKILL');
  const answer = await third.get();
  expect(answer).toMatch(/^b /);
  expect(started !== null && started !== undefined && isRunning(started)).toBe(false);
});

it('refuses to start where another proxy runs', async () => {
  const shop = await startShop();
  await expect(startShop(shop.data)).rejects.toThrow(/in use by process/);
});
