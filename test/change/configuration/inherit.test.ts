import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { inheritConfiguration } from '../../../src/change/configuration/inherit.ts';
import { invalidConfiguration } from '../../../src/change/configuration/invalid.ts';
import { looserSettings } from '../../../src/change/configuration/looser.ts';
import { parseConfiguration } from '../../../src/change/configuration/parse.ts';
import type { WrittenConfiguration } from '../../../src/change/configuration/read.ts';
import type { ApprovalRequirement } from '../../../src/domain/approval-requirement.ts';
import { Configuration } from '../../../src/domain/configuration.ts';

function inherit(organisation: string | null, repository: string | null) {
  const inherited = inheritConfiguration({ organisation, repository });
  if (!inherited.ok) throw new Error(JSON.stringify(inherited.problems));
  return inherited;
}

const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });
const level = fc.constantFrom('off', 'warn', 'block');
const names = fc.subarray(['ann', 'bob', 'cleo']);
const approvals = fc.record({
  count: fc.integer({ min: 1, max: 3 }),
  teams: names,
  codeowners: fc.boolean(),
});
const zone = fc.record({
  name: fc.constantFrom('a', 'b'),
  paths: fc.constantFrom(['db/**'], ['keys/**']),
  irreversible: fc.boolean(),
  approvals: some(approvals),
});
const evidence = fc.record({
  from: some(fc.constantFrom('machines', 'everybody')),
  coverage: some(fc.integer({ min: 0, max: 100 })),
  commands: some(fc.constantFrom([{ name: 'unit', run: 'npm test' }], [{ name: 'unit', run: 'true' }], [])),
});
const written = fc.record({
  autonomy: some(fc.constantFrom('observe', 'propose', 'act')),
  merge: some(fc.constantFrom('manual', 'auto', 'queue')),
  bases: some(names),
  approvals: some(approvals),
  furtherApprovals: some(fc.array(approvals, { maxLength: 2 })),
  zones: some(fc.array(zone, { maxLength: 2 })),
  overrides: some(fc.record({ users: names, teams: names })),
  evidence: some(evidence),
  policy: some(
    fc.record({
      secrets: some(level),
      destructive: some(level),
      rules: some(
        fc.record({ 'secret/private-key': some(level), 'destructive/sql-drop-table': some(level) }),
      ),
    }),
  ),
});

const order = {
  autonomy: ['act', 'propose', 'observe'],
  merge: ['auto', 'queue', 'manual'],
  level: ['off', 'warn', 'block'],
  from: ['machines', 'everybody'],
};
const ruleIds = ['secret/private-key', 'destructive/sql-drop-table'] as const;
const levelIn = (policy: WrittenConfiguration['policy'], id: (typeof ruleIds)[number]) =>
  policy?.rules?.[id] ?? (id.startsWith('secret/') ? policy?.secrets : policy?.destructive);
/** Whoever fulfils all of these has fulfilled that one. */
const met = (all: readonly ApprovalRequirement[], one: ApprovalRequirement) =>
  all.some(
    (other) =>
      other.count >= one.count &&
      ((one.teams.length === 0 && !one.codeowners) ||
        (JSON.stringify(other.teams) === JSON.stringify(one.teams) && other.codeowners === one.codeowners)),
  );

/** Nothing that `side` says is asked for less in what holds. */
function expectNoLooser(holds: Configuration, side: WrittenConfiguration) {
  const full = Configuration.parse(side);
  const strict = (values: readonly string[], value: string | undefined) =>
    value === undefined ? -1 : values.indexOf(value);
  expect(strict(order.autonomy, holds.autonomy)).toBeGreaterThanOrEqual(
    strict(order.autonomy, side.autonomy),
  );
  expect(strict(order.merge, holds.merge)).toBeGreaterThanOrEqual(strict(order.merge, side.merge));
  expect(strict(order.from, holds.evidence.from)).toBeGreaterThanOrEqual(
    strict(order.from, side.evidence?.from),
  );
  expect(holds.evidence.coverage).toBeGreaterThanOrEqual(full.evidence.coverage);
  for (const { name } of full.evidence.commands)
    expect(holds.evidence.commands.map((one) => one.name)).toContain(name);
  if (side.bases !== undefined) expect(full.bases).toEqual(expect.arrayContaining(holds.bases));
  if (side.overrides !== undefined) {
    expect(full.overrides.users).toEqual(expect.arrayContaining(holds.overrides.users));
    expect(full.overrides.teams).toEqual(expect.arrayContaining(holds.overrides.teams));
  }
  const all = [holds.approvals, ...holds.furtherApprovals];
  const asked =
    side.approvals === undefined ? full.furtherApprovals : [full.approvals, ...full.furtherApprovals];
  for (const one of asked) expect(met(all, one)).toBe(true);
  for (const one of full.zones) expect(holds.zones).toContainEqual(one);
  for (const id of ruleIds) {
    const said = strict(order.level, levelIn(side.policy, id));
    expect(strict(order.level, levelIn(holds.policy, id))).toBeGreaterThanOrEqual(said);
  }
}

