import type { WorkflowRun } from '../../../src/connect/github/workflow-runs.ts';
import { Sha } from '../../../src/domain/ids.ts';

/** A commit id made of one digit, for readable tests. */
export function sha(digit: number | string): Sha {
  return Sha.parse(String(digit).repeat(40).slice(0, 40));
}

/** A run of workflow 1 (`CI`) on main; `number` counts up with time. */
export function run(given: Partial<WorkflowRun> & { readonly number: number }): WorkflowRun {
  return {
    id: 1000 + given.number,
    workflow: { id: 1, name: 'CI', path: '.github/workflows/ci.yml' },
    attempt: 1,
    sha: sha(given.number),
    branch: 'main',
    headRepository: 'acme/shop',
    event: 'push',
    status: 'completed',
    conclusion: 'success',
    seconds: 60,
    url: `https://github.com/acme/shop/actions/runs/${1000 + given.number}`,
    createdAt: '2026-11-22T10:00:00Z',
    ...given,
  };
}
