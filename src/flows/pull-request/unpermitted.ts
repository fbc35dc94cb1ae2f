import type { Verdict } from '../../domain/verdict.ts';
import type { PullRequestState } from './state.ts';

type Unpermitted = Extract<PullRequestState, { kind: 'unpermitted' }>;

/**
 * The verdicts about a pull request of which GitHub does not let the App read what they stand on: none passes, and
 * each says who can change that. Pure.
 */
export function judgeUnpermitted({ lacked, page }: Unpermitted): Verdict[] {
  const title = 'The App lacks a permission';
  const asked = lacked === '' ? 'It does not say which.' : `GitHub asks for one of: ${lacked}.`;
  const where = page === null ? "in the organisation's settings, under GitHub Apps" : `at ${page}`;
  const item = {
    state: 'failed' as const,
    title,
    detail: `GitHub refused to show the App what this check is judged by. ${asked}`,
    next: `An owner of the organisation: review and accept what the App asks for ${where}. Everything is judged again then.`,
  };
  return (['policy', 'evidence', 'approval'] as const).map((check) => ({
    check,
    state: 'failed',
    title,
    items: [item],
    findings: [],
  }));
}
