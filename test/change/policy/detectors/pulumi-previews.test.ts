import { expect, test } from 'vitest';
import { pulumiPreviews } from '../../../../src/change/policy/detectors/pulumi-previews.ts';
import { changeBetween } from '../manifest/change.ts';
import { sightingsOf } from '../sightings.ts';

const step = (op: string, type = 'aws:rds/instance:Instance') => ({
  op,
  urn: `urn:pulumi:prod::app::${type}::db`,
});
const preview = (...steps: object[]) => JSON.stringify({ steps, duration: 1 });
const seen = (text: string) => sightingsOf(pulumiPreviews, changeBetween({}, { 'preview.json': text }));

test.each([
  ['delete', 1],
  ['replace', 1],
  ['delete-replaced', 1],
  ['create', 0],
  ['update', 0],
  ['same', 0],
])('%s', (op, count) => {
  expect(seen(preview(step(op)))).toHaveLength(count);
});

test('a replacement is one finding, and what holds nothing is none', () => {
  expect(seen(preview(step('create-replacement'), step('replace'), step('delete-replaced')))).toHaveLength(1);
  expect(seen(preview(step('delete', 'random:index/randomPet:RandomPet')))).toEqual([]);
});

test('another JSON is none', () => {
  expect(seen('{"steps": [{"run": "urn:pulumi"}]}')).toEqual([]);
  expect(seen('{"steps": [ "urn:pulumi:')).toEqual([]);
});