/** YAML has no word for undefined. */
const yaml = (content: object) =>
  stringify(JSON.parse(JSON.stringify(content)), { aliasDuplicateObjects: false });

test('what holds is never looser than the organisation or the repository says', () => {
  fc.assert(
    fc.property(written, written, (organisation, repository) => {
      const texts = [yaml(organisation), yaml(repository)] as const;
      const { configuration } = inherit(...texts);
      for (const text of texts) {
        const side = parseConfiguration(text);
        expect(side.ok).toBe(true);
      }
      expectNoLooser(configuration, JSON.parse(JSON.stringify(organisation)));
      expectNoLooser(configuration, JSON.parse(JSON.stringify(repository)));
    }),
    { numRuns: 1_000 },
  );
});

test('a repository alone, and an organisation alone, are as they are written', () => {
  fc.assert(
    fc.property(written, (content) => {
      const text = yaml(content);
      const alone = parseConfiguration(text);
      for (const inherited of [inherit(null, text), inherit(text, null)]) {
        expect(inherited).toMatchObject({
          loosened: [],
          configuration: alone.ok ? alone.configuration : null,
        });
        expect(inherited.version).toBe(alone.ok ? alone.version : '');
      }
    }),
    { numRuns: 200 },
  );
});

test('every loosening is ignored and named with its line', () => {
  const organisation =
    'autonomy: propose\napprovals: { count: 2 }\npolicy: { secrets: block }\nevidence: { from: everybody, coverage: 80 }\n';
  const repository =
    'autonomy: act\napprovals: { count: 1 }\npolicy:\n  rules:\n    secret/private-key: off\nevidence:\n  from: machines\n  coverage: 90\n';
  const { configuration, loosened } = inherit(organisation, repository);
  expect(configuration).toMatchObject({
    autonomy: 'propose',
    approvals: { count: 2 },
    policy: { rules: { 'secret/private-key': 'block' } },
    evidence: { from: 'everybody', coverage: 90 },
  });
  expect(loosened.map(({ line, path }) => `${line} ${path}`).toSorted()).toEqual([
    '1 autonomy',
    '2 approvals',
    '5 policy.rules.secret/private-key',
    '7 evidence.from',
  ]);
  expect(loosened[0]?.message).toContain('The organisation asks for');
});

test('different people of organisation and repository are both asked', () => {
  const { configuration } = inherit('approvals: { teams: [security] }', 'approvals: { teams: [dba] }');
  expect(configuration).toMatchObject({
    approvals: { teams: ['dba'] },
    furtherApprovals: [{ teams: ['security'] }],
  });
});

test('an organisation’s file that is not valid is named as such', () => {
  const inherited = inheritConfiguration({ organisation: 'autonomi: act', repository: null });
  const problems = inherited.ok ? [] : inherited.problems;
  expect(invalidConfiguration('policy', problems).title).toContain('of the organisation');
});

test('nothing is looser than itself, and every single loosening is seen', () => {
  const strict = Configuration.parse({
    autonomy: 'observe',
    approvals: { count: 2, teams: ['dba'] },
    zones: [{ name: 'db', paths: ['db/**'], irreversible: true, approvals: { count: 1 } }],
    evidence: { from: 'everybody', coverage: 50, commands: [{ name: 'unit', run: 'npm test' }] },
  });
  expect(looserSettings(strict, strict)).toEqual([]);
  const looser: readonly Configuration[] = [
    { ...strict, autonomy: 'act' },
    { ...strict, merge: 'auto' },
    { ...strict, bases: ['release/*'] },
    { ...strict, approvals: { ...strict.approvals, count: 1 } },
    { ...strict, approvals: { ...strict.approvals, teams: ['everyone'] } },
    { ...strict, zones: [] },
    { ...strict, zones: strict.zones.map((zone) => ({ ...zone, irreversible: false })) },
    { ...strict, zones: strict.zones.map((zone) => ({ ...zone, paths: ['db/x'] })) },
    { ...strict, overrides: { users: ['mallory'], teams: [] } },
    { ...strict, policy: { ...strict.policy, destructive: 'warn' } },
    { ...strict, policy: { ...strict.policy, rules: { 'secret/private-key': 'off' } } },
    { ...strict, evidence: { ...strict.evidence, from: 'machines' } },
    { ...strict, evidence: { ...strict.evidence, commands: [] } },
    { ...strict, evidence: { ...strict.evidence, tests: ['none'] } },
  ];
  for (const one of looser) expect(looserSettings(strict, one)).not.toEqual([]);
});
