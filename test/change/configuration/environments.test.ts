import { expect, test } from 'vitest';
import { inheritConfiguration } from '../../../src/change/configuration/inherit.ts';
import { looserSettings } from '../../../src/change/configuration/looser.ts';
import { Configuration } from '../../../src/domain/configuration.ts';

function inherit(organisation: string, repository: string) {
  const inherited = inheritConfiguration({ organisation, repository });
  if (!inherited.ok) throw new Error(JSON.stringify(inherited.problems));
  return inherited;
}

const asked = `environments:
  production: { production: true, after: staging, approvals: { count: 2, teams: [release] }, watch: 30m, health: "https://a.test/" }
`;

test('an environment of the organisation holds in every repository, and may be tightened', () => {
  const { configuration, loosened } = inherit(
    asked,
    'environments: { production: { approvals: { count: 3, teams: [release] } }, staging: {} }',
  );
  expect(loosened).toEqual([]);
  expect(configuration.environments.production).toMatchObject({
    after: 'staging',
    approvals: { count: 3 },
    watch: '30m',
  });
  expect(Object.keys(configuration.environments)).toEqual(['production', 'staging']);
});

test('what would loosen it is ignored and named, whatever the case of the name', () => {
  const { configuration, loosened } = inherit(
    asked,
    'environments: { Production: { production: false, after: dev, approvals: { count: 1, teams: [release] }, watch: 1m, health: "https://b.test/" } }',
  );
  expect(configuration.environments.Production).toMatchObject({
    production: true,
    after: 'staging',
    approvals: { count: 2 },
    watch: '30m',
    health: 'https://a.test/',
  });
  expect(loosened.map(({ path }) => path.replace('environments.Production.', '')).sort()).toEqual([
    'after',
    'approvals',
    'health',
    'production',
    'watch',
  ]);
});

test('an environment that asks for less is among what a configuration loosens', () => {
  const of = (environments: object) => Configuration.parse({ environments });
  const production = {
    after: 'staging',
    approvals: { count: 2 },
    freeze: [{ weekly: { from: 'Fri 16:00', until: 'Mon 08:00' }, reason: 'weekend' }],
  };
  const before = of({ production });
  expect(looserSettings(before, before)).toEqual([]);
  expect(looserSettings(before, of({ production: { ...production, approvals: { count: 3 } } }))).toEqual([]);
  for (const [after, said] of [
    [{}, 'removed'],
    [{ production: { ...production, production: false } }, 'production'],
    [{ production: { ...production, approvals: { count: 1 } } }, 'approvals'],
    [{ production: { ...production, after: undefined } }, 'after'],
    [{ production: { ...production, freeze: [] } }, 'freeze'],
    [{ production: { ...production, watch: '1m' } }, 'watch'],
  ] as const) {
    expect(looserSettings(before, of(after)).join()).toContain(said);
  }
});
