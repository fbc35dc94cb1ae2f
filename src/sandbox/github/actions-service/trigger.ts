import { z } from 'zod';
import { associationOf } from '../access.ts';
import type { Context } from '../context.ts';
import type { Happening } from '../events.ts';
import { mergeBase, readCommit } from '../git/commits.ts';
import { changedFiles } from '../git/diff.ts';
import { zeroSha } from '../git/refs.ts';
import { simpleUser } from '../shape/account.ts';
import { organisationOf, repositoryShape } from '../shape/repository.ts';
import type { Repository } from '../state/repository.ts';
import { isPull, type PullIssue } from '../state/state.ts';
import type { Trigger } from './control.ts';

/** A trigger whose event still lacks what git has to be asked for. */
export interface Noticed {
  complete(context: Context): Promise<Trigger>;
}

const mergeGroup = z.object({ head_sha: z.string(), head_ref: z.string(), base_sha: z.string() });

/** Requests in a commit message to run nothing: https://docs.github.com/actions/managing-workflow-runs/skipping-workflow-runs */
const skip = /\[(skip ci|ci skip|no ci|skip actions|actions skip)\]|^skip-checks:\s*true$/m;

/** Whether the author of a commit asked for no runs. */
export async function asksForNoRuns(repository: Repository, sha: string): Promise<boolean> {
  return skip.test((await readCommit(repository.directory, sha)).message);
}

/** `github.event`: the payload with the members that every event has. */
export function eventPayload(
  context: Context,
  happening: Happening,
  repository: Repository,
): Record<string, unknown> {
  const organization = organisationOf(context, repository);
  return {
    ...(happening.action === null ? {} : { action: happening.action }),
    repository: repositoryShape(context, repository),
    ...happening.payload,
    ...(organization === null ? {} : { organization }),
    sender: simpleUser(context, happening.sender),
  };
}

/**
 * What a happening may trigger, as it is at this moment; null when workflows do not react to it. Forks run
 * nothing of their own, a run's own token triggers nothing, and a pull request that conflicts has no test merge
 * that could be run on.
 */
export function notice(context: Context, happening: Happening): Noticed | null {
  const { repository } = happening;
  if (repository === null || happening.quiet || repository.parentId !== null) return null;
  if (happening.event === 'push') return noticePush(happening, repository);
  if (happening.event === 'merge_group') return noticeGroup(happening, repository);
  return happening.event === 'pull_request' ? noticePull(context, happening, repository) : null;
}

function noticePush(happening: Happening, repository: Repository): Noticed | null {
  const { ref, before, after } = happening.payload;
  if (typeof ref !== 'string' || typeof before !== 'string' || typeof after !== 'string') return null;
  if (after === zeroSha || !/^refs\/(heads|tags)\//.test(ref)) return null;
  return {
    async complete(context) {
      const { directory } = repository;
      const [parent] = before === zeroSha ? (await readCommit(directory, after)).parents : [before];
      return {
        repository,
        actor: happening.sender,
        headSha: after,
        headBranch: ref.replace(/^refs\/(heads|tags)\//, ''),
        headRepositoryId: repository.id,
        before: before === zeroSha ? null : before,
        needsApproval: false,
        event: {
          name: 'push',
          action: null,
          ref,
          sha: after,
          headRef: '',
          baseRef: '',
          payload: eventPayload(context, happening, repository),
          changedPaths: await pathsBetween(directory, parent ?? null, after),
        },
      };
    },
  };
}

function noticePull(context: Context, happening: Happening, repository: Repository): Noticed | null {
  const { number } = happening.payload;
  const issue = typeof number === 'number' ? repository.issues.get(number) : undefined;
  if (issue === undefined || !isPull(issue) || issue.pull.testMergeSha === null) return null;
  const { headSha, headRef, baseRef, baseSha, testMergeSha } = issue.pull;
  const headRepositoryId = issue.pull.headRepositoryId ?? repository.id;
  return {
    async complete() {
      const { directory } = repository;
      const base = await mergeBase(directory, baseSha, headSha);
      return {
        repository,
        actor: happening.sender,
        headSha,
        headBranch: headRef,
        headRepositoryId,
        before: null,
        needsApproval: isFromStranger(context, repository, issue),
        event: {
          name: 'pull_request',
          action: happening.action,
          headRef,
          baseRef,
          sha: testMergeSha,
          ref: `refs/pull/${issue.number}/merge`,
          payload: eventPayload(context, happening, repository),
          changedPaths: await pathsBetween(directory, base, headSha),
        },
      };
    },
  };
}

function noticeGroup(happening: Happening, repository: Repository): Noticed | null {
  const group = mergeGroup.safeParse(happening.payload.merge_group);
  if (happening.action !== 'checks_requested' || !group.success) return null;
  const { head_sha: sha, head_ref: ref, base_sha: base } = group.data;
  return {
    async complete(context) {
      return {
        repository,
        actor: happening.sender,
        headSha: sha,
        headBranch: ref.replace(/^refs\/heads\//, ''),
        headRepositoryId: repository.id,
        before: null,
        needsApproval: false,
        event: {
          name: 'merge_group',
          action: happening.action,
          ref,
          sha,
          headRef: '',
          baseRef: '',
          payload: eventPayload(context, happening, repository),
          changedPaths: await pathsBetween(repository.directory, base, sha),
        },
      };
    },
  };
}

function isFromStranger(context: Context, repository: Repository, issue: PullIssue): boolean {
  if (issue.pull.headRepositoryId === repository.id) return false;
  return associationOf(context.state, repository, context.state.account(issue.authorId)) === 'NONE';
}

async function pathsBetween(directory: string, from: string | null, to: string): Promise<string[]> {
  const files = await changedFiles(directory, from, to);
  return files.flatMap((file) => (file.previousPath === null ? [file.path] : [file.previousPath, file.path]));
}
