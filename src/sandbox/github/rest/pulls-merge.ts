import { z } from 'zod';
import { timestamp } from '../context.ts';
import { writeCommit } from '../git/commits.ts';
import { mergedTree } from '../git/merge.ts';
import { isAncestor } from '../git/refs.ts';
import { invalid, json, notFound, Refusal } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { mergePull } from '../pulls/merge.ts';
import { baseTip } from '../pulls/range.ts';
import { webFlow } from '../pulls/test-merge.ts';
import { changeRef } from '../pushes/record.ts';
import { holdRepository } from '../repositories/lock.ts';
import { noreply } from '../shape/push.ts';
import { repositoryUrl } from '../shape/repository.ts';
import { pullOf } from './pulls.ts';

const input = z.object({
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
  sha: z.string().optional(),
  merge_method: z.enum(['merge', 'squash', 'rebase']).optional(),
});

export const routes: readonly Route[] = [
  repositoryRoute(
    'PUT',
    '/repos/{owner}/{repo}/pulls/{pull_number}/merge',
    { app: [{ contents: 'write' }], role: 'write' },
    (call, repository, author) => {
      const issue = pullOf(call, repository);
      const { commit_title, commit_message, sha, merge_method } = call.body(input);
      return holdRepository(call.context, repository, async () => {
        const wanted = {
          method: merge_method ?? ('merge' as const),
          title: commit_title ?? null,
          message: commit_message ?? null,
          sha: sha ?? null,
        };
        const merged = await mergePull(call.context, repository, issue, wanted, author);
        return json(200, { sha: merged, merged: true, message: 'Pull Request successfully merged' });
      });
    },
  ),
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/pulls/{pull_number}/merge',
    { app: [{ contents: 'read' }], role: 'read' },
    (call, repository) => {
      if (pullOf(call, repository).pull.merged === null) throw notFound();
      return { status: 204 };
    },
  ),
  repositoryRoute(
    'PUT',
    '/repos/{owner}/{repo}/pulls/{pull_number}/update-branch',
    { app: [{ pull_requests: 'write' }], role: 'write' },
    (call, repository, author) => {
      const { context } = call;
      const issue = pullOf(call, repository);
      const { expected_head_sha: expected } = call.body(
        z.object({ expected_head_sha: z.string().optional() }),
      );
      return holdRepository(context, repository, async () => {
        const { pull } = issue;
        if (expected !== undefined && expected !== pull.headSha) {
          throw new Refusal(422, `expected head sha didn’t match current head ref.`);
        }
        const source = context.state.repository(pull.headRepositoryId ?? repository.id);
        const tip = await baseTip(repository, issue);
        if (await isAncestor(repository.directory, tip, pull.headSha)) {
          throw new Refusal(422, 'There are no new commits on the base branch.');
        }
        // A fork sees the objects of its parent, so the merge can be written where the head is.
        const tree = await mergedTree(source.directory, pull.headSha, tip);
        if (tree === null)
          throw invalid({ resource: 'PullRequest', code: 'custom', message: 'merge conflict' });
        const { user } = author;
        const sha = await writeCommit(source.directory, {
          tree,
          parents: [pull.headSha, tip],
          message: `Merge branch '${pull.baseRef}' into ${pull.headRef}`,
          author: { name: user.name ?? user.login, email: noreply(user), date: timestamp(context) },
          committer: webFlow(context),
        });
        const change = { ref: `refs/heads/${pull.headRef}`, before: pull.headSha, after: sha };
        await changeRef(context, source, change, author);
        const url = `${repositoryUrl(context, repository)}/pulls/${issue.number}`;
        return json(202, { message: 'Updating pull request branch.', url });
      });
    },
  ),
];
