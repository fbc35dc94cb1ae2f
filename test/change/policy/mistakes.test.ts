import { expect, test } from 'vitest';
import { readConfiguration } from '../../../src/change/configuration/read.ts';
import { guardsOf } from '../../../src/change/evidence/guards.ts';
import { privateKeys } from '../../../src/change/policy/detectors/private-keys.ts';
import { loosenedSettings } from '../../../src/change/policy/guard/settings.ts';
import { readTrees } from '../../../src/change/policy/manifest/read-trees.ts';
import { jsonBlocks } from '../../../src/change/policy/terraform/json-blocks.ts';
import { readWorkflow } from '../../../src/change/policy/workflow/read.ts';
import { adding } from '../changed-file.ts';

// Texts of ten thousands of mistakes or repetitions. What looks up a line for each, or compares each with all others,
// takes minutes for them and so comes to no end here.
const mistakes = '{{ a }}\n'.repeat(30_000);
const keys = Array.from({ length: 28_000 }, (_, at) => `k${at}: v\n`).join('');
const same = 'k: v\n'.repeat(50_000);

test('a configuration of nothing but mistakes is refused at its first ones, with the place', () => {
  for (const text of [mistakes, '}\n'.repeat(40_000), '"\\q" '.repeat(20_000)]) {
    const read = readConfiguration(text);
    expect(read).toMatchObject({ ok: false });
    if (!read.ok) {
      expect(read.problems.length).toBeLessThanOrEqual(50);
      expect(read.problems[0]?.line).toBeLessThanOrEqual(2);
      expect(read.problems.map(({ message }) => message).join()).not.toMatch(/\n| at line \d/);
    }
  }
});

test('a configuration that repeats a key is refused at each place, and one of very many keys at each', () => {
  const repeated = readConfiguration(same);
  expect(repeated).toMatchObject({ ok: false, problems: { length: 50 } });
  if (!repeated.ok) {
    expect(repeated.problems[0]).toMatchObject({ line: 2, column: 1, message: 'Map keys must be unique' });
    expect(repeated.problems[0]?.remedy).toBe('Keep one of them.');
  }
  expect(readConfiguration(keys)).toMatchObject({ ok: false });
});

test('a key that stands again in another mapping is not repeated; one that stands again as a text is', () => {
  const twice = 'zones:\n  - { name: a, paths: [a/**] }\n  - { name: b, paths: [b/**] }\n';
  expect(readConfiguration(twice)).toMatchObject({ ok: true });
  const again = readConfiguration('policy:\n  secrets: block\n  "secrets": off\n');
  expect(again).toMatchObject({ ok: false, problems: [{ line: 3, column: 3 }] });
});

test('manifests, workflows, settings and JSON of mistakes are unread at a line, not for ever', async () => {
  for (const text of ['}\n'.repeat(15_000), 'a: "\\q"\n'.repeat(8_000)]) {
    expect((await readTrees(text)).problems[0]).toMatchObject({ why: 'YAML that cannot be parsed' });
    expect(readWorkflow(text)).toMatchObject({ ok: false, why: 'it is not YAML' });
    expect(jsonBlocks(text).problems).toEqual([{ line: 1, why: 'it is not JSON' }]);
    expect(loosenedSettings(text, text)).toBeNull();
    expect(guardsOf(text)).toBeNull();
  }
});

test('mappings of very many keys are read', async () => {
  expect((await readTrees(keys)).problems).toEqual([]);
  expect(readWorkflow(keys)).toMatchObject({ ok: true });
  expect(guardsOf(keys)).toEqual({ local: [], unpinned: [] });
});

test('armours that begin again and again hold no key, and hide none', async () => {
  const begin = `-----BEGIN ${'RSA PRIVATE KEY'}-----`;
  const body = Buffer.from(Array.from({ length: 600 }, (_, at) => (at * 131 + 7) % 256)).toString('base64');
  const lines = body.match(/.{1,64}/g) ?? [];
  const text = [
    ...Array.from({ length: 30_000 }, () => begin),
    ...lines,
    begin.replace('BEGIN', 'END'),
    '',
  ].join('\n');
  const { sightings } = await privateKeys.detect([adding('a.pem', text)], {
    zones: [],
    irreversible: () => false,
  });
  expect(sightings).toHaveLength(1);
  const { sightings: none } = await privateKeys.detect([adding('a.txt', `${begin} `.repeat(30_000))], {
    zones: [],
    irreversible: () => false,
  });
  expect(none).toEqual([]);
});
