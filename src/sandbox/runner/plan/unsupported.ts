import type { MappingToken } from '@actions/workflow-parser/templates/tokens/index';
import { simulatedActions } from '../actions/simulated-actions.ts';
import { mappings, unsupported, type Workflow } from '../source.ts';
import { holderOf, type Reachable } from './action-holder.ts';

/** What a job may ask for that only GitHub has, and how the runner calls it. */
const jobFeatures: Readonly<Record<string, string>> = {
  container: 'jobs in containers',
  services: 'service containers',
  snapshot: 'snapshots of runner images',
};

const stepFeatures = ['background', 'wait', 'wait-all', 'cancel', 'parallel'];

/**
 * Refuses, before anything runs, a workflow that asks for what this runner does not have. When a run or a
 * job may begin is not its business: GitHub decides that.
 * @throws {UnsupportedFeature} naming the feature, the file and the line.
 */
export function refuseUnsupported(workflow: Workflow, reachable: Reachable): void {
  for (const job of workflow.jobs.values()) {
    for (const [key, feature] of Object.entries(jobFeatures)) {
      const token = job.find(key);
      if (token) throw unsupported(workflow, token, `${feature} are not simulated`);
    }
    for (const step of mappings(workflow, job.find('steps'))) refuseStep(workflow, reachable, step);
  }
}

function refuseStep(workflow: Workflow, reachable: Reachable, step: MappingToken): void {
  for (const key of stepFeatures) {
    const token = step.find(key);
    if (token) throw unsupported(workflow, token, `\`${key}\` steps are not simulated`);
  }
  const uses = step.find('uses');
  if (uses && !isAvailable(uses.toString(), reachable))
    throw unsupported(
      workflow,
      uses,
      `the action ${uses.toString()} is not simulated and nothing is downloaded`,
    );
}

/** Whether an action can be had without a download: from the workspace, simulated, or of a repository that is here. */
function isAvailable(uses: string, reachable: Reachable): boolean {
  if (uses.startsWith('./')) return true;
  const [path = ''] = uses.toLowerCase().split('@');
  return simulatedActions.some((action) => action.name === path) || holderOf(uses, reachable) !== null;
}
