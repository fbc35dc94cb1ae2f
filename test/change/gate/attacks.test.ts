import { describe, expect, test } from 'vitest';
import { runOfCallback } from '../../../src/change/gate/callback.ts';
import type { GateFacts } from '../../../src/change/gate/facts.ts';
import { judgeGate } from '../../../src/change/gate/judge.ts';
import { Configuration } from '../../../src/domain/configuration.ts';
import {
  ann,
  app,
  approval,
  approved,
  at,
  bob,
  cleo,
  dee,
  directChange,
  facts,
  person,
  pullChange,
  sha,
  shop,
  writes,
} from './facts.ts';

const answer = (given: GateFacts) => judgeGate(given).answer;
const only = (...changes: ReturnType<typeof pullChange>[]) => ({
  complete: true as const,
  changes,
  paths: ['src/cart.ts'],
});

test('the honest case: an independent person of the team approves what was verified in staging', () => {
  const verdict = judgeGate(approved());
  expect(verdict.answer).toBe('approve');
  expect(verdict.approvedBy).toEqual(['cleo']);
  expect(verdict.items.every(({ state }) => state === 'passed')).toBe(true);
});

test('nobody approved: it waits, and says whom it waits for', () => {
  const verdict = judgeGate(facts());
  expect(verdict.answer).toBe('wait');
  expect(verdict.missing).toEqual([
    'production: approval by 1 person. 1 person more: @acme/release, who had no hand in it.',
  ]);
});

describe('an approval that is not for this', () => {
  test.each([
    ['of another commit, replayed', approval({ commit: sha('b') }), 'given for bbbbbbb'],
    ['of no commit', approval({ commit: null }), 'names no commit'],
    ['for another environment', approval({ environments: ['staging'] }), 'given for staging'],
    ['for no environment, in a review', approval({ environments: [] }), 'given for no environment'],
    ['on a sibling with the same head', approval({ pull: 8 }), '#8 is no part'],
    ['from before the evidence was there', approval({ at: at(4) }), 'given before'],
    ['from before this attempt, of which nothing tells when', approval({ at: null }), 'cannot be told'],
    ['from a comment that was edited', approval({ edited: true }), 'edited'],
    ['by a machine', approval({ actor: app }), 'a machine'],
    [
      'by a known agent with the account of a person',
      approval({ actor: person(198982749, 'Copilot') }),
      'a machine',
    ],
    ['by the author', approval({ actor: ann }), 'author of #7'],
    ['by somebody outside the team', approval({ actor: dee }), 'not one of those asked for'],
    ['by somebody GitHub does not know', approval({ actor: person(66, 'eve') }), 'GitHub did not say'],
  ])('%s', (_, one, why) => {
    const verdict = judgeGate(facts({ approvals: [one] }));
    expect(verdict.answer).toBe('wait');
    expect(verdict.items.map(({ detail }) => detail).join()).toContain(why);
  });

  test('a comment without an environment counts while one environment waits for people, not when two do', () => {
    const given = { approvals: [approval({ environments: null })] };
    expect(answer(facts(given))).toBe('approve');
    const two = Configuration.parse({
      environments: { ...shop.environments, eu: { production: true } },
    });
    expect(answer(facts({ ...given, rules: { ok: true, present: two, before: two } }))).toBe('wait');
  });

  test('given before a force-push: the commit is not on the branch any more', () => {
    expect(answer(approved({ onDefaultBranch: false }))).toBe('reject');
    expect(answer(approved({ onDefaultBranch: null }))).toBe('wait');
  });

  test('given for the attempt before', () => {
    const { run } = facts();
    expect(answer(approved({ run: { ...run, attempt: 2, startedAt: at(9) } }))).toBe('approve');
    expect(answer(approved({ run: { ...run, attempt: 2, startedAt: at(11) } }))).toBe('wait');
  });

  test('given before something else went live, so that more would come with it', () => {
    const live = { sha: sha('0'), direction: 'forward' as const };
    expect(answer(approved({ live: { ...live, at: at(9) } }))).toBe('approve');
    expect(answer(approved({ live: { ...live, at: at(11) } }))).toBe('wait');
  });
});

