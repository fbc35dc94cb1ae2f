import { expect, test } from 'vitest';
import { guards } from '../../../../src/change/policy/detectors/guards.ts';
import { terraform } from '../../../../src/change/policy/detectors/terraform.ts';
import { workflows } from '../../../../src/change/policy/detectors/workflows.ts';
import { configurationCatalogue } from '../catalogue/configurations.ts';
import type { FileChange } from '../catalogue/manifests.ts';
import { changeBetween } from '../manifest/change.ts';
import { sightsOf } from '../sightings.ts';

async function found([path, base, head]: FileChange): Promise<string[]> {
  const files = changeBetween(base === null ? {} : { [path]: base }, head === null ? {} : { [path]: head });
  const seen = await Promise.all([terraform, workflows, guards].map((one) => sightsOf(one, files)));
  return seen.flat().map(({ rule }) => rule);
}

test.each(configurationCatalogue)('%s', async (_, rules, caught, alike) => {
  for (const change of caught) {
    const ids = await found(change);
    expect({ change, ids, caught: ids.some((id) => rules.includes(id)) }).toMatchObject({ caught: true });
  }
  for (const change of alike) expect({ change, found: await found(change) }).toEqual({ change, found: [] });
});

test('a plan that is not whole is read as far as it goes, and said to be in part', async () => {
  const change = { address: 'aws_db_instance.a', type: 'aws_db_instance', change: { actions: ['delete'] } };
  const text = JSON.stringify({ format_version: '1.2', resource_changes: [change, { address: 1 }] });
  const [file] = changeBetween({}, { 'plan.json': text });
  const seen = await terraform.detect(file === undefined ? [] : [file], {
    zones: [],
    irreversible: () => false,
  });
  expect(seen.sightings).toHaveLength(1);
  expect(seen.unread).toMatchObject([{ path: 'plan.json', why: expect.stringMatching(/1 of 2/) }]);
});

test('an object of any length is read in time that grows with it', async () => {
  const { entriesOf } = await import('../../../../src/change/policy/terraform/object.ts');
  for (const piece of ['a = { b = "c" } ', '{', '"', 'a = ', '? : ', '(a) = b, ']) {
    const time = (amount: number) => {
      const text = `{${piece.repeat(amount)}}`;
      const before = performance.now();
      entriesOf(text);
      return performance.now() - before;
    };
    time(1_000);
    expect(time(40_000) / Math.max(20, time(10_000))).toBeLessThan(16);
  }
});
