import { Configuration } from '../../../src/domain/configuration.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import { RepositoryId, Sha } from '../../../src/domain/ids.ts';
import type {
  Actor,
  ChangedFile,
  CommentApproval,
  Entitlement,
  PullRequest,
  Review,
} from '../../../src/domain/pull-request.ts';

export const sha = (digit: string) => Sha.parse(digit.repeat(40));
const head = sha('a');
export const older = sha('b');

export const person = (id: number, login: string): Actor => ({ id, login, type: 'User' });
export const app: Actor = { id: 900, login: 'wired-chaos[bot]', type: 'Bot' };
export const ann = person(1, 'ann');
export const bob = person(2, 'bob');
export const cleo = person(3, 'cleo');

let reviews = 0;
export function review(author: Actor, state: Review['state'], more: Partial<Review> = {}): Review {
  reviews += 1;
  const submittedAt = new Date(Date.UTC(2026, 0, 1, 0, 0, reviews)).toISOString();
  return { id: reviews, author, state, commit: head, submittedAt, ...more };
}

export const writes = (login: string, ...teams: string[]): Entitlement => ({
  login,
  permission: 'write',
  teams,
});

export function pull(more: Partial<PullRequest> = {}, files: readonly ChangedFile[] = []): PullRequest {
  return {
    repository: { owner: 'acme', name: 'shop' },
    repositoryId: RepositoryId.parse(4711),
    number: 12,
    title: 'Revert',
    state: 'open',
    draft: false,
    author: app,
    head: { sha: head, ref: 'wired-chaos/revert-x', repository: 'acme/shop' },
    base: { sha: sha('c'), ref: 'main' },
    diff: { complete: true, files },
    reviews: [],
    comments: [],
    commissioners: [],
    coAuthors: [],
    codeowners: null,
    pushers: [app],
    entitlements: [writes('ann'), writes('bob'), writes('cleo', 'dba')],
    ...more,
  };
}

export const defaults = Configuration.parse({});
export const guarded = Configuration.parse({
  zones: [
    { name: 'database', paths: ['db/**'], approvals: { count: 1, teams: ['DBA'] } },
    { name: 'keys', paths: ['keys/**'], irreversible: true },
    { name: 'docs', paths: ['docs/**'] },
  ],
});

/** A comment that approves the head, as it was written. */
export function comment(author: Actor, more: Partial<CommentApproval> = {}): CommentApproval {
  reviews += 1;
  const at = new Date(Date.UTC(2026, 0, 1, 0, 0, reviews)).toISOString();
  return { id: reviews, author, commit: head, createdAt: at, updatedAt: at, ...more };
}

/** A dropped table, for which people can stand; another one for every name. */
export function finding(name: string, more: Partial<Finding> = {}): Finding {
  return {
    rule: 'destructive/sql-drop-table',
    severity: 'block',
    title: 'A migration drops a table or a column',
    remedy: 'Approve it.',
    path: `${name}.sql`,
    preview: `drops the table ${name}`,
    fingerprint: Buffer.from(name.padEnd(8)).toString('hex').slice(0, 16),
    ...more,
  };
}

/** Where the policy found nothing. */
export const nothingFound = { findings: [], recorded: new Map<string, readonly string[]>() } as const;