describe('self-approval through a second account that had a hand in the same commit', () => {
  test.each([
    ['committer', { people: [ann, cleo] }],
    ['pusher', { pushers: [cleo, ann] }],
    ['earlier pusher', { pushers: [ann, cleo] }],
    ['co-author by login', { named: ['Cleo', 'cleo'] }],
    ['co-author by address', { named: [`${cleo.id}+other@users.noreply.github.com`] }],
  ])('%s', (_, more) => {
    expect(answer(approved({ range: only(pullChange()) }))).toBe('approve');
    expect(answer(approved({ range: only(pullChange(more)) }))).toBe('wait');
  });

  test('of another pull request that comes with it', () => {
    const other = pullChange({ number: 6, people: [cleo], pushers: [cleo] });
    expect(answer(approved({ range: only(pullChange(), other) }))).toBe('wait');
  });

  test('whose last pusher nobody knows: one more person is asked, for one of two was not it', () => {
    const range = only(pullChange({ pushers: null }));
    expect(answer(approved({ range }))).toBe('wait');
    expect(answer(approved({ range, approvals: [approval(), approval({ actor: bob })] }))).toBe('approve');
    expect(answer(approved({ range, approvals: [approval(), approval()] }))).toBe('wait');
  });
});

describe('who started the run', () => {
  test('may approve when they are independent, and not when they wrote it', () => {
    const { run } = facts();
    expect(answer(approved({ run: { ...run, startedBy: cleo } }))).toBe('approve');
    const range = only(pullChange({ people: [cleo] }));
    expect(answer(approved({ range, run: { ...run, startedBy: cleo } }))).toBe('wait');
  });
});

describe('people who may not any more', () => {
  test.each([
    ['lost access', { login: 'cleo', permission: 'none' as const, teams: ['release'] }],
    ['may only read', { login: 'cleo', permission: 'read' as const, teams: ['release'] }],
    ['left the team', writes('cleo')],
  ])('%s', (_, entitlement) => {
    expect(answer(approved({ entitlements: [writes('cleo', 'release')] }))).toBe('approve');
    expect(answer(approved({ entitlements: [entitlement] }))).toBe('wait');
  });

  test('two approvals of one person are one', () => {
    const present = Configuration.parse({
      environments: { production: { approvals: { count: 2, teams: ['release'] } } },
    });
    const rules = { ok: true as const, present, before: present };
    expect(answer(facts({ rules, approvals: [approval(), approval({ actor: bob })] }))).toBe('approve');
    expect(answer(facts({ rules, approvals: [approval(), approval()] }))).toBe('wait');
    const renamed = { ...cleo, login: 'bob' };
    expect(answer(facts({ rules, approvals: [approval(), approval({ actor: renamed })] }))).toBe('wait');
  });
});

describe('an environment that the same change loosens', () => {
  const before = shop;
  const judged = (environments: object, more: Partial<GateFacts> = {}) =>
    answer(facts({ rules: { ok: true, present: Configuration.parse({ environments }), before }, ...more }));
  const { staging, production } = shop.environments;

  test.each([
    [
      'asks for nobody',
      { staging, production: { after: 'staging' } },
      { approvals: [approval({ actor: dee })] },
    ],
    ['is no production any more', { staging, production: { production: false } }, {}],
    ['is not known any more', { staging }, { approvals: [approval({ actor: dee })] }],
    [
      'skips staging',
      { staging, production: { ...production, after: undefined } },
      { approvals: [approval()], stages: [] },
    ],
  ])('%s', (_, environments, more) => {
    // Judged by the new configuration alone it would pass; what is live asks for more.
    expect(judged({ staging, production }, { approvals: [approval()] })).toBe('approve');
    expect(judged(environments, more)).toBe('wait');
  });

  test('a freeze that it takes out still holds', () => {
    const freeze = [{ from: at(15), until: at(50), reason: 'sale' }];
    const frozenBefore = Configuration.parse({
      environments: { staging, production: { ...production, freeze } },
    });
    const rules = { ok: true as const, present: shop, before: frozenBefore };
    expect(answer(approved({ rules, now: at(51) }))).toBe('approve');
    expect(answer(approved({ rules }))).toBe('wait');
  });

  test('a staging that is not verified any more is not verified', () => {
    const rules = {
      ok: true as const,
      present: Configuration.parse({ environments: { staging: {}, production } }),
      before,
    };
    const stages = [{ environment: 'staging', deployedAt: at(4), verification: null }];
    expect(answer(approved({ rules }))).toBe('approve');
    expect(answer(approved({ rules, stages }))).toBe('wait');
  });

  test('what cannot be read may have asked for more: an administrator is asked', () => {
    const rules = { ok: true as const, present: shop, before: 'unreadable' as const };
    expect(answer(approved({ rules }))).toBe('wait');
    const entitlements = [{ login: 'cleo', permission: 'admin' as const, teams: ['release'] }];
    expect(answer(approved({ rules, entitlements }))).toBe('approve');
  });

  test('another case of the name is the same environment', () => {
    const environment = 'PRODUCTION';
    expect(answer(approved({ environment }))).toBe('approve');
    expect(answer(facts({ environment, approvals: [approval({ actor: dee })] }))).toBe('wait');
  });
});

