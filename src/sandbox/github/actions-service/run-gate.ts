import type { Admission, Conclusion, JobEntry, JobGate } from '../../contract.ts';
import type { Context } from '../context.ts';
import { mayDeploy } from '../deployments/branch-policy.ts';
import type { Standing } from '../deployments/control.ts';
import { ensureEnvironment } from '../deployments/environments.ts';
import { Gatekeeper } from '../deployments/gatekeeper.ts';
import { deployByJob, reportDeployment } from '../deployments/report.ts';
import type { Deployment } from '../state/deployment.ts';
import { presentAttempt, type WorkflowJob, type WorkflowRun } from '../state/workflow.ts';
import { announceJob } from './announce.ts';
import type { JobGroups, Turn } from './job-groups.ts';

const never = new AbortController().signal;

const reasons: Readonly<Record<Exclude<Standing, 'passed'>, string>> = {
  rejected: 'This job was rejected: a deployment protection rule of its environment did not let it through.',
  expired: 'This job waited 30 days for the protection rules of its environment.',
  cancelled: 'The job was cancelled while it waited.',
};

/** Lets the jobs of one attempt of a run begin: concurrency groups first, then what their environment asks. */
export class RunGate implements JobGate {
  readonly #context: Context;
  readonly #run: WorkflowRun;
  readonly #groups: JobGroups;
  readonly #rest: (resting: boolean) => void;
  readonly #turns = new Map<string, Turn>();
  readonly #deployments = new Map<string, Deployment>();

  constructor(context: Context, run: WorkflowRun, groups: JobGroups, rest: (resting: boolean) => void) {
    this.#context = context;
    this.#run = run;
    this.#groups = groups;
    this.#rest = rest;
  }

  async enter(entry: JobEntry, signal: AbortSignal): Promise<Admission> {
    const job = presentAttempt(this.#run).jobs.find(({ name }) => name === entry.name) ?? null;
    if (entry.concurrency !== null) {
      this.#stand(job, 'pending');
      const turn = await this.#groups.enter(this.#run.repositoryId, entry.concurrency, signal);
      if (turn === null)
        return refused('cancelled', `Another job of the group ${entry.concurrency.group} took its place.`);
      this.#turns.set(entry.name, turn);
      this.#stand(job, 'queued');
    }
    const cancelled = this.#turns.get(entry.name)?.cancelled ?? never;
    if (entry.environment === null || job === null)
      return { admitted: true, secrets: {}, variables: {}, cancelled };
    const ended = AbortSignal.any([signal, cancelled]);
    const admission = await this.#toEnvironment(entry.environment, job, ended, cancelled);
    if (!admission.admitted) this.#release(entry.name);
    return admission;
  }

  async leave(
    entry: JobEntry,
    { conclusion, url }: { readonly conclusion: Conclusion; readonly url: string | null },
  ): Promise<void> {
    const deployment = this.#deployments.get(entry.name);
    const state = conclusion === 'success' ? 'success' : conclusion === 'failure' ? 'failure' : 'error';
    this.#release(entry.name);
    if (deployment !== undefined) await reportDeployment(this.#context, this.#run, deployment, state, url);
  }

  rest(resting: boolean): void {
    this.#rest(resting);
  }

  async #toEnvironment(
    wanted: NonNullable<JobEntry['environment']>,
    job: WorkflowJob,
    signal: AbortSignal,
    cancelled: AbortSignal,
  ): Promise<Admission> {
    const context = this.#context;
    const run = this.#run;
    const repository = context.state.repository(run.repositoryId);
    const environment = ensureEnvironment(context, repository, wanted.name);
    if (!mayDeploy(repository, environment, run.trigger.ref)) {
      const ref = run.trigger.ref.replace(/^refs\/(heads|tags)\//, '');
      return refused(
        'failure',
        `"${ref}" is not allowed to deploy to ${environment.name} due to environment protection rules.`,
      );
    }
    const deployment = wanted.deployment ? await deployByJob(context, run, job, environment) : null;
    const report = async (state: Deployment['statuses'][number]['state']) => {
      if (deployment !== null) await reportDeployment(context, run, deployment, state);
    };
    if (Gatekeeper.guards(environment)) {
      this.#stand(job, 'waiting');
      announceJob(context, run, job, 'waiting');
      await report('waiting');
      const standing = await context.gatekeeper.wait({ run, job, environment, deployment }, signal);
      if (standing !== 'passed') {
        await report(standing === 'cancelled' ? 'error' : 'failure');
        return refused(standing === 'cancelled' ? 'cancelled' : 'failure', reasons[standing]);
      }
      this.#stand(job, 'queued');
      announceJob(context, run, job, 'queued');
    }
    await report('queued');
    if (deployment !== null) this.#deployments.set(job.name, deployment);
    return {
      admitted: true,
      secrets: Object.fromEntries(environment.secrets),
      variables: Object.fromEntries(environment.variables),
      cancelled,
    };
  }

  #release(name: string): void {
    this.#turns.get(name)?.release();
    this.#turns.delete(name);
  }

  #stand(job: WorkflowJob | null, status: WorkflowJob['status']): void {
    if (job === null) return;
    job.status = status;
    const check = this.#context.state.checkRuns.get(job.id);
    if (check !== undefined) check.status = status;
  }
}

function refused(conclusion: 'failure' | 'cancelled', reason: string): Admission {
  return { admitted: false, conclusion, reason };
}
