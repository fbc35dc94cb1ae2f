import { codeSpan, quoteMarkdown, shorten } from '../../domain/untrusted.ts';
import { bounded } from '../describe/bounded.ts';

/** A pull request that a release brings. Title and login are untrusted text. */
export interface ReleasedPull {
  readonly number: number;
  readonly title: string;
  readonly author: string;
  /** A machine wrote it. */
  readonly machine: boolean;
  /** The level of risk, and why; null where it could not be told. */
  readonly risk: { readonly level: 'low' | 'medium' | 'high'; readonly reasons: readonly string[] } | null;
  /** Its revert was rehearsed by the evidence of this pull request; null where there is no evidence. */
  readonly rehearsed: boolean | null;
}

/** What release notes are made of. */
export interface ReleaseFacts {
  readonly environment: string;
  readonly revision: string;
  /** What was live there before; null for the first. */
  readonly previous: string | null;
  /** The tag of what was live before, where it has one. */
  readonly previousTag: string | null;
  readonly pulls: readonly ReleasedPull[];
  /** How many commits came without a pull request. */
  readonly direct: number;
  /** Some of what came in between could not be listed. */
  readonly incomplete: boolean;
  /** For how long it was watched, such as `10m`. */
  readonly watched: string;
  /** Why the way back to what was before is not safe; null when it is. */
  readonly unsafe: string | null;
  /** Name of the attached compliance bundle; null without one. */
  readonly bundle: string | null;
}

/** GitHub takes 125,000 characters; notes that long are read by nobody. In bytes. */
const longestNotes = 60_000;
const longestTitle = 200;

/**
 * The notes of a release, in Markdown: what came in, by whom, at what risk, and the way back. Titles and logins are
 * shown as plain words: no link, no image, no mention.
 */
export function releaseNotes(facts: ReleaseFacts): string {
  const { pulls, direct, incomplete } = facts;
  return bounded(
    [
      `In ${codeSpan(facts.environment)}: ${codeSpan(facts.revision.slice(0, 12))}, watched for ${facts.watched} without bad health.`,
      '',
      '## What came in',
      '',
      ...(pulls.length === 0 ? ['No pull request.'] : []),
      ...pulls.map(pullLine),
      ...(direct > 0 ? [`- ${direct} ${direct === 1 ? 'commit' : 'commits'} without a pull request`] : []),
      ...(incomplete ? ['- More than GitHub lists: compare the revisions.'] : []),
      '',
      '## The way back',
      '',
      wayBack(facts),
      ...(facts.bundle === null ? [] : ['', '## What proves it', '', proof(facts.bundle)]),
    ].join('\n'),
    longestNotes,
  );
}

function pullLine({ number, title, author, machine, risk, rehearsed }: ReleasedPull): string {
  const by = `${quoteMarkdown(author)}${machine ? ' (machine)' : ''}`;
  const weighed =
    risk === null ? 'risk unknown' : `risk ${risk.level}: ${quoteMarkdown(risk.reasons[0] ?? '')}`;
  const revert =
    rehearsed === null
      ? 'revert not rehearsed'
      : rehearsed
        ? 'revert rehearsed'
        : 'revert rehearsed and **failed**';
  return `- #${number} ${quoteMarkdown(shorten(title, longestTitle))} — by ${by}; ${weighed}; ${revert}`;
}

function wayBack({ previous, previousTag, environment, unsafe }: ReleaseFacts): string {
  if (previous === null) return 'Nothing was live here before: there is nothing to go back to.';
  const tag = previousTag === null ? '' : ` (${codeSpan(previousTag)})`;
  const to = `${codeSpan(previous.slice(0, 12))}${tag}`;
  return unsafe === null
    ? `To ${to}: comment ${codeSpan(`/wired rollback ${environment}`)} on an issue or pull request.`
    : `Not to ${to}: ${quoteMarkdown(unsafe)}. Mend it forward.`;
}

function proof(bundle: string): string {
  return `Decisions, approvals, evidence and provenance are in ${codeSpan(bundle)}. Verify it offline: ${codeSpan(`wired-chaos compliance verify ${bundle}`)}`;
}
