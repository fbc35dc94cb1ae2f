import type { MappingToken } from '@actions/workflow-parser/templates/tokens/index';
import { isString } from '../parser.ts';
import type { WorkflowRun } from './workflow-run.ts';

/** The display name when it needs no evaluation: a job with neither matrix nor expression that calls no workflow. */
export function nameBeforehand(id: string, token: MappingToken): string | null {
  const name = token.find('name');
  if (token.find('strategy') || token.find('uses') || (name && !isString(name))) return null;
  return name?.toString() || id;
}

/** A display name with those of the calling jobs before it, as GitHub shows it. */
export function fullName(run: WorkflowRun, name: string): string {
  return [...run.callers.map((caller) => caller.name), name].join(' / ');
}

/** The key under `jobs:` of the run's own workflow: of the outermost calling job, when there is one. */
export function keyOf(run: WorkflowRun, id: string): string {
  return run.callers[0]?.id ?? id;
}
