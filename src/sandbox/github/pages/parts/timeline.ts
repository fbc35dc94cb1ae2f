import { html } from 'hono/html';
import type { Context } from '../../context.ts';
import { listCommits } from '../../git/commits.ts';
import { pullDiff } from '../../pulls/range.ts';
import type { Review } from '../../state/issue.ts';
import type { Repository } from '../../state/repository.ts';
import type { PullIssue } from '../../state/state.ts';
import { type Html, visible } from '../visible.ts';
import { commitMark } from './checks.ts';
import { written } from './issue-head.ts';
import { commitLink, login, subject } from './names.ts';
import { when } from './when.ts';

interface Event {
  readonly at: string;
  readonly shown: Html;
}

const verdicts: Readonly<Record<Review['state'], string>> = {
  PENDING: 'started a review of',
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'requested changes to',
  COMMENTED: 'reviewed',
  DISMISSED: 'had approved (now dismissed)',
};

const colours: Readonly<Partial<Record<Review['state'], string>>> = {
  APPROVED: 'success',
  CHANGES_REQUESTED: 'failure',
};

function reviewEvent(context: Context, repository: Repository, review: Review): Event {
  const at = review.submittedAt ?? review.updatedAt;
  const verb = html`<span class="${colours[review.state] ?? 'neutral'}">${verdicts[review.state]}</span>
    ${commitLink(context, repository, review.commitSha)}`;
  if (review.body.trim() !== '')
    return { at, shown: written(context, review.authorId, verb, at, review.body) };
  return { at, shown: html`${login(context, review.authorId)} ${verb} ${when(context, at)}` };
}

async function commitEvents(context: Context, repository: Repository, issue: PullIssue): Promise<Event[]> {
  const { from, to } = await pullDiff(repository, issue);
  const revisions = from === null ? [to] : [`${from}..${to}`];
  const commits = await listCommits(repository.directory, { revisions });
  return commits.map((commit) => ({
    at: commit.committer.date,
    shown: html`<span class="row">${commitMark(context, repository, commit.sha)}
      <span class="grow">${visible(commit.author.name)} committed ${subject(commit.message)}</span>
      ${commitLink(context, repository, commit.sha)}</span>`,
  }));
}

/** What happened in a pull request, oldest first: commits, comments, reviews. */
export async function timeline(context: Context, repository: Repository, issue: PullIssue): Promise<Html> {
  const events: Event[] = [
    ...(await commitEvents(context, repository, issue)),
    ...issue.comments.map((comment) => ({
      at: comment.createdAt,
      shown: written(context, comment.authorId, html`commented`, comment.createdAt, comment.body),
    })),
    ...issue.pull.reviews.map((review) => reviewEvent(context, repository, review)),
  ];
  events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return html`<div class="timeline">${events.map((event) => html`<div class="event">${event.shown}</div>`)}</div>`;
}
