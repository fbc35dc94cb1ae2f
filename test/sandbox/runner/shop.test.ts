import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { makeRepository, memoryArtifacts, runWorkflow } from './workbench.ts';

const fixtures = fileURLToPath(new URL('../../../src/sandbox/fixtures/acme', import.meta.url));
const path = '.github/workflows/ci.yml';
const workflow = { path, content: readFileSync(join(fixtures, 'shop', path), 'utf8') };

test("the shop's own workflow is green, and keeps its reports", async () => {
  const artifacts = memoryArtifacts();
  const shop = makeRepository({}, [join(fixtures, 'shop')]);
  const told = await runWorkflow(shop, workflow, { artifacts });
  expect([...told.jobs.values()].map(({ name, conclusion }) => [name, conclusion])).toEqual(
    expect.arrayContaining([
      ['test', 'success'],
      ['lint', 'success'],
    ]),
  );
  expect(told.conclusion).toBe('success');
  const reports = unzipSync(artifacts.contents.get('test-reports') ?? new Uint8Array());
  expect(Object.keys(reports)).toEqual(['coverage/lcov.info', 'reports/junit.xml']);
  expect(told.leftovers).toEqual([]);
});

test('with the refactored checkout it is red because a total is wrong, and only the tests are', async () => {
  const broken = [join(fixtures, 'shop'), join(fixtures, 'changes/break-checkout/files')];
  const told = await runWorkflow(makeRepository({}, broken), workflow);
  expect(told.conclusion).toBe('failure');
  expect(told.jobs.get('test')?.conclusion).toBe('failure');
  expect(told.jobs.get('lint')?.conclusion).toBe('success');
  expect(told.log('test')).toContain('tax is due on what is left after the discount');
  expect(told.steps.get('test')?.filter(({ conclusion }) => conclusion === 'failure')).toEqual([
    { name: 'Unit tests', conclusion: 'failure' },
  ]);
  expect(told.steps.get('test')).toContainEqual({ name: 'Keep the reports', conclusion: 'success' });
  expect(told.annotations.map(({ message }) => message)).toEqual(['Process completed with exit code 1.']);
});

test('the good change keeps it green', async () => {
  const good = [join(fixtures, 'shop'), join(fixtures, 'changes/shipping/files')];
  const told = await runWorkflow(makeRepository({}, good), workflow);
  expect(told.conclusion).toBe('success');
  expect(told.log('test')).toContain('a started kilogram counts in full');
});
