import { expect, test } from 'vitest';
import { InstallationId, RepositoryId } from '../../../src/domain/ids.ts';
import { nextForInstallation } from '../../../src/flows/installation/next.ts';
import { describeLacking, lackingPermissions } from '../../../src/flows/installation/permissions.ts';
import type { InstallationState } from '../../../src/flows/installation/state.ts';
import type { InstallationRecord, KnownRepository } from '../../../src/platform/installations.ts';

const now = new Date('2026-11-22T10:00:00Z');
const hour = 3_600_000;
const day = 24 * hour;

const found = {
  account: { id: 5, login: 'acme' },
  suspendedAt: null,
  permissions: { checks: 'write' },
  page: 'https://github.com/organizations/acme/settings/installations/7',
};
const known: InstallationRecord = {
  id: 7,
  account: { id: 5, login: 'acme' },
  standing: 'active',
  since: '2026-11-01T00:00:00.000Z',
  permissions: { checks: 'write' },
  lacking: [],
  page: found.page,
};

function repository(id: number, fullName: string, more: Partial<KnownRepository> = {}): KnownRepository {
  return { id: RepositoryId.parse(id), fullName, private: false, archived: false, ...more };
}

const shop = repository(1, 'acme/shop');
const site = repository(2, 'acme/site');

function next(state: Partial<InstallationState>) {
  return nextForInstallation({
    id: InstallationId.parse(7),
    found,
    repositories: [shop],
    lacking: [],
    known,
    knownRepositories: [shop],
    eraseAfter: 30 * day,
    now,
    ...state,
  });
}

const looked = (state: Partial<InstallationState>) => {
  const step = next(state);
  return step.kind === 'update' ? step.look : step.kind;
};

test('nothing is done while GitHub says what is known', () => {
  expect(next({})).toEqual({ kind: 'rest' });
});

test('a new installation is looked at as a whole, but for what is archived', () => {
  const repositories = [shop, repository(2, 'acme/old', { archived: true })];
  expect(looked({ known: null, knownRepositories: [], repositories })).toEqual(['acme/shop']);
});

test('a repository is looked at when it is new, has another name, or comes out of the archive', () => {
  expect(looked({ repositories: [shop, site] })).toEqual(['acme/site']);
  expect(looked({ repositories: [repository(1, 'acme/store')] })).toEqual(['acme/store']);
  expect(looked({ knownRepositories: [{ ...shop, archived: true }] })).toEqual(['acme/shop']);
});

test('that one was removed or made private is only noted', () => {
  expect(looked({ repositories: [] })).toEqual([]);
  expect(looked({ repositories: [{ ...shop, private: true }] })).toEqual([]);
});

test('a suspended installation is closed once, since GitHub says so, and looked at as a whole when that ends', () => {
  const suspendedAt = '2026-11-20T00:00:00Z';
  const step = next({ found: { ...found, suspendedAt }, repositories: [] });
  expect(step).toMatchObject({ kind: 'close', record: { standing: 'suspended', since: suspendedAt } });
  const record = step.kind === 'close' ? step.record : known;
  expect(next({ found: { ...found, suspendedAt }, repositories: [], known: record }).kind).toBe('rest');
  expect(looked({ known: record })).toEqual(['acme/shop']);
});

test('granted permissions have everything looked at again; lacking ones are kept with the record', () => {
  expect(looked({ known: { ...known, permissions: {} } })).toEqual(['acme/shop']);
  const lacking = lackingPermissions(
    { checks: 'write', contents: 'write', issues: 'write' },
    {
      checks: 'write',
      contents: 'read',
    },
  );
  expect(describeLacking(lacking)).toBe('contents: write (granted: read), issues: write');
  expect(next({ lacking })).toMatchObject({ kind: 'update', look: [], record: { lacking } });
});

test('what is stored of a gone installation is kept for its time, and erased then', () => {
  const step = next({ found: null, repositories: [] });
  expect(step).toMatchObject({ kind: 'close', record: { standing: 'gone', since: now.toISOString() } });
  const gone = (days: number): InstallationRecord => ({
    ...known,
    standing: 'gone',
    since: new Date(now.getTime() - days * day).toISOString(),
  });
  expect(next({ found: null, known: gone(1) })).toEqual({ kind: 'wait', milliseconds: day });
  expect(next({ found: null, known: gone(29.5) })).toEqual({ kind: 'wait', milliseconds: 12 * hour });
  expect(next({ found: null, known: gone(30) })).toEqual({ kind: 'erase' });
});

test('an installation that comes back under its old number is looked at as a whole', () => {
  const gone: InstallationRecord = { ...known, standing: 'gone', permissions: {}, page: null };
  expect(looked({ known: gone })).toEqual(['acme/shop']);
});
