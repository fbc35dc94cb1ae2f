import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse } from '../../../../src/change/policy/analyse.ts';
import { judgeAgain } from '../../../../src/change/policy/flips/judge-again.ts';
import { PastPull, pastPull } from '../../../../src/change/policy/flips/past-pull.ts';
import { judgePolicy } from '../../../../src/change/policy/judge.ts';
import { Configuration } from '../../../../src/domain/configuration.ts';
import type { ChangedFile } from '../../../../src/domain/pull-request.ts';
import { adding, changed } from '../../changed-file.ts';
import { pkcs8 } from '../keys.ts';

const salt = 'of this test';
const nothing = new Set<string>();

/** A pull request as it is kept after a look with a configuration. */
async function kept(files: readonly ChangedFile[], written: unknown, more: Partial<PastPull> = {}) {
  const configuration = Configuration.parse(written);
  const { zones, policy } = configuration;
  const analysis = await analyse({ files, zones, custom: policy.custom, salt });
  const look = { number: 7, branch: 'main', first: '2026-11-01T00:00:00.000Z', machine: false, approved: [] };
  return { ...PastPull.parse(pastPull({ ...look, files, analysis, configuration })), ...more };
}

const again = (past: PastPull, written: unknown, met: readonly string[] | null = null) =>
  judgeAgain(past, { configuration: Configuration.parse(written), baseline: nothing }, salt, met);

const drop = adding('db/migrations/1.sql', 'DROP TABLE orders;\n');
const docs = adding('docs/a.md', 'The key is acme-1234.\n');
const pattern = { name: 'acme', title: 'A key of acme', pattern: 'acme-[0-9]{4}', remedy: 'Revoke it.' };
const zone = (paths: readonly string[], more: object = {}) => ({
  zones: [{ name: 'data', paths, irreversible: true, ...more }],
});

test('a level, of a family or of a rule, is judged from what is kept', async () => {
  const past = await kept([drop], {});
  expect(again(past, {})).toMatchObject({
    policy: 'blocked',
    blocking: [{ rule: 'destructive/sql-drop-table', path: 'db/migrations/1.sql' }],
  });
  expect(again(past, { policy: { destructive: 'warn' } })).toMatchObject({ policy: 'passed', blocking: [] });
  const rules = { 'destructive/sql-drop-table': 'off' };
  expect(again(past, { policy: { rules } })).toMatchObject({ policy: 'passed' });
});

test('a baseline is judged from what is kept, and never excuses what a zone is about', async () => {
  const past = await kept([drop], zone(['db/**']));
  const baseline = new Set(past.sights.map((sight) => sight.baseline));
  const judged = (written: unknown) =>
    judgeAgain(past, { configuration: Configuration.parse(written), baseline }, salt, null);
  expect(judged(zone(['db/**']))).toMatchObject({ blocking: [{ rule: 'zone/irreversible-path' }] });
});

test('a zone blocks and asks for its people wherever a path of it was touched', async () => {
  const past = await kept([docs], {});
  const approvals = { count: 2, teams: ['dba'] };
  expect(again(past, zone(['docs/**'], { approvals }))).toMatchObject({
    policy: 'blocked',
    blocking: [{ rule: 'zone/irreversible-path' }],
    asks: ['zone data (2 people of dba)'],
  });
  expect(again(past, { zones: [{ name: 'texts', paths: ['docs/**'], approvals: {} }] })).toMatchObject({
    policy: 'passed',
    asks: ['zone texts (1 person)'],
  });
  expect(again(past, zone(['db/**']))).toMatchObject({ policy: 'passed', asks: [] });
});

test('a rule about paths needs no look, one about a pattern does where it may find something', async () => {
  const past = await kept([docs], {});
  const byPath = { name: 'texts', title: 'A text', paths: ['docs/**'], remedy: 'Ask.' };
  expect(again(past, { policy: { custom: [byPath] } })).toMatchObject({ policy: 'blocked' });
  expect(again(past, { policy: { custom: [pattern] } })).toEqual({
    answered: false,
    why: 'a pattern is new',
  });
  const elsewhere = { ...pattern, paths: ['db/**'] };
  expect(again(past, { policy: { custom: [elsewhere] } })).toMatchObject({ policy: 'passed' });
  const warning = { ...pattern, level: 'warn' };
  expect(again(past, { policy: { custom: [warning] } })).toMatchObject({ policy: 'passed' });
});

test('a pattern that was looked for is judged at its new level, and is gone when the rule is', async () => {
  const past = await kept([docs], { policy: { custom: [pattern] } });
  expect(again(past, { policy: { custom: [pattern] } })).toMatchObject({ policy: 'blocked' });
  expect(again(past, { policy: { custom: [{ ...pattern, level: 'warn' }] } })).toMatchObject({
    policy: 'passed',
  });
  expect(again(past, {})).toMatchObject({ policy: 'passed' });
  const other = { ...pattern, pattern: 'acme-[a-z]{4}' };
  expect(again(past, { policy: { custom: [other] } })).toEqual({ answered: false, why: 'a pattern is new' });
});

