import { parse } from 'yaml';
import type { WorkflowFile } from '../../contract.ts';

type Mapping = Readonly<Record<string, unknown>>;

const mapping = (value: unknown): Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};

/** Parts of a workflow file that the service itself acts on; the runner reads the rest. */
export interface WorkflowDocument {
  readonly name: string | null;
  /** As written: `read-all`, `write-all`, or levels by name; undefined when left out. */
  readonly permissions: unknown;
  readonly concurrency: { readonly group: string; readonly cancelInProgress: string | boolean } | null;
  /** By job key. */
  readonly jobs: ReadonlyMap<string, { readonly needs: readonly string[]; readonly permissions: unknown }>;
}

function concurrencyOf(value: unknown): WorkflowDocument['concurrency'] {
  if (typeof value === 'string') return { group: value, cancelInProgress: false };
  const { group, 'cancel-in-progress': cancel } = mapping(value);
  if (group === undefined) return null;
  const written = typeof cancel === 'string' || typeof cancel === 'boolean' ? cancel : false;
  return { group: String(group), cancelInProgress: written };
}

const needsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

/** Reads a workflow file. What is malformed is left out here: the runner is the one to complain. */
export function readWorkflowDocument(file: WorkflowFile): WorkflowDocument {
  let root: Mapping;
  try {
    root = mapping(parse(file.content));
  } catch {
    root = {};
  }
  const jobs = Object.entries(mapping(root.jobs)).map(([key, value]) => {
    const job = mapping(value);
    return [key, { needs: needsOf(job.needs), permissions: job.permissions }] as const;
  });
  const { name } = root;
  return {
    name: typeof name === 'string' ? name : null,
    permissions: root.permissions,
    concurrency: concurrencyOf(root.concurrency),
    jobs: new Map(jobs),
  };
}
