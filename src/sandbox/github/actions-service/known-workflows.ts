import { type Context, timestamp } from '../context.ts';
import { resolveCommit } from '../git/refs.ts';
import type { Repository } from '../state/repository.ts';
import type { Workflow } from '../state/workflow.ts';
import { readWorkflowDocument } from './workflow-document.ts';
import { workflowFilesAt } from './workflow-files.ts';

const workflowsOf = (context: Context, repository: Repository): Workflow[] =>
  [...context.state.workflows.values()].filter((one) => one.repositoryId === repository.id);

/** The workflow of a path, made known when it is new. */
export function knownWorkflow(
  context: Context,
  repository: Repository,
  path: string,
  name: string,
): Workflow {
  const now = timestamp(context);
  const known = workflowsOf(context, repository).find((one) => one.path === path);
  if (known !== undefined) {
    if (known.name !== name) {
      known.name = name;
      known.updatedAt = now;
    }
    return known;
  }
  const workflow = { id: context.state.nextId(), repositoryId: repository.id, path, name };
  const added: Workflow = { ...workflow, createdAt: now, updatedAt: now };
  context.state.workflows.set(added.id, added);
  return added;
}

/** All workflows of a repository: those that ran, and those on the default branch that did not yet. */
export async function knownWorkflows(context: Context, repository: Repository): Promise<Workflow[]> {
  const tip = await resolveCommit(repository.directory, `refs/heads/${repository.defaultBranch}`);
  const files = tip === null ? [] : await workflowFilesAt(repository.directory, tip);
  for (const file of files) {
    knownWorkflow(context, repository, file.path, readWorkflowDocument(file).name ?? file.path);
  }
  return workflowsOf(context, repository);
}
