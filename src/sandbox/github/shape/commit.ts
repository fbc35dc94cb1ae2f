import type { components } from '@octokit/openapi-types';
import type { Context } from '../context.ts';
import type { Commit } from '../git/commits.ts';
import type { Repository } from '../state/repository.ts';
import { simpleUser } from './account.ts';
import { userOfEmail } from './commit-author.ts';
import { nodeId } from './node-id.ts';
import { repositoryPage, repositoryUrl } from './repository.ts';

/** No commit here is signed. */
const unsigned = {
  verified: false,
  reason: 'unsigned',
  signature: null,
  payload: null,
  verified_at: null,
};

/** A commit as the repository's lists have it, with the accounts behind its author and committer. */
export function commitShape(
  context: Context,
  repository: Repository,
  commit: Commit,
): components['schemas']['commit'] {
  const url = repositoryUrl(context, repository);
  const page = repositoryPage(context, repository);
  const account = (email: string) => {
    const user = userOfEmail(context.state, email);
    return user === null ? null : simpleUser(context, user);
  };
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    url: `${url}/commits/${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    comments_url: `${url}/commits/${commit.sha}/comments`,
    commit: {
      url: `${url}/git/commits/${commit.sha}`,
      author: inUtc(commit.author),
      committer: inUtc(commit.committer),
      message: commit.message,
      comment_count: 0,
      tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
      verification: unsigned,
    },
    author: account(commit.author.email),
    committer: account(commit.committer.email),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
  };
}

/** A commit as the git database has it. */
export function gitCommitShape(
  context: Context,
  repository: Repository,
  commit: Commit,
): components['schemas']['git-commit'] {
  const url = repositoryUrl(context, repository);
  const page = repositoryPage(context, repository);
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    url: `${url}/git/commits/${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    author: inUtc(commit.author),
    committer: inUtc(commit.committer),
    message: commit.message,
    tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/git/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
    verification: unsigned,
  };
}

function inUtc(signature: { name: string; email: string; date: string }) {
  const date = `${new Date(signature.date).toISOString().slice(0, 19)}Z`;
  return { name: signature.name, email: signature.email, date };
}
