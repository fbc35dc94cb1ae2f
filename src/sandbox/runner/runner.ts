import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type {
  Conclusion,
  JobResult,
  RunReport,
  RunRequest,
  TriggerEvent,
  WorkflowFile,
  WorkflowMatch,
  WorkflowRunner,
} from '../contract.ts';
import { textOf } from './expressions/evaluate.ts';
import { Board } from './plan/board.ts';
import { refuseUnsupported } from './plan/unsupported.ts';
import { Activity } from './run/activity.ts';
import { callWorkflow } from './run/called-workflow.ts';
import { eventContext, runContext } from './run/github-context.ts';
import { worst } from './run/run-context.ts';
import { runWorkflow } from './run/run-workflow.ts';
import { Slots } from './run/slots.ts';
import { readWorkflow, type Workflow } from './source.ts';
import { reacts } from './triggers/match.ts';
import { WorkflowError } from './workflow-error.ts';

interface RunnerOptions {
  /** Folder in which jobs get theirs. They are removed when the jobs have ended. */
  readonly directory: string;
  /** Whether workflows of `owner/name` may be executed on this machine. */
  readonly allow: (repository: string) => boolean;
  /** Hears of refusals. */
  readonly log?: (line: string) => void;
}

/**
 * A runner that executes workflows of GitHub Actions on this machine, read and evaluated by GitHub's own parser.
 *
 * It is **no security boundary**: steps are ordinary processes of this user, in a fresh folder, with a home and an
 * environment of their own and none of this process's variables. They can read what this user can read. That is why
 * it executes only repositories that `allow` names: fixtures.
 */
export function createRunner(options: RunnerOptions): WorkflowRunner {
  const slots = new Slots(Math.max(2, availableParallelism()));
  return {
    match,
    async run(request, report, signal) {
      const name = `${request.repository.owner}/${request.repository.name}`;
      if (!options.allow(name)) {
        options.log?.(`refused to run ${request.workflow.path} of ${name}`);
        throw new Error(`This runner is no security boundary and does not execute workflows of ${name}`);
      }
      return execute(options.directory, slots, request, report, signal);
    },
  };
}

async function match(files: readonly WorkflowFile[], event: TriggerEvent) {
  const matches: WorkflowMatch[] = [];
  const invalid: { path: string; message: string }[] = [];
  for (const file of files) {
    try {
      const workflow = await readWorkflow(file);
      if (!reacts(workflow.events, event)) continue;
      matches.push({ path: file.path, name: workflow.name, file, runName: runName(workflow, event) });
    } catch (error) {
      if (!(error instanceof WorkflowError)) throw error;
      invalid.push({ path: file.path, message: error.message });
    }
  }
  return { matches, invalid };
}

function runName(workflow: Workflow, event: TriggerEvent): string | null {
  const token = workflow.root.find('run-name');
  if (token === undefined) return null;
  const contexts = { github: eventContext(event), inputs: event.payload.inputs ?? {}, vars: {} };
  return textOf(token, { source: workflow, contexts, functions: [] }) || null;
}

async function execute(
  directory: string,
  slots: Slots,
  request: RunRequest,
  report: RunReport,
  signal: AbortSignal,
): Promise<Conclusion> {
  await mkdir(directory, { recursive: true });
  const workflow = await readWorkflow(request.workflow);
  refuseUnsupported(workflow, request);
  const broken = new AbortController();
  const context = {
    request,
    report,
    board: new Board(report, workflow.path),
    slots,
    activity: new Activity((resting) => request.gate.rest(resting)),
    directory,
    kept: new Map(request.kept.map((result): [string, JobResult] => [result.name, result])),
    cancelled: AbortSignal.any([signal, broken.signal]),
    abandon: () => broken.abort(),
  };
  const outcomes = await runWorkflow({
    context,
    workflow,
    contexts: {
      github: runContext(request, workflow.name),
      inputs: request.inputs,
      secrets: { ...request.secrets, GITHUB_TOKEN: request.token },
      vars: request.variables,
    },
    origin: { ...request.repository, ref: request.event.sha },
    callers: [],
    failFast: new AbortController().signal,
    callWorkflow,
  });
  if (signal.aborted) return 'cancelled';
  return worst([...outcomes.values()].map(({ result }) => result));
}
