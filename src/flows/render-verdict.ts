import { createHash } from 'node:crypto';
import { renderCheckRun } from '../change/verdict/check-run.ts';
import type { CheckContent, OwnCheck } from '../connect/github/checks.ts';
import type { Autonomy } from '../domain/configuration.ts';
import type { Verdict } from '../domain/verdict.ts';

/** A verdict and how GitHub shall show it. */
export interface RenderedVerdict {
  readonly verdict: Verdict;
  readonly content: CheckContent;
}

/** A verdict as a check run, with a digest of all that it shows. */
export function renderVerdict(verdict: Verdict, autonomy: Autonomy): RenderedVerdict {
  const { name, title, summary, annotations, conclusion } = renderCheckRun(verdict, { autonomy });
  const digest = createHash('sha256')
    .update(JSON.stringify([conclusion, title, summary, annotations]))
    .digest('hex')
    .slice(0, 32);
  return { verdict, content: { name, conclusion, title, summary, annotations, digest } };
}

/** Of these, those that GitHub does not show yet: an unchanged verdict is not written again. */
export function notShown(
  rendered: readonly RenderedVerdict[],
  checks: readonly OwnCheck[],
): RenderedVerdict[] {
  return rendered.filter(
    ({ content }) => !checks.some((check) => check.name === content.name && check.digest === content.digest),
  );
}
