import { expect, onTestFinished, test } from 'vitest';
import { analyseWithin } from '../../src/analysis/analyse-within.ts';
import { openAnalyser } from '../../src/analysis/analyser.ts';
import type { LookRequest } from '../../src/analysis/messages.ts';
import type { LookingThread } from '../../src/analysis/thread.ts';
import { analyse } from '../../src/change/policy/analyse.ts';
import { detectors } from '../../src/change/policy/detectors.ts';
import { Zone } from '../../src/domain/configuration.ts';
import { adding } from '../change/changed-file.ts';
import { pkcs8 } from '../change/policy/keys.ts';

const zones = [Zone.parse({ name: 'keys', paths: ['keys/**'], irreversible: true })];
const files = [adding('keys/a.pem', pkcs8), adding('b.sql', 'DROP TABLE a;')];

test('a thread sees what this thread sees, again and again', async () => {
  const analyser = openAnalyser();
  onTestFinished(() => analyser.close());
  const input = { files, zones, salt: 's' };
  const expected = await analyse(input);
  const [first, second] = await Promise.all([analyser.analyse(input), analyser.analyse(input)]);
  expect(first).toEqual(expected);
  expect(second).toEqual(expected);
});

test('without any time nothing is read, which says so and blocks in an irreversible zone; then all is well', async () => {
  const analyser = openAnalyser({ all: 0, file: 0 });
  onTestFinished(() => analyser.close());
  const { sights, unread } = await analyser.analyse({ files, zones, salt: 's' });
  expect(new Set(unread.map(({ path }) => path))).toEqual(new Set(['keys/a.pem', 'b.sql']));
  expect(unread[0]?.why).toMatch(/could not read it: it took too long/);
  const blocking = sights.filter(({ rule }) => rule === 'zone/unreadable');
  expect(new Set(blocking.map(({ path }) => path))).toEqual(new Set(['keys/a.pem']));
});

/** A thread on which one detector never ends with one file. */
function stuckThread(detector: string, path: string) {
  const asked: LookRequest[] = [];
  const thread: LookingThread = {
    prepare: () => {},
    close: async () => {},
    async look(request) {
      asked.push(request);
      const seen = new Map();
      for (const name of request.detectors) {
        if (name === detector && request.files.some((file) => file.path === path))
          return { seen, stuck: { detector, why: 'it took too long' } };
        const found = request.files.map((file) => ({
          rule: `zone/${name.replaceAll(' ', '-').toLowerCase()}`,
          path: file.path,
          subject: name,
          preview: name,
        }));
        seen.set(name, { sightings: found, unread: [] });
      }
      return { seen, stuck: null };
    },
  };
  return { thread, asked };
}

test('a file that holds one detector up is unread for it alone; everything else is looked at', async () => {
  const [first, second, ...others] = detectors.map(({ name }) => name);
  const stuck = second ?? '';
  const { thread } = stuckThread(stuck, 'bad');
  const all = [adding('good', 'a'), adding('bad', 'b'), adding('fine', 'c')];
  const { sights, unread } = await analyseWithin(thread, { files: all, zones: [], salt: 's' });
  expect(unread).toEqual([{ path: 'bad', why: `"${stuck}" could not read it: it took too long` }]);
  for (const name of [first, ...others]) {
    expect(sights.filter(({ preview }) => preview === name).map(({ path }) => path)).toEqual(
      all.map(({ path }) => path),
    );
  }
  const rest = sights.filter(({ preview }) => preview === stuck).map(({ path }) => path);
  expect(rest.toSorted()).toEqual(['fine', 'good']);
});
