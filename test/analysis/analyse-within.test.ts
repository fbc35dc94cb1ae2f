import { expect, test } from 'vitest';
import { analyseWithin } from '../../src/analysis/analyse-within.ts';
import type { LookRequest } from '../../src/analysis/messages.ts';
import type { SupervisedWorker } from '../../src/analysis/supervise.ts';
import { detectors } from '../../src/change/policy/detectors.ts';
import { adding } from '../change/changed-file.ts';

/** A worker for which one detector never ends with one file. */
function stuckThread(detector: string, path: string) {
  const asked: LookRequest[] = [];
  const thread: SupervisedWorker = {
    prepare: async () => {},
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

test('a file that takes all the time that it gets leaves half of it to the others', async () => {
  const given: number[] = [];
  const worker: SupervisedWorker = {
    prepare: async () => {},
    close: async () => {},
    async look({ detectors: names }, milliseconds) {
      given.push(milliseconds);
      const [detector = ''] = names;
      return { seen: new Map(), stuck: { detector, why: 'it took too long' } };
    },
  };
  const deadlines = { all: 8000, perMillion: 0, file: 0 };
  await analyseWithin(worker, { files: [adding('a', 'b')], zones: [], salt: 's' }, deadlines);
  expect(given[0]).toBeGreaterThan(3000);
  expect(given[0]).toBeLessThanOrEqual(4000);
});
