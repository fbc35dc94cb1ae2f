import { readdirSync, readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { openAnalyser } from '../../src/analysis/analyser.ts';
import { deadlineOf, deadlinesOf, localDeadlines } from '../../src/analysis/deadlines.ts';
import { analyse } from '../../src/change/policy/analyse.ts';
import { Zone } from '../../src/domain/configuration.ts';
import { adding } from '../change/changed-file.ts';
import { pkcs8 } from '../change/policy/keys.ts';

const zones = [Zone.parse({ name: 'keys', paths: ['keys/**'], irreversible: true })];
const files = [adding('keys/a.pem', pkcs8), adding('b.sql', 'DROP TABLE a;')];
const input = { files, zones, salt: 's' };
const noTime = { all: 0, perMillion: 0, file: 0 };

test.each(['thread', 'process'] as const)('a %s sees what is seen here, again and again', async (where) => {
  const analyser = openAnalyser({ where });
  onTestFinished(() => analyser.close());
  const expected = await analyse(input);
  const [first, second] = await Promise.all([analyser.analyse(input), analyser.analyse(input)]);
  expect(first).toEqual(expected);
  expect(second).toEqual(expected);
});

test.each(['thread', 'process'] as const)(
  'without any time a %s reads nothing, which says so and blocks in an irreversible zone',
  async (where) => {
    const analyser = openAnalyser({ deadlines: noTime, where });
    onTestFinished(() => analyser.close());
    const { sights, unread } = await analyser.analyse(input);
    expect(new Set(unread.map(({ path }) => path))).toEqual(new Set(['keys/a.pem', 'b.sql']));
    expect(unread[0]?.why).toMatch(/^time was up before "[\w ]+" and \d+ more looked at it$/);
    const blocking = sights.filter(({ rule }) => rule === 'zone/unreadable');
    expect(new Set(blocking.map(({ path }) => path))).toEqual(new Set(['keys/a.pem']));
  },
);

/** Ids of the processes that this one started. */
function children(): number[] {
  const of = (id: string): string[] => readFileSync(`/proc/self/task/${id}/children`, 'utf8').split(' ');
  return readdirSync('/proc/self/task').flatMap(of).filter(Boolean).map(Number);
}

const isLinux = process.platform === 'linux';

test.runIf(isLinux)(
  'a process has no key of ours, is replaced when it dies, and ends with its analyser',
  async () => {
    process.env.WIRED_CHAOS_TEST_SECRET = 'a';
    onTestFinished(() => void delete process.env.WIRED_CHAOS_TEST_SECRET);
    const others = new Set(children());
    const own = () => children().filter((id) => !others.has(id));
    const analyser = openAnalyser({ where: 'process' });
    onTestFinished(() => analyser.close());
    const expected = await analyser.analyse(input);
    const [first = 0] = own();
    expect(readFileSync(`/proc/${first}/environ`, 'utf8')).not.toContain('WIRED_CHAOS_TEST_SECRET');

    process.kill(first, 'SIGKILL');
    await expect.poll(own).toEqual([]);
    const large = adding('db/1.sql', 'DROP TABLE a;\n'.repeat(20_000));
    const told = analyser.analyse({ files: [large, ...files], zones, salt: 's' });
    await expect.poll(own).toHaveLength(1);
    const [second = 0] = own();
    // Wherever in its work it is then: what it saw is told by the next one, or is said to be unread.
    await new Promise((settle) => setTimeout(settle, 3000));
    process.kill(second, 'SIGKILL');
    const { sights, unread } = await told;
    expect(new Set([...sights, ...unread].map(({ path }) => path))).toEqual(
      new Set(['db/1.sql', 'keys/a.pem', 'b.sql']),
    );

    expect(await analyser.analyse(input)).toEqual(expected);
    await analyser.close();
    expect(own()).toEqual([]);
  },
);

test('a deadline grows with what is to be read, and one that is set does not', () => {
  const large = adding('a.txt', 'a\n'.repeat(50_000));
  expect(deadlineOf([large], localDeadlines)).toBeCloseTo(30_000, -1);
  expect(deadlineOf([large], deadlinesOf('0.5', '--deadline'))).toBe(500);
  expect(deadlineOf([], localDeadlines)).toBe(20_000);
});

test.each(['', '0', '-1', 'soon', '1e3', '1000000', 'Infinity'])('%j is no deadline', (seconds) => {
  expect(() => deadlinesOf(seconds, '--deadline')).toThrow('--deadline is a number of seconds');
});
