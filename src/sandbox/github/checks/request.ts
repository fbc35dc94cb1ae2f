import { covers, grants } from '../access.ts';
import type { Context } from '../context.ts';
import type { Happening } from '../events.ts';
import { zeroSha } from '../git/refs.ts';
import { announceCheckSuite } from './announce.ts';
import { openSuite } from './suites.ts';

const branchPrefix = 'refs/heads/';

/**
 * "By default, GitHub creates a check suite automatically when code is pushed to the repository", one for each
 * App that may write checks, and asks just that App for it.
 */
export function requestSuites(context: Context, happening: Happening): void {
  const { repository, sender } = happening;
  const { ref, before, after } = happening.payload;
  if (happening.event !== 'push' || repository === null || after === zeroSha) return;
  if (typeof ref !== 'string' || typeof before !== 'string' || typeof after !== 'string') return;
  if (!ref.startsWith(branchPrefix)) return;
  for (const installation of context.state.installations.values()) {
    const { appId } = installation;
    if (context.state.app(appId).hook.url === null) continue;
    if (!covers(installation, repository)) continue;
    if (!grants(installation.permissions, { checks: 'write' })) continue;
    const known = [...context.state.checkSuites.values()];
    if (
      known.some((one) => one.repositoryId === repository.id && one.appId === appId && one.headSha === after)
    )
      continue;
    const suite = openSuite(context, repository, {
      appId,
      headSha: after,
      headBranch: ref.slice(branchPrefix.length),
      before: before === zeroSha ? null : before,
    });
    context.work.track(announceCheckSuite(context, repository, suite, 'requested', sender), (error) =>
      context.log(`check_suite: ${String(error)}`),
    );
  }
}
