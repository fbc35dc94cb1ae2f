import type { Context } from '../context.ts';
import { changedFiles } from '../git/diff.ts';
import { readFileAt } from '../git/objects.ts';
import type { Repository } from '../state/repository.ts';
import type { PullIssue } from '../state/state.ts';
import { baseTip, pullDiff } from './range.ts';

const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

interface Rule {
  readonly pattern: RegExp;
  readonly owners: readonly string[];
}

/**
 * The owners of changed files who have not approved, one message per set of owners. The file is read from the base
 * branch; of several matching lines the last counts.
 * @see https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export async function codeOwnersMissing(
  context: Context,
  repository: Repository,
  issue: PullIssue,
  approvers: ReadonlySet<number>,
): Promise<string[]> {
  const rules = await readRules(repository, await baseTip(repository, issue));
  const { from, to } = await pullDiff(repository, issue);
  const files = await changedFiles(repository.directory, from, to);
  const missing = new Set<string>();
  for (const path of files.flatMap((file) => [
    file.path,
    ...(file.previousPath ? [file.previousPath] : []),
  ])) {
    const owners = rules.findLast(({ pattern }) => pattern.test(path))?.owners ?? [];
    if (owners.length === 0) continue;
    if (owners.some((owner) => ownerIds(context, repository, owner).some((id) => approvers.has(id))))
      continue;
    missing.add(`Waiting on code owner review from ${owners.join(', ').replaceAll('@', '')}.`);
  }
  return [...missing];
}

async function readRules(repository: Repository, commit: string): Promise<Rule[]> {
  for (const place of places) {
    const content = await readFileAt(repository.directory, commit, place);
    if (content !== null) return parseRules(content.toString('utf8'));
  }
  return [];
}

function parseRules(text: string): Rule[] {
  return text
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [glob = '', ...owners] = line.split(/\s+/);
      return { pattern: toPattern(glob), owners };
    });
}

/** Patterns are those of .gitignore, without negation and character ranges. */
function toPattern(glob: string): RegExp {
  const anchored = glob.replace(/\/$/, '').includes('/');
  const folder = glob.endsWith('/');
  const source = glob
    .replace(/^\//, '')
    .replace(/\/$/, '')
    .replace(/\*\*\/|\/\*\*|\*|\?|[.+^${}()|[\]\\]/g, (token) => {
      if (token === '**/') return '(?:.*/)?';
      if (token === '/**') return '/.*';
      if (token === '*') return '[^/]*';
      return token === '?' ? '[^/]' : `\\${token}`;
    });
  // `docs/*` is the files in it alone; a plain name is a file or a whole folder.
  const end = folder ? '/.*' : anchored && glob.endsWith('*') ? '' : '(?:/.*)?';
  return new RegExp(`^${anchored ? '' : '(?:.*/)?'}${source}${end}$`);
}

function ownerIds(context: Context, repository: Repository, owner: string): number[] {
  const [first = '', slug] = owner.replace(/^@/, '').split('/');
  if (slug === undefined) {
    const user = context.state.userNamed(first);
    return user === null ? [] : [user.id];
  }
  const organisation = context.state.organisationNamed(first);
  if (organisation === null || organisation.id !== repository.ownerId) return [];
  return [...(organisation.teams.get(slug)?.members.keys() ?? [])];
}