describe('a stage that was skipped', () => {
  test.each([
    ['never deployed there', []],
    [
      'another stage',
      [{ environment: 'qa', deployedAt: at(4), verification: { verdict: 'pass' as const, at: at(5) } }],
    ],
    ['deployed and not verified', [{ environment: 'staging', deployedAt: at(4), verification: null }]],
    [
      'verified before it was deployed',
      [{ environment: 'staging', deployedAt: at(6), verification: { verdict: 'pass' as const, at: at(5) } }],
    ],
    [
      'failed there',
      [{ environment: 'staging', deployedAt: at(4), verification: { verdict: 'fail' as const, at: at(5) } }],
    ],
    [
      'inconclusive there',
      [
        {
          environment: 'staging',
          deployedAt: at(4),
          verification: { verdict: 'inconclusive' as const, at: at(5) },
        },
      ],
    ],
  ])('%s', (_, stages) => {
    expect(answer(approved({ stages }))).toBe('wait');
  });
});

describe('what comes with it', () => {
  test('a pull request without its green checks needs one who may override, and the team', () => {
    const red = pullChange({ verdicts: [{ check: 'approval', state: 'red' }] });
    const missing = pullChange({ verdicts: [{ check: 'evidence', state: 'missing' }] });
    for (const change of [red, missing]) {
      expect(answer(approved({ range: only(change) }))).toBe('wait');
      const entitlements = [{ login: 'cleo', permission: 'admin' as const, teams: ['release'] }];
      expect(answer(approved({ range: only(change), entitlements }))).toBe('approve');
    }
  });

  test('a commit without a pull request needs a person, in staging too', () => {
    const staging = { environment: 'staging', stages: [] };
    const range = { complete: true as const, changes: [directChange(ann)], paths: [] };
    expect(answer(facts({ ...staging }))).toBe('approve');
    expect(answer(facts({ ...staging, range }))).toBe('wait');
    const given = { environments: ['staging'], pull: null };
    expect(answer(facts({ ...staging, range, approvals: [approval(given)] }))).toBe('approve');
    expect(answer(facts({ ...staging, range, approvals: [approval({ ...given, actor: ann })] }))).toBe(
      'wait',
    );
  });

  test('what cannot be told is never approved', () => {
    expect(answer(approved({ range: { complete: false, reason: 'too far' } }))).toBe('wait');
    expect(answer(approved({ rules: { ok: false, why: 'line 3' } }))).toBe('wait');
  });

  test('an irreversible zone asks its own people in production', () => {
    const zones = [{ name: 'db', paths: ['db/**'], irreversible: true, approvals: { teams: ['dba'] } }];
    const present = Configuration.parse({ environments: shop.environments, zones });
    const rules = { ok: true as const, present, before: present };
    expect(answer(approved({ rules }))).toBe('approve');
    const touched = (paths: string[] | null) => ({ complete: true as const, changes: [pullChange()], paths });
    expect(answer(approved({ rules, range: touched(['db/1.sql']) }))).toBe('wait');
    expect(answer(approved({ rules, range: touched(null) }))).toBe('wait');
    const entitlements = [writes('cleo', 'release', 'dba')];
    expect(answer(approved({ rules, range: touched(['db/1.sql']), entitlements }))).toBe('approve');
  });
});

