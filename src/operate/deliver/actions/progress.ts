import type { WorkflowRun } from '../../../connect/github/workflow-runs.ts';
import type { Deployment } from '../../../domain/deployment.ts';
import type { Progress } from '../driver.ts';

/**
 * How a delivery stands, by what GitHub says of its run and of the deployment that the run made.
 * @param run null when GitHub has it no more
 * @param deployment the newest that is this run's; null while there is none
 */
export function progressOf(
  environment: string,
  run: Pick<WorkflowRun, 'status' | 'conclusion' | 'url'> | null,
  deployment: Pick<Deployment, 'state' | 'stateAt' | 'createdAt'> | null,
): Progress {
  if (run === null) return { kind: 'failed', why: 'GitHub does not have the workflow run any more' };
  const over = run.status === 'completed';
  switch (deployment?.state) {
    case 'success':
      return { kind: 'live', since: deployment.stateAt ?? deployment.createdAt };
    case 'failure':
    case 'error':
      return {
        kind: 'failed',
        why: `the deployment to ${environment} ended as ${deployment.state}: ${run.url}`,
      };
    case 'inactive':
      return { kind: 'failed', why: `a later deployment took its place in ${environment}` };
    case 'waiting':
      if (!over) return { kind: 'running', what: `waits for the rules of ${environment}` };
  }
  if (!over) return { kind: 'running', what: `the workflow run is ${run.status.replaceAll('_', ' ')}` };
  if (run.conclusion !== 'success') {
    return { kind: 'failed', why: `the workflow run ended as ${run.conclusion ?? 'nothing'}: ${run.url}` };
  }
  return {
    kind: 'failed',
    why: `the workflow run reported no deployment: give the job that deploys \`environment: ${environment}\` (${run.url})`,
  };
}
