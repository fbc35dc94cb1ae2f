import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type {
  Conclusion,
  RunReport,
  RunRequest,
  TriggerEvent,
  WorkflowFile,
  WorkflowRunner,
} from '../../src/sandbox/contract.ts';

const run = promisify(execFile);

/**
 * CI that is red when the commit has a file named BROKEN, and cancelled when it has one named CANCELLED: quick, where
 * the real runner is not the point.
 */
export class ScriptedRunner implements WorkflowRunner {
  async match(files: readonly WorkflowFile[], event: TriggerEvent) {
    // What GitHub does for `on: pull_request` without types: an edited body runs nothing.
    if (event.action !== null && !['opened', 'synchronize', 'reopened'].includes(event.action)) {
      return { matches: [], invalid: [] };
    }
    return {
      matches: files.map((file) => ({ path: file.path, name: 'CI', file, runName: null })),
      invalid: [],
    };
  }

  async run(request: RunRequest, report: RunReport): Promise<Conclusion> {
    const conclusion = await conclude(request);
    await report.jobsPlanned([{ id: 'test', name: 'test' }]);
    await report.jobStarted('test');
    await report.jobCompleted({ id: 'test', name: 'test', conclusion, outputs: {} });
    return conclusion;
  }
}

async function conclude(request: RunRequest): Promise<Conclusion> {
  if (await has(request, 'BROKEN')) return 'failure';
  return (await has(request, 'CANCELLED')) ? 'cancelled' : 'success';
}

async function has(request: RunRequest, path: string): Promise<boolean> {
  const args = [
    '--git-dir',
    request.repository.gitDirectory,
    'ls-tree',
    '--name-only',
    request.event.sha,
    path,
  ];
  return (await run('git', args)).stdout.trim() === path;
}