describe('a run that is none of those that can be judged', () => {
  const { run } = facts();
  test.each(['pull_request', 'pull_request_target', 'workflow_run', 'repository_dispatch', 'issue_comment'])(
    '%s',
    (event) => expect(answer(approved({ run: { ...run, event } }))).toBe('reject'),
  );

  test('started by hand with inputs that nobody can see', () => {
    const event = 'workflow_dispatch';
    expect(answer(approved({ run: { ...run, event, inputs: false } }))).toBe('approve');
    expect(answer(approved({ run: { ...run, event, inputs: true } }))).toBe('reject');
  });

  test('rejected on GitHub is rejected, whoever approved', () => {
    expect(answer(approved({ rejectedBy: [dee] }))).toBe('reject');
  });
});

describe('pauses, health, rollbacks', () => {
  const rollback = {
    environment: 'production',
    revision: sha('a'),
    rollbackOf: sha('0'),
    provenHere: true,
    unsafe: null,
  };
  const { run } = facts();
  const back: Partial<GateFacts> = {
    run: { ...run, event: 'workflow_dispatch', startedBy: app },
    live: { sha: sha('0'), at: at(0), direction: 'back' },
    stages: [],
    rollback,
  };

  test('nothing goes forward while paused, and a proven rollback does, and needs nobody', () => {
    expect(answer(approved({ paused: 'olga' }))).toBe('wait');
    expect(answer(facts({ ...back, paused: 'olga' }))).toBe('approve');
  });

  test.each([
    ['of what was not verified there', { provenHere: false }],
    ['past a migration', { unsafe: 'migration 12 drops a column' }],
    ['to another commit', { revision: sha('b') }],
    ['of another environment', { environment: 'staging' }],
    ['of what is not live', { rollbackOf: sha('9') }],
  ])('a rollback %s needs people', (_, more) => {
    const given = facts({ ...back, rollback: { ...rollback, ...more } });
    expect(answer(facts(back))).toBe('approve');
    expect(answer(given)).toBe('wait');
  });

  test('a rollback that the App did not start is refused like any run by hand', () => {
    expect(answer(facts({ ...back, rollback: null }))).toBe('reject');
  });

  test('bad health asks for a person even where nobody else is asked', () => {
    const staging = { environment: 'staging', stages: [] };
    const health = [{ url: 'http://shop.test/health', state: 'unwell' as const, why: 'it answers 503' }];
    expect(answer(facts(staging))).toBe('approve');
    expect(answer(facts({ ...staging, health }))).toBe('wait');
  });
});

describe('a callback URL', () => {
  const api = 'https://api.github.test';
  const repository = { owner: 'acme', name: 'shop' };
  const good = `${api}/repos/acme/shop/actions/runs/991/deployment_protection_rule`;

  test('of the repository on the configured host gives its digits, and nothing else', () => {
    expect(runOfCallback(good, api, repository)).toEqual({ ok: true, run: 991 });
    expect(runOfCallback(good.replace('acme/shop', 'Acme/Shop'), api, repository)).toEqual({
      ok: true,
      run: 991,
    });
  });

  test.each([
    'https://evil.test/repos/acme/shop/actions/runs/991/deployment_protection_rule',
    'https://api.github.test.evil.test/repos/acme/shop/actions/runs/991/deployment_protection_rule',
    'https://api.github.test@evil.test/repos/acme/shop/actions/runs/991/deployment_protection_rule',
    `${api}/repos/acme/other/actions/runs/991/deployment_protection_rule`,
    `${api}/repos/acme/shop/../other/actions/runs/991/deployment_protection_rule`,
    `${api}/repos/acme/shop/actions/runs/991/approvals`,
    `${api}/repos/acme/shop/actions/runs/0/deployment_protection_rule`,
    `${api}/repos/acme/shop/actions/runs/991/deployment_protection_rule?x=1`,
    `${good}\n`,
    null,
    991,
  ])('is refused when it is %s', (url) => {
    expect(runOfCallback(url, api, repository).ok).toBe(false);
  });
});
