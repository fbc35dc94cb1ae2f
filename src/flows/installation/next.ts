import type { InstallationRecord, KnownRepository } from '../../platform/installations.ts';
import type { InstallationState, InstallationStep } from './state.ts';

/** A gone installation is looked at once a day, for it may be back. */
const day = 24 * 3600_000;

/** The one next step for an installation. Pure. */
export function nextForInstallation(state: InstallationState): InstallationStep {
  const { id, found, known, now } = state;
  const stands = (standing: InstallationRecord['standing']): InstallationRecord => ({
    id,
    account: found?.account ?? known?.account ?? null,
    standing,
    since: known?.standing === standing ? known.since : now.toISOString(),
    permissions: found?.permissions ?? {},
    lacking: found === null ? [] : [...state.lacking],
    page: found?.page ?? null,
  });
  if (found === null) {
    if (known?.standing !== 'gone') return { kind: 'close', record: stands('gone') };
    const left = Date.parse(known.since) + state.eraseAfter - now.getTime();
    return left <= 0 ? { kind: 'erase' } : { kind: 'wait', milliseconds: Math.min(left, day) };
  }
  if (found.suspendedAt !== null) {
    const record = { ...stands('suspended'), since: found.suspendedAt };
    return same(known, record) ? { kind: 'rest' } : { kind: 'close', record };
  }
  const record = stands('active');
  const look = toLookAt(state, record);
  const unchanged = same(known, record) && same(state.knownRepositories, state.repositories);
  return unchanged ? { kind: 'rest' } : { kind: 'update', record, look };
}

/**
 * Repositories of which nobody knows how they stand: new ones, ones with a new name, and all of them when the
 * installation was closed before or the App may do other things than before.
 */
function toLookAt(state: InstallationState, record: InstallationRecord): string[] {
  const live = state.repositories.filter((one) => !one.archived);
  const { known } = state;
  if (known?.standing !== 'active' || !same(known.permissions, record.permissions)) {
    return live.map((one) => one.fullName);
  }
  const before = new Map(state.knownRepositories.map((one) => [one.id, one]));
  const changed = (one: KnownRepository) => {
    const earlier = before.get(one.id);
    return earlier === undefined || earlier.archived || earlier.fullName !== one.fullName;
  };
  return live.filter(changed).map((one) => one.fullName);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
