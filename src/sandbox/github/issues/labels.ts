import type { Context } from '../context.ts';
import type { Issue } from '../state/issue.ts';
import type { Label, Repository } from '../state/repository.ts';

/** Puts labels on an issue, making those that the repository does not have. Returns the ones that are new on it. */
export function addLabels(
  context: Context,
  repository: Repository,
  issue: Issue,
  names: readonly string[],
): Label[] {
  const added: Label[] = [];
  for (const name of names) {
    const label = repository.labels.get(name) ?? makeLabel(context, repository, name);
    if (issue.labels.has(label.name)) continue;
    issue.labels.add(label.name);
    added.push(label);
  }
  return added;
}

/** Makes a label of a repository. */
export function makeLabel(
  context: Context,
  repository: Repository,
  name: string,
  color = 'ededed',
  description: string | null = null,
): Label {
  const label = { id: context.state.nextId(), name, color, description };
  repository.labels.set(name, label);
  return label;
}
