import { expect, test } from 'vitest';
import { requirementsOf } from '../../../src/change/approvals/requirement.ts';
import { looserSettings } from '../../../src/change/configuration/looser.ts';
import { analyse } from '../../../src/change/policy/analyse.ts';
import { policyFindings } from '../../../src/change/policy/judge.ts';
import { Configuration } from '../../../src/domain/configuration.ts';
import { adding, changed } from '../changed-file.ts';

const written = (operations: readonly string[]) =>
  Configuration.parse({
    zones: [
      {
        name: 'database',
        paths: ['db/**'],
        operations,
        irreversible: true,
        approvals: { count: 2, teams: ['dba'] },
      },
    ],
  });
const drop = adding('db/1.sql', 'DROP TABLE a;');
const facts = {
  author: { id: 1, login: 'dana', type: 'User' },
  head: { sha: 'a', ref: 'x', repository: 'acme/shop' },
  pushers: [],
  codeowners: null,
  repository: { owner: 'acme', name: 'shop' },
} as never;

test('a zone about operations asks its people where one of them is done, and is silent otherwise', async () => {
  const configuration = written(['schema.drop']);
  for (const [files, names] of [
    [[drop], ['zone database']],
    [[adding('db/2.sql', 'CREATE TABLE b ();'), changed('db/readme.md')], []],
    [[adding('elsewhere/1.sql', 'DROP TABLE a;')], ['findings of the policy']],
  ] as const) {
    const analysis = await analyse({ files, zones: configuration.zones, salt: 's' });
    expect(analysis.sights.map(({ rule }) => rule)).not.toContain('zone/irreversible-path');
    const findings = policyFindings({ diff: { complete: true, files }, analysis, configuration });
    const asked = requirementsOf(facts, files, configuration, findings);
    expect(asked.map(({ name }) => name)).toEqual(names);
  }
});

test('naming operations makes a zone looser, and fewer of them as well', () => {
  expect(looserSettings(written([]), written(['schema.drop']))).toEqual(['zone database']);
  expect(looserSettings(written(['schema.drop', 'data.delete']), written(['schema.drop']))).toEqual([
    'zone database',
  ]);
  expect(looserSettings(written(['schema.drop']), written(['schema.drop', 'data.delete']))).toEqual([]);
  expect(looserSettings(written(['schema.drop']), written([]))).toEqual([]);
});
