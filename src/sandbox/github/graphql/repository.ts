import { objectType, readBlob } from '../git/objects.ts';
import { git } from '../git/run.ts';
import type { Author } from '../http/actor.ts';
import { requireAccess } from '../http/authorise.ts';
import type { Call } from '../http/call.ts';
import { Refusal } from '../http/reply.ts';
import type { RepositoryNeeds } from '../http/route.ts';
import { pullsContaining } from '../pulls/containing.ts';
import type { Repository } from '../state/repository.ts';
import type { PullIssue } from '../state/state.ts';
import { FieldError, type GraphqlObject } from './execute.ts';
import { type Arguments, DocumentError } from './parse.ts';

/** GitHub gives no more of a blob's text than this. */
const textBytes = 512 * 1024;
const mostNodes = 100;

const metadata: RepositoryNeeds = { app: [{ metadata: 'read' }], role: 'read' };
const contents: RepositoryNeeds = { app: [{ contents: 'read' }], role: 'read' };
const pulls: RepositoryNeeds = { app: [{ pull_requests: 'read' }], role: 'read' };

/**
 * `repository(owner:, name:)`.
 * @throws {FieldError} `NOT_FOUND` also for what the caller may not know of
 */
export function repositoryObject(call: Call, author: Author, args: Arguments): GraphqlObject {
  const [owner, name] = [String(args.owner), String(args.name)];
  const { state } = call.context;
  // An old name leads to it, unless the query forbids that (`followRenames`).
  const moved = args.followRenames === false ? null : state.redirect(owner, name);
  const repository = moved === null ? state.repositoryNamed(owner, name) : state.repository(moved);
  const unknown = () =>
    new FieldError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
  if (repository === null) throw unknown();
  const may = (needs: RepositoryNeeds) => {
    try {
      requireAccess(call, repository, author, needs);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw error.reply.status === 404 ? unknown() : new FieldError('FORBIDDEN', error.message);
    }
  };
  may(metadata);
  return {
    type: 'Repository',
    fields: {
      async object({ expression, oid }) {
        may(contents);
        const named = String(expression ?? oid);
        const sha = await resolve(repository.directory, named);
        return sha === null ? null : gitObject(call, repository, sha, () => may(pulls));
      },
    },
  };
}

/** The object that a revision expression such as `refs/heads/main:src/a.js` names, or null. */
async function resolve(directory: string, expression: string): Promise<string | null> {
  if (expression === '' || expression.startsWith('-')) return null;
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', expression];
  const found = await git(directory, args, { accept: [0, 1, 128] });
  const sha = found.stdout.toString('utf8').trim();
  return found.code === 0 && /^[0-9a-f]{40}$/.test(sha) ? sha : null;
}

async function gitObject(
  call: Call,
  repository: Repository,
  sha: string,
  mayReadPulls: () => void,
): Promise<GraphqlObject | null> {
  switch (await objectType(repository.directory, sha)) {
    case 'blob':
      return blob(sha, await readBlob(repository.directory, sha));
    case 'tree':
      return { type: 'Tree', fields: { oid: () => sha } };
    case 'commit':
      return commit(call, repository, sha, mayReadPulls);
    default:
      return null;
  }
}

function blob(sha: string, bytes: Buffer): GraphqlObject {
  const binary = bytes.subarray(0, 8000).includes(0);
  const isTruncated = !binary && bytes.length > textBytes;
  return {
    type: 'Blob',
    fields: {
      oid: () => sha,
      byteSize: () => bytes.length,
      isBinary: () => binary,
      isTruncated: () => isTruncated,
      text: () => (binary ? null : bytes.subarray(0, textBytes).toString('utf8')),
    },
  };
}

function commit(call: Call, repository: Repository, sha: string, mayReadPulls: () => void): GraphqlObject {
  return {
    type: 'Commit',
    fields: {
      oid: () => sha,
      async associatedPullRequests({ first }) {
        mayReadPulls();
        if (typeof first !== 'number' || first < 1 || first > mostNodes) {
          throw new DocumentError('`first` on the `associatedPullRequests` connection must be from 1 to 100');
        }
        const found = await pullsContaining(call.context.state, repository, sha);
        return {
          type: 'PullRequestConnection',
          fields: { totalCount: () => found.length, nodes: () => found.slice(0, first).map(pullObject) },
        };
      },
    },
  };
}

function pullObject({ number, state, pull }: PullIssue): GraphqlObject {
  const shown = pull.merged === null ? state.toUpperCase() : 'MERGED';
  return {
    type: 'PullRequest',
    fields: { number: () => number, state: () => shown, headRefOid: () => pull.headSha },
  };
}
