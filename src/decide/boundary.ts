import type { Autonomy } from '../domain/configuration.ts';
import type { Decision } from '../domain/decision.ts';
import type { Task } from '../domain/task.ts';

/**
 * What the repository's autonomy makes of a task. A revert is published as a pull request and an answer as an issue,
 * so both are proposals: `propose` is enough for them, and nothing here ever merges or deploys.
 */
export function applyBoundary(task: Task, autonomy: Autonomy): Decision['boundary'] {
  if (task.kind === 'ignore') return { autonomy, outcome: 'record-only', why: 'there is nothing to do' };
  if (autonomy === 'observe') {
    return {
      autonomy,
      outcome: 'record-only',
      why: 'autonomy is observe: it is recorded, and nothing is written',
    };
  }
  if (task.kind === 'ask-human')
    return { autonomy, outcome: 'ask', why: 'the rule hands the choice to a person' };
  return {
    autonomy,
    outcome: 'proceed',
    why: 'it is a proposal: people and required checks decide about the merge',
  };
}
