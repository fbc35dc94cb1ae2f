import type { Configuration } from '../../domain/configuration.ts';
import type { Override } from '../../domain/override.ts';
import type { Actor, PullRequest } from '../../domain/pull-request.ts';
import { oneLine, shorten } from '../../domain/untrusted.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { entitlementOf, isNamed, mayWrite } from './entitlement.ts';
import { authorship } from './independence.ts';

/** Milliseconds after which an override ends. */
const LASTS = 24 * 60 * 60 * 1000;

/** An override from now on, for a day. The reason is untrusted text and is made one line. */
export function newOverride(given: Pick<Override, 'check' | 'head' | 'by' | 'reason'>, now: Date): Override {
  return {
    ...given,
    reason: shorten(oneLine(given.reason), 300),
    at: now.toISOString(),
    expires: new Date(now.getTime() + LASTS).toISOString(),
  };
}

/**
 * Why this person may not override a check of the pull request, or null when they may: people who administer the
 * repository or whom `overrides` of the base's configuration names (with write permission), and who neither wrote
 * the change nor pushed last.
 */
export function lackOfOverride(pull: PullRequest, configuration: Configuration, actor: Actor): string | null {
  const wrote = authorship(pull, actor);
  if (wrote !== null) return wrote;
  const entitlement = entitlementOf(pull, actor.login);
  if (entitlement === undefined) return 'GitHub did not say what they may do here';
  if (entitlement.permission === 'admin') return null;
  if (!mayWrite(entitlement.permission)) return 'no write permission';
  return isNamed(entitlement, configuration.overrides)
    ? null
    : 'only administrators and those named under overrides may';
}

/** What a verdict is overridden by. */
export interface OverrideInput {
  readonly verdict: Verdict;
  readonly pull: PullRequest;
  readonly configuration: Configuration;
  readonly overrides: readonly Override[];
  /** ISO 8601, UTC. */
  readonly now: string;
}

/**
 * A verdict as people let it stand. The latest override counts that is for this check and head, has not expired,
 * and whose author may (still) override; then the verdict is `passed`, and says by whom, why and until when. What
 * could not be judged is never overridden. The items and findings stay in sight.
 */
export function applyOverride({ verdict, pull, configuration, overrides, now }: OverrideInput): Verdict {
  if (verdict.state !== 'blocked' && verdict.state !== 'waiting') return verdict;
  const inForce = overrides
    .filter(({ check, head }) => check === verdict.check && head === pull.head.sha)
    .filter(({ at, expires }) => Date.parse(at) <= Date.parse(now) && Date.parse(now) < Date.parse(expires))
    .filter(({ by }) => lackOfOverride(pull, configuration, by) === null)
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))[0];
  if (inForce === undefined) return verdict;
  const { by, reason, expires } = inForce;
  const until = `${expires.slice(0, 16).replace('T', ' ')} UTC`;
  return {
    ...verdict,
    state: 'passed',
    title: shorten(`Overridden by @${by.login} until ${until}: ${oneLine(reason)}`, 120),
    items: [
      {
        state: 'passed',
        title: `Overridden by @${by.login}`,
        detail: `${oneLine(reason)} Without it: ${verdict.title}. It ends at ${until}, or with the next push.`,
        next: '',
      },
      ...verdict.items,
    ],
  };
}
