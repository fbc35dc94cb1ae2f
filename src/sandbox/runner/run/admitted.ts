import type { MappingToken, TemplateToken } from '@actions/workflow-parser/templates/tokens/index';
import type { Admission, JobEntry } from '../../contract.ts';
import { isTrue, type Scope, textOf } from '../expressions/evaluate.ts';
import { isMapping } from '../parser.ts';
import { WorkflowError } from '../workflow-error.ts';
import { keyOf } from './job-names.ts';
import type { JobOutcome } from './run-context.ts';
import type { WorkflowRun } from './workflow-run.ts';

/** A leg of a job that wants to begin. */
interface Applicant {
  readonly id: string;
  readonly token: MappingToken;
  /** Display name. */
  readonly name: string;
  /** With the leg's matrix. */
  readonly scope: Scope;
  readonly failFast: AbortSignal;
}

/** What a leg goes to work with. */
interface Pass {
  /** With the secrets and variables of its environment. */
  readonly contexts: Scope['contexts'];
  readonly failFast: AbortSignal;
  /** Tells what the environment's `url` came to. */
  readonly setUrl: (url: string) => void;
}

/**
 * Does the work of a leg once GitHub lets it begin: the gates of its environment are open and its concurrency group
 * is free. A leg that may not begin fails, or is cancelled, and says why.
 * @throws {WorkflowError} when `environment` or `concurrency` cannot be evaluated.
 */
export async function admitted(
  run: WorkflowRun,
  applicant: Applicant,
  work: (pass: Pass) => Promise<JobOutcome>,
): Promise<JobOutcome> {
  const { gate } = run.context.request;
  const { name, scope, failFast } = applicant;
  const entry = entryOf(applicant);
  if (entry.environment === null && entry.concurrency === null)
    return work({ contexts: scope.contexts, failFast, setUrl() {} });
  const ended = AbortSignal.any([run.context.cancelled, failFast]);
  const admission = await run.context.activity.waiting(() => gate.enter(entry, ended));
  if (!admission.admitted) return refused(run, applicant, admission);
  let url: string | null = null;
  const pass: Pass = {
    contexts: {
      ...scope.contexts,
      secrets: { ...record(scope.contexts.secrets), ...admission.secrets },
      vars: { ...record(scope.contexts.vars), ...admission.variables },
    },
    failFast: AbortSignal.any([failFast, admission.cancelled]),
    setUrl(value) {
      url = value || null;
    },
  };
  let conclusion: JobOutcome['result'] = 'failure';
  try {
    const outcome = await work(pass);
    conclusion = outcome.result;
    return outcome;
  } finally {
    await gate.leave({ ...entry, name }, { conclusion, url });
  }
}

async function refused(
  run: WorkflowRun,
  { id, name, token }: Applicant,
  { conclusion, reason }: Extract<Admission, { admitted: false }>,
): Promise<JobOutcome> {
  const { report } = run.context;
  const line = token.line ?? 1;
  if (!token.find('uses')) {
    const at = { path: run.workflow.path, startLine: line, endLine: line, title: null };
    if (conclusion === 'failure') await report.annotation(name, { level: 'failure', ...at, message: reason });
    await report.jobCompleted({ id: keyOf(run, id), name, conclusion, outputs: {} });
  }
  return { result: conclusion, outputs: {} };
}

function entryOf({ name, token, scope }: Applicant): JobEntry {
  const environment = token.find('environment');
  const concurrency = token.find('concurrency');
  return {
    name,
    environment: environment ? environmentOf(environment, scope) : null,
    concurrency: concurrency ? concurrencyOf(concurrency, scope) : null,
  };
}

/** A name that an expression leaves empty means no environment, as on GitHub. */
function environmentOf(token: TemplateToken, scope: Scope): JobEntry['environment'] {
  const name = isMapping(token) ? token.find('name') : token;
  const said = name ? textOf(name, scope) : '';
  if (said === '') return null;
  if (said.length > 255)
    throw new WorkflowError(
      'an environment has a name of 255 characters at most',
      scope.source.path,
      token.line ?? null,
    );
  const deployment = isMapping(token) ? token.find('deployment') : undefined;
  return { name: said, deployment: deployment ? isTrue(deployment, scope) : true };
}

function concurrencyOf(token: TemplateToken, scope: Scope): JobEntry['concurrency'] {
  if (!isMapping(token)) {
    const group = textOf(token, scope);
    return group === '' ? null : { group, cancelInProgress: false, queue: 'single' };
  }
  const group = token.find('group');
  const cancel = token.find('cancel-in-progress');
  const said = group ? textOf(group, scope) : '';
  if (said === '') return null;
  return {
    group: said,
    cancelInProgress: cancel ? isTrue(cancel, scope) : false,
    queue: token.find('queue')?.toString() === 'max' ? 'max' : 'single',
  };
}

function record(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? { ...value } : {};
}
