import type { JobResult } from '../../contract.ts';
import { presentAttempt, type WorkflowJob, type WorkflowRun } from '../state/workflow.ts';
import { readWorkflowDocument } from './workflow-document.ts';

/** The jobs that need one of these jobs, directly or not, by key. */
function dependents(run: WorkflowRun, keys: ReadonlySet<string>): Set<string> {
  const { jobs } = readWorkflowDocument(run.file);
  const found = new Set<string>();
  for (let grew = true; grew; ) {
    grew = false;
    for (const [key, { needs }] of jobs) {
      if (found.has(key) || !needs.some((need) => keys.has(need) || found.has(need))) continue;
      found.add(key);
      grew = true;
    }
  }
  return found;
}

/**
 * The results that a re-run keeps: those of jobs that succeeded and need none that is run again.
 * @param again whether a job of the last attempt is to be run again for its own sake
 */
export function keptResults(run: WorkflowRun, again: (job: WorkflowJob) => boolean): JobResult[] {
  const { jobs } = presentAttempt(run);
  const repeated = jobs.filter(again);
  const affected = dependents(run, new Set(repeated.map((job) => job.key)));
  return jobs
    .filter((job) => job.conclusion === 'success' && !repeated.includes(job) && !affected.has(job.key))
    .map((job) => ({ id: job.key, name: job.name, conclusion: 'success', outputs: job.outputs }));
}
