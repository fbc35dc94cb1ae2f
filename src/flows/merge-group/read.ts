import { wantedWhole } from '../../change/policy/wanted-whole.ts';
import { listChecks } from '../../connect/github/checks.ts';
import { findMergeGroup, type MergeGroup, readFork, readRange } from '../../connect/github/merge-groups.ts';
import { type ApiPull, getPull } from '../../connect/github/pull-requests.ts';
import { getRepository } from '../../connect/github/repository.ts';
import { Sha } from '../../domain/ids.ts';
import { commitObject } from '../../domain/object.ts';
import type { Diff } from '../../domain/pull-request.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { analyseDiff } from '../analyse-diff.ts';
import type { FlowContext } from '../flow.ts';
import { type Policy, readPolicy } from '../policy.ts';
import { onlyTakesBack, readCandidate } from '../pull-request/read-candidate.ts';
import { readEvidence } from '../pull-request/read-evidence.ts';
import type { Candidate } from '../pull-request/state.ts';
import { parseCommitSubject } from '../subject.ts';
import { withVerdicts } from '../write-verdicts.ts';
import { asPullRequest } from './as-pull-request.ts';
import { type Brought, readBrought } from './members.ts';
import type { Member, MergeGroupState } from './state.ts';

/** Reads a merge group: what it would bring to its base branch, and the pull requests that this comes from. */
export async function readMergeGroupState(context: FlowContext, subject: string): Promise<MergeGroupState> {
  const { repository, sha } = parseCommitSubject(subject);
  const { client } = context;
  const group = await findMergeGroup(client, repository, sha);
  if (group === null) return { kind: 'gone' };
  const [found, { own, foreign }, { from, ahead }] = await Promise.all([
    getRepository(client, repository),
    listChecks(client, repository, sha, context.app.id),
    readFork(client, repository, group.base, sha),
  ]);
  if (found === null || !ahead) return { kind: 'gone' };
  const present = {
    repository,
    repositoryId: found.id,
    group,
    checks: await withVerdicts(context, commitObject(found.id, sha), own),
    foreign,
  };
  const unclear = (reason: string) => ({ kind: 'unclear' as const, ...present, reason });

  const brought = await readBrought(context, repository, group, from);
  if ('unclear' in brought) return unclear(brought.unclear);
  const pulls = await Promise.all(brought.map(({ number }) => getPull(client, repository, number)));
  const read = await readMembers(context, repository, group, brought, pulls);
  if (typeof read === 'string') return unclear(read);
  const [first, ...rest] = read;
  if (first === undefined) return unclear('no pull request is in it');
  const members: [Member, ...Member[]] = [first, ...rest];
  const diff =
    rest.length === 0 ? first.commit.diff : await readRange(client, repository, from, sha, wantedWhole);
  const last = pulls.at(-1)?.base;
  if (last === undefined) return unclear('no pull request is in it');
  const policy = await readPolicy(context, repository, {
    base: group.base,
    default: last.repo.default_branch,
  });
  const takes = await Promise.all(pulls.map((pull) => pull !== null && onlyTakesBack(context, pull)));
  const takesBack = takes.every((one) => one);
  return {
    kind: 'group',
    ...present,
    from,
    diff,
    analysis: await analyseDiff(context, diff, policy),
    members,
    ...(await evidenceOf(context, { group, from, diff, policy, member: read.at(-1) ?? first, takesBack })),
    salt: context.salt,
    now: new Date().toISOString(),
  };
}

/** Every pull request with what judges it at its own head; the reason when one is not what a queue merges. */
async function readMembers(
  context: FlowContext,
  repository: RepositoryRef,
  group: MergeGroup,
  brought: readonly Brought[],
  pulls: readonly (ApiPull | null)[],
): Promise<readonly Member[] | string> {
  const members: Member[] = [];
  for (const [index, { number, commit }] of brought.entries()) {
    const pull = pulls[index] ?? null;
    if (pull === null || pull.state !== 'open') return `#${number} is not open`;
    if (pull.base.ref !== group.base) return `#${number} is into ${pull.base.ref}, not ${group.base}`;
    const head = Sha.parse(pull.head.sha);
    const { own } = await listChecks(context.client, repository, head, context.app.id);
    const candidate = await readCandidate(context, repository, pull, own);
    members.push({ candidate, commit });
  }
  return members;
}

/** The evidence of the group's own run; what its pull requests proved at their own heads does not count here. */
async function evidenceOf(
  context: FlowContext,
  asked: {
    readonly group: MergeGroup;
    readonly from: Sha;
    readonly diff: Diff;
    readonly policy: Policy;
    readonly member: Member;
    readonly takesBack: boolean;
  },
): Promise<Pick<Candidate, 'evidence' | 'newEvidence'>> {
  const { group, from, diff, policy, member, takesBack } = asked;
  if (group.onto !== from) {
    const what = 'a group before this one has not been merged, and its run began where that ends';
    return { evidence: { kind: 'pending', what, url: null }, newEvidence: null };
  }
  const pull = asPullRequest(member.candidate.pull, group, diff, from);
  return readEvidence(context, { pull, policy, event: 'merge_group', takesBack });
}
