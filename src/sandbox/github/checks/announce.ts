import type { Context } from '../context.ts';
import { emit } from '../emit.ts';
import { shapeCheckRunOfEvent } from '../shape/check-run.ts';
import { shapeCheckSuite } from '../shape/check-suite.ts';
import type { Account } from '../state/account.ts';
import type { CheckRun, CheckSuite } from '../state/check.ts';
import type { Repository } from '../state/repository.ts';

/** Tells of a check run. Only the App that made it hears that it is asked for again. */
export function announceCheckRun(
  context: Context,
  repository: Repository,
  run: CheckRun,
  action: 'created' | 'completed' | 'rerequested',
  sender: Account,
): void {
  const only = action === 'rerequested' ? { onlyAppId: run.appId } : {};
  const payload = { check_run: shapeCheckRunOfEvent(context, run) };
  emit(context, 'check_run', action, { repository, sender, ...only }, payload);
}

/** Tells of a check suite. Only its own App hears that it is asked for. */
export async function announceCheckSuite(
  context: Context,
  repository: Repository,
  suite: CheckSuite,
  action: 'requested' | 'completed' | 'rerequested',
  sender: Account,
): Promise<void> {
  const only = action === 'completed' ? {} : { onlyAppId: suite.appId };
  const payload = { check_suite: await shapeCheckSuite(context, suite) };
  emit(context, 'check_suite', action, { repository, sender, ...only }, payload);
}
