import type { LackingPermission } from '../../platform/installations.ts';

/** GitHub's levels, weakest first. */
const levels = ['read', 'write', 'admin'];

/** What of the permissions that are asked for was not granted, or not as far. Pure. */
export function lackingPermissions(
  asked: Readonly<Record<string, string>>,
  granted: Readonly<Record<string, string>>,
): LackingPermission[] {
  return Object.entries(asked)
    .filter(([name, level]) => levels.indexOf(granted[name] ?? '') < levels.indexOf(level))
    .map(([name, level]) => ({ name, asked: level, granted: granted[name] ?? null }));
}

/** `contents: write (granted: read), checks: write`, for people. */
export function describeLacking(lacking: readonly LackingPermission[]): string {
  return lacking
    .map(({ name, asked, granted }) => `${name}: ${asked}${granted === null ? '' : ` (granted: ${granted})`}`)
    .join(', ');
}
