import type { Context } from '../context.ts';
import { isAncestor } from '../git/refs.ts';
import type { Protection } from '../state/protection.ts';
import type { Repository } from '../state/repository.ts';
import type { PullIssue } from '../state/state.ts';
import { type CheckStanding, checksOf } from './checks.ts';
import { codeOwnersMissing } from './code-owners.ts';
import { baseTip } from './range.ts';
import { countedReviews, lastPusher } from './reviews.ts';

/** What protection of the base branch still asks for. */
export interface Unmet {
  readonly kind: 'review' | 'check' | 'behind';
  /** In GitHub's words, as the merge is refused with. */
  readonly message: string;
}

/** Everything that protection asks of a pull request and does not have. Empty when it may be merged. */
export async function unmetRequirements(
  context: Context,
  repository: Repository,
  issue: PullIssue,
): Promise<Unmet[]> {
  const protection = repository.protections.get(issue.pull.baseRef);
  if (protection === undefined) return [];
  return [
    ...(await missingReviews(context, repository, issue, protection)),
    ...missingChecks(context, repository, issue, protection),
    ...(await behind(repository, issue, protection)),
  ];
}

async function missingReviews(
  context: Context,
  repository: Repository,
  issue: PullIssue,
  protection: Protection,
): Promise<Unmet[]> {
  const asked = protection.requiredPullRequestReviews;
  if (asked === null) return [];
  const counted = countedReviews(context, repository, issue);
  const approvals = counted.filter((review) => review.state === 'APPROVED');
  const unmet: string[] = [];
  const count = asked.requiredApprovingReviewCount;
  if (count > 0 && counted.some((review) => review.state === 'CHANGES_REQUESTED')) {
    unmet.push('Changes have been requested by a reviewer with write access.');
  }
  if (approvals.length < count) {
    const noun = count === 1 ? 'review is' : 'reviews are';
    unmet.push(`At least ${count} approving ${noun} required by reviewers with write access.`);
  }
  const pusher = lastPusher(context, repository, issue);
  const others = approvals.filter(
    (review) => review.authorId !== pusher && review.commitSha === issue.pull.headSha,
  );
  if (asked.requireLastPushApproval && others.length === 0) {
    unmet.push('New changes require approval from someone other than the last pusher.');
  }
  if (asked.requireCodeOwnerReviews) {
    const approvers = new Set(approvals.map((review) => review.authorId));
    unmet.push(...(await codeOwnersMissing(context, repository, issue, approvers)));
  }
  return unmet.map((message) => ({ kind: 'review', message }));
}

function missingChecks(
  context: Context,
  repository: Repository,
  issue: PullIssue,
  protection: Protection,
): Unmet[] {
  const required = protection.requiredStatusChecks?.checks ?? [];
  const unmet = unmetChecks(context, repository, protection, issue.pull.headSha);
  const [only] = unmet;
  if (only === undefined) return [];
  const message =
    unmet.length === 1
      ? `Required status check "${only.name}" is ${only.wrong}.`
      : `${unmet.length} of ${required.length} required status checks ${summary(unmet.map(({ wrong }) => wrong))}.`;
  return [{ kind: 'check', message }];
}

/** The checks that protection requires and a commit has not, and what is wrong with each, in GitHub's words. */
export function unmetChecks(
  context: Context,
  repository: Repository,
  protection: Protection,
  sha: string,
): { readonly name: string; readonly wrong: string }[] {
  const present = checksOf(context, repository, sha);
  return (protection.requiredStatusChecks?.checks ?? []).flatMap((check) => {
    const reported = present.filter(
      (one) => one.name === check.context && (check.appId === null || one.appId === check.appId),
    );
    const wrong = worst(reported);
    return wrong === null ? [] : [{ name: check.context, wrong }];
  });
}

/** What is wrong with a required check: null when all that report it pass. */
function worst(reported: readonly CheckStanding[]): string | null {
  if (reported.length === 0) return 'expected';
  const standings = new Set(reported.map(({ standing }) => standing));
  if (standings.has('failing')) return 'failing';
  if (standings.has('in_progress')) return 'in progress';
  return standings.has('pending') ? 'pending' : null;
}

function summary(wrongs: readonly string[]): string {
  const [first = ''] = wrongs;
  if (wrongs.every((wrong) => wrong === first)) return `are ${first}`;
  return `have not succeeded: ${[...new Set(wrongs)].map((wrong) => `${wrongs.filter((one) => one === wrong).length} ${wrong}`).join(', ')}`;
}

/** Strict protection asks that the head contains the base branch's tip. */
async function behind(repository: Repository, issue: PullIssue, protection: Protection): Promise<Unmet[]> {
  if (protection.requiredStatusChecks?.strict !== true) return [];
  const tip = await baseTip(repository, issue);
  if (await isAncestor(repository.directory, tip, issue.pull.headSha)) return [];
  return [{ kind: 'behind', message: 'The head branch is not up to date with the base branch.' }];
}
