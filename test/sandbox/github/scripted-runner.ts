import { parse } from 'yaml';
import type {
  Conclusion,
  RunReport,
  RunRequest,
  TriggerEvent,
  WorkflowFile,
  WorkflowRunner,
} from '../../../src/sandbox/contract.ts';

/** What a run does: reports, and ends with a conclusion. */
export type Script = (request: RunRequest, report: RunReport, signal: AbortSignal) => Promise<Conclusion>;

/** One job with one step. */
export async function oneJob(
  request: RunRequest,
  report: RunReport,
  name: string,
  conclusion: Conclusion,
): Promise<void> {
  if (request.kept.some((kept) => kept.name === name)) return;
  await report.jobStarted(name);
  await report.stepStarted(name, { number: 1, name: 'Run it' });
  await report.log(name, `${name} of attempt ${request.run.attempt}\n`);
  await report.stepCompleted(name, { number: 1, name: 'Run it', conclusion });
  await report.jobCompleted({ id: name, name, conclusion, outputs: {} });
}

/** Resolves once a run is cancelled. */
export const cancelled = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });

const listens = (on: readonly string[] | object, event: string): boolean =>
  Array.isArray(on) ? on.includes(event) : event in on;

/** A runner that plays scripts by workflow path; `on` is a list of event names or a mapping, and `broken` does not parse. */
export class ScriptedRunner implements WorkflowRunner {
  readonly requests: RunRequest[] = [];
  readonly scripts = new Map<string, Script>();

  async match(files: readonly WorkflowFile[], event: TriggerEvent) {
    const readable = files.filter((file) => !file.content.startsWith('broken'));
    return {
      matches: readable
        .filter((file) => listens(parse(file.content).on, event.name))
        .map((file) => ({ path: file.path, name: String(parse(file.content).name), file, runName: null })),
      invalid: files
        .filter((file) => !readable.includes(file))
        .map(({ path }) => ({ path, message: `${path}:1: not a workflow` })),
    };
  }

  async run(request: RunRequest, report: RunReport, signal: AbortSignal): Promise<Conclusion> {
    this.requests.push(request);
    const script = this.scripts.get(request.workflow.path);
    if (script !== undefined) return script(request, report, signal);
    await report.jobsPlanned([{ id: 'test', name: 'test' }]);
    await oneJob(request, report, 'test', 'success');
    return 'success';
  }
}
