import { codeSpan, quoteMarkdown, shorten } from '../../domain/untrusted.ts';
import type { EnvironmentPlace } from './place.ts';
import type { Rollback } from './record.ts';

/** The hidden last line of what is told about a rollback. */
export function rollbackMarker(key: string): string {
  return `<!-- wired-chaos:${key.replaceAll('--', '-')} -->`;
}

/** What people are told about a rollback, once: what happened, what is live, and that a person has to look. */
export function describeRollback(
  { environment }: Pick<EnvironmentPlace, 'environment'>,
  rollback: Rollback,
): { readonly title: string; readonly body: string } {
  const where = codeSpan(environment);
  const from = codeSpan(rollback.from.slice(0, 12));
  const to = rollback.to === null ? '' : codeSpan(rollback.to.slice(0, 12));
  const why = quoteMarkdown(shorten(rollback.why, 500));
  const ordered =
    rollback.ordered === 'automatic'
      ? ''
      : ` Ordered by ${quoteMarkdown(rollback.ordered.by)} on #${rollback.ordered.number}.`;
  const outcome = rollback.ended?.outcome ?? 'failed';
  const told = {
    live: {
      title: `${environment} was taken back`,
      text: [
        `${where} was taken back from ${from} to ${to}: ${why}.${ordered}`,
        '',
        `**A person has to look:** nothing more is taken back there by itself until another version was deployed. Find out what was wrong, mend it in a pull request, and deploy that instead of ${from}.`,
      ],
    },
    failed: {
      title: `${environment} could not be taken back`,
      text: [
        `${where} runs ${from}, which should not be there: ${why}.${ordered}`,
        '',
        `Going back to ${to} **failed**: ${quoteMarkdown(shorten(rollback.ended?.why ?? 'nobody knows why', 500))}. It is not tried again by itself: somebody has to look now.`,
      ],
    },
    refused: {
      title: `${environment} cannot be taken back`,
      text: [
        `${where} runs ${from}, which should not be there: ${why}.${ordered}`,
        '',
        rollback.refused ?? '',
      ],
    },
  }[outcome];
  const body = [...told.text, '', rollbackMarker(rollback.key)].join('\n');
  return { title: shorten(told.title.replace(/\s+/g, ' '), 200), body };
}
