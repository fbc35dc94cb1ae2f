import { type ConfigurationReview, reviewConfiguration } from '../../change/configuration/review.ts';
import { type Verdict, worse } from '../../domain/verdict.ts';
import type { Candidate } from './state.ts';

/** What a pull request makes of the configuration; null when it does not touch it, or nothing judges yet. */
export function reviewOf({ configuration, proposed }: Candidate, salt: string): ConfigurationReview | null {
  if (proposed === null || !configuration.ok) return null;
  return reviewConfiguration(configuration.value, proposed, salt);
}

/** Adds what is wrong in the new configuration to the policy verdict, annotated at its lines. */
export function withReview(verdict: Verdict, review: ConfigurationReview | null): Verdict {
  if (review === null || review.findings.length === 0) return verdict;
  const invalid = review.findings.some((finding) => finding.severity === 'block');
  const state = invalid ? worse(verdict.state, 'blocked') : verdict.state;
  return {
    ...verdict,
    state,
    title: state === verdict.state ? verdict.title : 'The new configuration is not valid',
    items: [
      {
        state: invalid ? 'blocked' : 'passed',
        title: invalid ? 'The new configuration is not valid' : 'The organisation asks for more',
        detail: review.findings.map((finding) => finding.preview).join(' '),
        next: invalid ? 'The author: correct the annotated lines; nothing of them is in force.' : '',
      },
      ...verdict.items,
    ],
    findings: [...review.findings, ...verdict.findings],
  };
}
