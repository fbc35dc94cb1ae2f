import type { WorkflowFile, WorkflowRunner } from '../../contract.ts';
import { type Context, timestamp } from '../context.ts';
import type { Happening } from '../events.ts';
import type { Account } from '../state/account.ts';
import { presentAttempt, type WorkflowJob, type WorkflowRun } from '../state/workflow.ts';
import { announceRun } from './announce.ts';
import { concurrencyOf } from './concurrency.ts';
import type { ActionsControl, Trigger } from './control.ts';
import { completeRun, executeRun, setSuite } from './execute.ts';
import { JobGroups } from './job-groups.ts';
import { Recorder } from './recorder.ts';
import { keptResults } from './rerun.ts';
import { RunGate } from './run-gate.ts';
import { RunQueue } from './run-queue.ts';
import { openAttempt, openRun } from './start.ts';
import { asksForNoRuns, type Noticed, notice } from './trigger.ts';
import { workflowFilesAt } from './workflow-files.ts';

/** Runs that are executed at the same time. */
const slots = 2;

/** GitHub Actions: decides what runs when, and has the runner execute it. Without a runner nothing ever runs. */
export class Actions implements ActionsControl {
  readonly #context: Context;
  readonly #runner: WorkflowRunner | null;
  readonly #queue = new RunQueue(slots);
  readonly #groups = new JobGroups();

  constructor(context: Context, runner: WorkflowRunner | null) {
    this.#context = context;
    this.#runner = runner;
    context.closing.addEventListener('abort', () => this.#queue.cancelAll());
    if (runner !== null) context.events.subscribe((happening) => this.#hear(runner, happening));
  }

  async dispatch(
    trigger: Trigger,
    file: WorkflowFile,
    inputs: WorkflowRun['inputs'],
  ): Promise<WorkflowRun | null> {
    const found = await this.#runner?.match([file], trigger.event);
    const [match] = found?.matches ?? [];
    if (match === undefined) return null;
    const run = await openRun(this.#context, trigger, file, match.name, match.runName, inputs);
    await announceRun(this.#context, run, 'requested');
    this.#enqueue(run);
    return run;
  }

  rerun(run: WorkflowRun, actor: Account, again: (job: WorkflowJob) => boolean): void {
    const kept = keptResults(run, again);
    run.attempts.push(openAttempt(this.#context, run.attempts.length + 1, actor.id, kept));
    setSuite(this.#context, run, 'queued', null);
    this.#enqueue(run);
  }

  approve(run: WorkflowRun): void {
    const attempt = presentAttempt(run);
    attempt.status = 'queued';
    attempt.conclusion = null;
    attempt.updatedAt = timestamp(this.#context);
    setSuite(this.#context, run, 'queued', null);
    this.#enqueue(run);
  }

  cancel(run: WorkflowRun): boolean {
    return this.#queue.cancel(run.id);
  }

  #hear(runner: WorkflowRunner, happening: Happening): void {
    const noticed = notice(this.#context, happening);
    if (noticed !== null) this.#track(this.#react(runner, noticed));
  }

  async #react(runner: WorkflowRunner, noticed: Noticed): Promise<void> {
    const trigger = await noticed.complete(this.#context);
    const { repository, event, headSha } = trigger;
    if (await asksForNoRuns(repository, headSha)) return;
    const files = await workflowFilesAt(repository.directory, event.sha);
    if (files.length === 0) return;
    const { matches, invalid } = await runner.match(files, event);
    for (const match of matches) {
      const run = await openRun(this.#context, trigger, match.file, match.name, match.runName, {});
      await announceRun(this.#context, run, 'requested');
      if (trigger.needsApproval) await this.#end(run, 'action_required');
      else this.#enqueue(run);
    }
    // Whether a broken file would have reacted cannot be known: GitHub shows it once, with the push.
    if (event.name !== 'push') return;
    for (const { path, message } of invalid) {
      await this.#refuse(trigger, files.find((file) => file.path === path) ?? { path, content: '' }, message);
    }
  }

  async #refuse(trigger: Trigger, file: WorkflowFile, message: string): Promise<void> {
    const run = await openRun(this.#context, trigger, file, file.path, null, {});
    await announceRun(this.#context, run, 'requested');
    await new Recorder(this.#context, run, presentAttempt(run)).failToStart(
      'Invalid workflow file',
      message,
      null,
    );
    await this.#end(run, 'failure');
  }

  #end(run: WorkflowRun, conclusion: 'action_required' | 'cancelled' | 'failure'): Promise<void> {
    presentAttempt(run).conclusion = conclusion;
    return completeRun(this.#context, run);
  }

  #enqueue(run: WorkflowRun): void {
    const runner = this.#runner;
    if (runner === null) return;
    const abort = new AbortController();
    const ended = Promise.withResolvers<void>();
    const rest = this.#track(ended.promise);
    const gate = new RunGate(this.#context, run, this.#groups, (resting) => {
      standStill(this.#context, run, resting);
      this.#queue.rest(run.id, resting);
      rest(resting);
    });
    const finish = (work: Promise<void>) => work.then(ended.resolve, ended.reject);
    let started = false;
    this.#queue.add({
      id: run.id,
      ...concurrencyIn(this.#context, run),
      execute: () => {
        started = true;
        return finish(executeRun(this.#context, runner, run, gate, abort.signal));
      },
      cancel: () => {
        abort.abort();
        if (!started) void finish(this.#end(run, 'cancelled'));
      },
    });
  }

  #track(work: Promise<void>): (resting: boolean) => void {
    return this.#context.work.track(work, (error) => {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#context.log(`Actions: ${reason}`);
    });
  }
}

/** A run of which everything waits is waiting itself: for reviewers and Apps, or for a concurrency group. */
function standStill(context: Context, run: WorkflowRun, resting: boolean): void {
  const attempt = presentAttempt(run);
  if (attempt.status === 'completed') return;
  const gated = run.gates.some((gate) => gate.standing === 'open');
  attempt.status = resting ? (gated ? 'waiting' : 'pending') : 'in_progress';
  attempt.updatedAt = timestamp(context);
}

function concurrencyIn(
  context: Context,
  run: WorkflowRun,
): { group: string | null; cancelInProgress: boolean } {
  const { state } = context;
  const repository = state.repository(run.repositoryId);
  const actor = state.account(run.actorId).login;
  return concurrencyOf(run, actor, state.fullName(repository)) ?? { group: null, cancelInProgress: false };
}
