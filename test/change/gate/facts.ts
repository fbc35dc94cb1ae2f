import type { DirectChange, GateApproval, GateFacts, PullChange } from '../../../src/change/gate/facts.ts';
import { Configuration } from '../../../src/domain/configuration.ts';
import { RepositoryId } from '../../../src/domain/ids.ts';
import type { Actor } from '../../../src/domain/pull-request.ts';
import { ann, cleo, person, sha, writes } from '../approvals/pull.ts';

export { ann, app, bob, cleo, person, sha, writes } from '../approvals/pull.ts';

/** Minutes of one afternoon. */
export const at = (minute: number) => new Date(Date.UTC(2026, 5, 3, 12, minute)).toISOString();

export const dee = person(4, 'dee');

/** Staging first, then production with one of @acme/release. */
export const shop = Configuration.parse({
  environments: {
    staging: { verify: { synthetic: '.github/synthetic.yml' } },
    production: { after: 'staging', approvals: { count: 1, teams: ['release'] } },
  },
});

/** ann's pull request, which bob pushed to last, green when it was merged. */
export function pullChange(more: Partial<PullChange> = {}): PullChange {
  return {
    kind: 'pull',
    number: 7,
    mergedAt: at(1),
    head: sha('e'),
    people: [ann],
    named: [],
    pushers: [ann],
    verdicts: [
      { check: 'policy', state: 'passed' },
      { check: 'evidence', state: 'passed' },
      { check: 'approval', state: 'passed' },
    ],
    ...more,
  };
}

export function directChange(pusher: Actor | null, more: Partial<DirectChange> = {}): DirectChange {
  return {
    kind: 'direct',
    sha: sha('d'),
    people: pusher === null ? [] : [pusher],
    named: [],
    pushers: pusher === null ? null : [pusher],
    ...more,
  };
}

let ids = 0;
/** A comment of cleo, on the merged pull request, that approves the commit for production. */
export function approval(more: Partial<GateApproval> = {}): GateApproval {
  ids += 1;
  return {
    source: 'comment',
    id: ids,
    actor: cleo,
    commit: sha('a'),
    environments: ['production'],
    at: at(10),
    edited: false,
    pull: 7,
    ...more,
  };
}

/** A deployment of #7 to production, verified in staging, that only waits for people. */
export function facts(more: Partial<GateFacts> = {}): GateFacts {
  return {
    now: at(20),
    repository: { owner: 'acme', name: 'shop' },
    repositoryId: RepositoryId.parse(4711),
    environment: 'production',
    run: {
      id: 991,
      attempt: 1,
      url: 'https://github.test/acme/shop/actions/runs/991',
      event: 'push',
      sha: sha('a'),
      startedAt: at(2),
      startedBy: dee,
      inputs: true,
    },
    commit: sha('a'),
    defaultBranch: 'main',
    onDefaultBranch: true,
    rules: { ok: true, present: shop, before: shop },
    live: { sha: sha('0'), at: at(0), direction: 'forward' },
    range: { complete: true, changes: [pullChange()], paths: ['src/cart.ts'] },
    stages: [{ environment: 'staging', deployedAt: at(4), verification: { verdict: 'pass', at: at(5) } }],
    health: [],
    paused: null,
    approvals: [],
    rejectedBy: [],
    entitlements: [
      writes('ann', 'release'),
      writes('bob', 'release'),
      writes('cleo', 'release'),
      writes('dee'),
    ],
    codeowners: null,
    rollback: null,
    ...more,
  };
}

/** The same, and cleo approved it. */
export function approved(more: Partial<GateFacts> = {}): GateFacts {
  return facts({ approvals: [approval()], ...more });
}