test('what people approved stays approved, unless more people are asked for than had approved', async () => {
  const plain = await kept([drop], {});
  const past = { ...plain, approved: plain.sights.map((sight) => sight.fingerprint) };
  expect(again(past, {})).toMatchObject({ policy: 'passed', blocking: [] });
  const stricter = { zones: [{ name: 'data', paths: ['db/**'], approvals: { count: 2 } }] };
  expect(again(past, stricter, [])).toMatchObject({ policy: 'blocked' });
  expect(again(past, stricter, ['zone data (2 people)'])).toMatchObject({ policy: 'passed' });
});

test('evidence and approvals are asked of machines, or of everybody where the configuration says so', async () => {
  const evidence = { commands: [{ name: 'unit', run: 'npm test' }] };
  const person = await kept([docs], {});
  expect(again(person, { evidence })).toMatchObject({ evidence: false, asks: [] });
  expect(again(person, { evidence: { ...evidence, from: 'everybody' } })).toMatchObject({ evidence: true });
  const machine = await kept([docs], {}, { machine: true });
  expect(again(machine, { evidence })).toMatchObject({
    evidence: true,
    asks: ['machine-made change (1 person)'],
  });
  expect(again(machine, {})).toMatchObject({ evidence: false });
});

test('of a very large change little is kept, and what that cannot tell is not told', async () => {
  const many = Array.from({ length: 600 }, (_, index) => changed(`src/${index}.ts`));
  const wide = await kept(many, {});
  expect(wide.paths).toBeNull();
  expect(again(wide, {})).toMatchObject({ policy: 'passed' });
  expect(again(wide, zone(['src/1.ts']))).toEqual({
    answered: false,
    why: 'it touches more paths than are kept',
  });
  const dropping = adding(
    'db/migrations/1.sql',
    Array.from({ length: 150 }, (_, i) => `DROP TABLE t${i};`).join('\n'),
  );
  const deep = await kept([dropping], {});
  expect(deep).toMatchObject({ cut: true, sights: { length: 100 } });
  expect(again(deep, {})).toMatchObject({ policy: 'blocked' });
  expect(again(deep, { policy: { destructive: 'off' } })).toEqual({
    answered: false,
    why: 'more was found than is kept',
  });
});

test('neither the words of a change nor a secret is kept', async () => {
  const past = await kept([adding('deploy/key.pem', pkcs8), docs], { policy: { custom: [pattern] } });
  const text = JSON.stringify(past);
  expect(past.sights.map(({ rule }) => rule)).toContain('secret/private-key');
  expect(text).not.toContain('acme-1234');
  for (const line of pkcs8.split('\n').filter(({ length }) => length > 8)) expect(text).not.toContain(line);
});

const manifest = (kind: string) => `apiVersion: v1\nkind: ${kind}\nmetadata: { name: a, namespace: b }\n`;
const removed = (path: string, base: string): ChangedFile =>
  changed(path, { status: 'removed', additions: 0, texts: { readable: true, base, head: null } });
const everything = [
  drop,
  docs,
  adding('deploy/key.pem', pkcs8),
  adding('scripts/clean.sh', '#!/bin/sh\nrm -rf /var/lib/postgresql\n"$TOOL" destroy\n'),
  removed('k8s/claim.yaml', manifest('PersistentVolumeClaim')),
  removed('k8s/map.yaml', manifest('ConfigMap')),
  adding('db/migrations/2.sql', 'this is $$ no SQL\n'),
];
const level = fc.constantFrom('off', 'warn', 'block');
const paths = fc.subarray(['db/**', 'docs/**', 'scripts/**', 'k8s/**', 'deploy/**'], { minLength: 1 });
const anyPolicy = fc.record(
  {
    zones: fc.array(
      fc.record({
        name: fc.constantFrom('one', 'other'),
        paths,
        irreversible: fc.boolean(),
        operations: fc.subarray(['schema.drop', 'data.delete', 'infrastructure.destroy']),
      }),
      { maxLength: 2 },
    ),
    policy: fc.record(
      {
        secrets: level,
        destructive: level,
        zones: level,
        custom: fc.subarray([
          pattern,
          { name: 'texts', title: 'A text', paths: ['docs/**'], remedy: 'Ask.' },
        ]),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

test('whatever is told from what is kept is what a look with the other policy finds', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(anyPolicy, anyPolicy, fc.subarray(everything), async (then, now, files) => {
      const judged = again(await kept(files, then), now);
      if (!judged.answered) return;
      told += 1;
      const configuration = Configuration.parse(now);
      const { zones, policy } = configuration;
      const analysis = await analyse({ files, zones, custom: policy.custom, salt });
      const fresh = judgePolicy({ diff: { complete: true, files }, analysis, configuration });
      expect(judged.policy).toBe(fresh.state);
    }),
    { numRuns: 40 },
  );
  expect(told).toBeGreaterThan(10);
});
