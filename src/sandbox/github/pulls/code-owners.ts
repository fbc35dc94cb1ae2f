import type { Context } from '../context.ts';
import { changedFiles } from '../git/diff.ts';
import { readFileAt } from '../git/objects.ts';
import type { Repository } from '../state/repository.ts';
import type { PullIssue } from '../state/state.ts';
import { type OwnerRule, ownersOf, parseCodeOwners } from './code-owners-file.ts';
import { baseTip, pullDiff } from './range.ts';

const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

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
    const owners = ownersOf(rules, path);
    if (owners.length === 0) continue;
    if (owners.some((owner) => ownerIds(context, repository, owner).some((id) => approvers.has(id))))
      continue;
    missing.add(`Waiting on code owner review from ${owners.join(', ').replaceAll('@', '')}.`);
  }
  return [...missing];
}

async function readRules(repository: Repository, commit: string): Promise<OwnerRule[]> {
  for (const place of places) {
    const content = await readFileAt(repository.directory, commit, place);
    if (content !== null) return parseCodeOwners(content.toString('utf8'));
  }
  return [];
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
