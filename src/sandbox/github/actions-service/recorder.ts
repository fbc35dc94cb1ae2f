import type { Annotation, Conclusion, JobResult, RunReport } from '../../contract.ts';
import { announceCheckRun } from '../checks/announce.ts';
import { type Context, timestamp } from '../context.ts';
import { reportDeployment } from '../deployments/report.ts';
import { repositoryPage } from '../shape/repository.ts';
import type { CheckRun } from '../state/check.ts';
import type { RunAttempt, WorkflowJob, WorkflowRun } from '../state/workflow.ts';
import { actionsApp } from './actions-app.ts';
import { announceJob } from './announce.ts';

/** Keeps what the runner reports about one attempt: jobs, steps, logs, and the check run of each job. */
export class Recorder implements RunReport {
  readonly #context: Context;
  readonly #run: WorkflowRun;
  readonly #attempt: RunAttempt;
  /** Display names of jobs taken over from the attempt before: they are over already. */
  readonly #kept: ReadonlySet<string>;

  constructor(context: Context, run: WorkflowRun, attempt: RunAttempt) {
    this.#context = context;
    this.#run = run;
    this.#attempt = attempt;
    this.#kept = new Set(attempt.kept.map((result) => result.name));
  }

  async jobsPlanned(jobs: readonly { readonly id: string; readonly name: string }[]): Promise<void> {
    for (const { id, name } of jobs) if (this.#find(name) === null) this.#open(id, name);
  }

  async jobStarted(name: string): Promise<void> {
    const job = this.#find(name) ?? this.#open(name, name);
    if (this.#kept.has(name)) return;
    job.status = 'in_progress';
    job.startedAt = timestamp(this.#context);
    const check = this.#checkOf(job);
    check.status = 'in_progress';
    check.startedAt = job.startedAt;
    announceJob(this.#context, this.#run, job, 'in_progress');
    await this.#deploys(job);
  }

  async stepStarted(
    jobName: string,
    step: { readonly number: number; readonly name: string },
  ): Promise<void> {
    this.#find(jobName)?.steps.push({
      ...step,
      status: 'in_progress',
      conclusion: null,
      startedAt: timestamp(this.#context),
      completedAt: null,
    });
  }

  async stepCompleted(
    jobName: string,
    step: { readonly number: number; readonly name: string; readonly conclusion: Conclusion },
  ): Promise<void> {
    const find = () => this.#find(jobName)?.steps.find((one) => one.number === step.number);
    if (find() === undefined) await this.stepStarted(jobName, { number: step.number, name: step.name });
    const known = find();
    if (known === undefined) return;
    known.status = 'completed';
    known.conclusion = step.conclusion;
    known.completedAt = timestamp(this.#context);
  }

  async log(jobName: string, text: string): Promise<void> {
    this.#find(jobName)?.log.push(text);
  }

  async annotation(jobName: string, annotation: Annotation): Promise<void> {
    const job = this.#find(jobName);
    if (job === null) return;
    this.#checkOf(job).annotations.push({
      path: annotation.path,
      start_line: annotation.startLine,
      end_line: annotation.endLine,
      start_column: null,
      end_column: null,
      annotation_level: annotation.level,
      title: annotation.title,
      message: annotation.message,
      raw_details: null,
    });
  }

  async summary(jobName: string, markdown: string): Promise<void> {
    this.#find(jobName)?.summary.push(markdown);
  }

  async jobCompleted(result: JobResult): Promise<void> {
    const job = this.#find(result.name) ?? this.#open(result.id, result.name);
    if (!this.#kept.has(result.name)) this.#close(job, result);
  }

  /** Takes over the jobs that a re-run of the failed ones keeps. */
  keepResults(): void {
    for (const result of this.#attempt.kept) this.#close(this.#open(result.id, result.name), result);
  }

  /** Ends the jobs that the runner left open. */
  endOpenJobs(conclusion: Conclusion): void {
    for (const job of this.#attempt.jobs) {
      if (job.status === 'completed') continue;
      this.#close(job, { id: job.key, name: job.name, conclusion, outputs: {} });
    }
  }

  /** Shows why a run could not be executed: as a failed job with an annotation on the workflow file. */
  async failToStart(title: string, message: string, line: number | null): Promise<void> {
    const { path } = this.#run.file;
    const job = this.#open(path, path);
    const at = line ?? 1;
    await this.log(path, `${message}\n`);
    await this.annotation(path, {
      level: 'failure',
      path,
      startLine: at,
      endLine: at,
      title,
      message,
    });
    this.#checkOf(job).output = { title, summary: message, text: null };
    this.#close(job, { id: path, name: path, conclusion: 'failure', outputs: {} });
  }

  /** The deployment of a job is on its way once the job is. */
  async #deploys(job: WorkflowJob): Promise<void> {
    const { state } = this.#context;
    const deployment = job.deploymentId === null ? undefined : state.deployments.get(job.deploymentId);
    if (deployment !== undefined) await reportDeployment(this.#context, this.#run, deployment, 'in_progress');
  }

  #find(name: string): WorkflowJob | null {
    return this.#attempt.jobs.find((job) => job.name === name) ?? null;
  }

  #checkOf(job: WorkflowJob): CheckRun {
    const check = this.#context.state.checkRuns.get(job.id);
    if (check === undefined) throw new Error(`Job ${job.id} has no check run`);
    return check;
  }

  #open(key: string, name: string): WorkflowJob {
    const context = this.#context;
    const id = context.state.nextId();
    const now = timestamp(context);
    const job: WorkflowJob = {
      id,
      key,
      name,
      status: 'queued',
      conclusion: null,
      deploymentId: null,
      createdAt: now,
      startedAt: now,
      completedAt: null,
      outputs: {},
      steps: [],
      log: [],
      summary: [],
    };
    this.#attempt.jobs.push(job);
    const repository = context.state.repository(this.#run.repositoryId);
    const check: CheckRun = {
      id,
      repositoryId: repository.id,
      suiteId: this.#run.suiteId,
      appId: actionsApp(context).id,
      headSha: this.#run.headSha,
      name,
      externalId: '',
      detailsUrl: `${repositoryPage(context, repository)}/actions/runs/${this.#run.id}/job/${id}`,
      status: 'queued',
      conclusion: null,
      startedAt: now,
      completedAt: null,
      output: { title: null, summary: null, text: null },
      annotations: [],
    };
    context.state.checkRuns.set(id, check);
    this.#tell(job, check, 'created');
    return job;
  }

  #close(job: WorkflowJob, result: JobResult): void {
    job.status = 'completed';
    job.conclusion = result.conclusion;
    job.outputs = result.outputs;
    job.completedAt = timestamp(this.#context);
    const check = this.#checkOf(job);
    check.status = 'completed';
    check.conclusion = result.conclusion;
    check.completedAt = job.completedAt;
    this.#tell(job, check, 'completed');
  }

  #tell(job: WorkflowJob, check: CheckRun, action: 'created' | 'completed'): void {
    const { state } = this.#context;
    const repository = state.repository(this.#run.repositoryId);
    const sender = state.account(this.#attempt.triggeringActorId);
    announceJob(this.#context, this.#run, job, action === 'created' ? 'queued' : 'completed');
    announceCheckRun(this.#context, repository, check, action, sender);
  }
}
