import type { EventsConfig } from '@actions/workflow-parser/model/workflow-template';
import type { TriggerEvent } from '../../contract.ts';
import { passes } from './pattern.ts';

type Patterns = readonly string[] | undefined;

interface Filters {
  readonly branches?: Patterns;
  readonly 'branches-ignore'?: Patterns;
  readonly tags?: Patterns;
  readonly 'tags-ignore'?: Patterns;
  readonly paths?: Patterns;
  readonly 'paths-ignore'?: Patterns;
  readonly types?: Patterns;
}

/** Activity types that count when a workflow names none. */
const defaultTypes: Partial<Record<TriggerEvent['name'], readonly string[]>> = {
  pull_request: ['opened', 'synchronize', 'reopened'],
};

/**
 * Whether a workflow's `on:` reacts to an event, with its filters.
 * @see https://docs.github.com/actions/reference/events-that-trigger-workflows
 */
export function reacts(events: EventsConfig, event: TriggerEvent): boolean {
  if (event.name === 'workflow_dispatch') return events.workflow_dispatch !== undefined;
  const filters: Filters | undefined = events[event.name];
  if (filters === undefined) return false;
  if (event.name === 'push') return pushReacts(filters, event);
  return (
    typePasses(filters, event) && branchPasses(filters, targetBranch(event)) && pathsPass(filters, event)
  );
}

function pushReacts(filters: Filters, event: TriggerEvent): boolean {
  if (event.payload.deleted === true) return false;
  const byBranch = filters.branches ?? filters['branches-ignore'];
  const byTag = filters.tags ?? filters['tags-ignore'];
  if (event.ref.startsWith('refs/tags/')) {
    const tag = event.ref.slice('refs/tags/'.length);
    if (byTag === undefined) return byBranch === undefined;
    return filters.tags ? passes(filters.tags, tag) : !passes(byTag, tag);
  }
  if (byBranch === undefined && byTag !== undefined) return false;
  return branchPasses(filters, event.ref.replace(/^refs\/heads\//, '')) && pathsPass(filters, event);
}

function typePasses(filters: Filters, event: TriggerEvent): boolean {
  const types = filters.types ?? defaultTypes[event.name];
  return types === undefined || event.action === null || types.includes(event.action);
}

function branchPasses(filters: Filters, branch: string): boolean {
  if (filters.branches) return passes(filters.branches, branch);
  return !filters['branches-ignore'] || !passes(filters['branches-ignore'], branch);
}

function pathsPass(filters: Filters, event: TriggerEvent): boolean {
  const { paths, 'paths-ignore': ignored } = filters;
  if (paths) return event.changedPaths.some((path) => passes(paths, path));
  return !ignored || event.changedPaths.some((path) => !passes(ignored, path));
}

function targetBranch(event: TriggerEvent): string {
  if (event.name !== 'merge_group') return event.baseRef;
  const group = event.payload.merge_group;
  const base =
    group !== null && typeof group === 'object' && 'base_ref' in group ? group.base_ref : event.baseRef;
  return String(base).replace(/^refs\/heads\//, '');
}
