import { type Context, isoSeconds, timestamp } from '../context.ts';
import type { Environment } from '../state/environment.ts';
import type { Gate } from '../state/gate.ts';
import type { Repository } from '../state/repository.ts';
import type { WorkflowRun } from '../state/workflow.ts';
import { askApp } from './ask-app.ts';
import type { Arrival, GateControl, Standing } from './control.ts';
import { environmentById } from './environments.ts';
import { requestReview } from './request-review.ts';

const millisecondsPerDay = 24 * 60 * 60 * 1000;
/** Days after which a job that waits fails. */
const longestWait = 30;
/** How often an open gate looks at the clock, which tests may turn: milliseconds. */
const glance = 50;

/**
 * Has jobs wait for what their environment asks: reviewers, a wait timer, Apps. The jobs of a run that wait for one
 * environment at a time wait at one gate, and are let in or turned away together.
 */
export class Gatekeeper implements GateControl {
  readonly #context: Context;
  /** By id of the gate. */
  readonly #waiting = new Map<number, { readonly settled: PromiseWithResolvers<Standing>; stop(): void }>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Whether an environment asks for anything. */
  static guards(environment: Environment): boolean {
    return (
      environment.waitTimer > 0 ||
      environment.reviewers.length > 0 ||
      environment.rules.some((rule) => rule.enabled)
    );
  }

  async wait(arrival: Arrival, signal: AbortSignal): Promise<Standing> {
    const gate = this.#gateFor(arrival);
    gate.jobs.push(arrival.job.name);
    for (const rule of gate.rules.filter((one) => one.answer === 'pending'))
      await askApp(this.#context, arrival, rule.appId);
    if (gate.review === 'pending') await requestReview(this.#context, arrival, gate);
    const cancelled = Promise.withResolvers<Standing>();
    const cancel = () => cancelled.resolve('cancelled');
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    const settled = this.#waiting.get(gate.id)?.settled.promise;
    this.settle(arrival.run, gate);
    const standing = await Promise.race([cancelled.promise, settled ?? this.#past(gate)]);
    signal.removeEventListener('abort', cancel);
    gate.jobs.splice(gate.jobs.indexOf(arrival.job.name), 1);
    if (standing === 'cancelled' && gate.jobs.length === 0) this.#close(gate, 'cancelled');
    return standing;
  }

  settle(run: WorkflowRun, gate: Gate): void {
    if (gate.standing !== 'open') return;
    const now = this.#context.now().getTime();
    const environment = environmentById(this.#context.state.repository(run.repositoryId), gate.environmentId);
    const counted = gate.rules.filter((rule) =>
      environment.rules.some((one) => one.id === rule.ruleId && one.enabled),
    );
    if (gate.bypassed) this.#close(gate, 'passed');
    else if (gate.review === 'rejected' || counted.some((rule) => rule.answer === 'rejected'))
      this.#close(gate, 'rejected');
    else if (now >= Date.parse(gate.openedAt) + longestWait * millisecondsPerDay)
      this.#close(gate, 'expired');
    else if (
      gate.review !== 'pending' &&
      counted.every((rule) => rule.answer === 'approved') &&
      (gate.waitUntil === null || now >= Date.parse(gate.waitUntil))
    )
      this.#close(gate, 'passed');
  }

  async #past(gate: Gate): Promise<Standing> {
    return gate.standing === 'open' ? 'cancelled' : gate.standing;
  }

  #close(gate: Gate, standing: Standing): void {
    gate.standing = standing;
    const waiting = this.#waiting.get(gate.id);
    this.#waiting.delete(gate.id);
    waiting?.stop();
    waiting?.settled.resolve(standing);
  }

  #gateFor({ run, environment }: Arrival): Gate {
    const open = openGate(run, environment.id);
    if (open !== null) return open;
    const now = this.#context.now();
    const gate: Gate = {
      id: this.#context.state.nextId(),
      runId: run.id,
      environmentId: environment.id,
      openedAt: timestamp(this.#context),
      waitUntil:
        environment.waitTimer === 0
          ? null
          : isoSeconds(new Date(now.getTime() + environment.waitTimer * 60_000)),
      jobs: [],
      standing: 'open',
      review: environment.reviewers.length === 0 ? 'none' : 'pending',
      rules: environment.rules
        .filter((rule) => rule.enabled)
        .map((rule) => ({ ruleId: rule.id, appId: rule.appId, answer: 'pending', reports: 0 })),
      bypassed: false,
    };
    run.gates.push(gate);
    const timer = setInterval(() => this.settle(run, gate), glance);
    timer.unref();
    this.#waiting.set(gate.id, { settled: Promise.withResolvers(), stop: () => clearInterval(timer) });
    return gate;
  }
}

/** The gate at which jobs of a run wait for an environment now, or null. */
export function openGate(run: WorkflowRun, environmentId: number): Gate | null {
  return run.gates.find((gate) => gate.environmentId === environmentId && gate.standing === 'open') ?? null;
}

/** All gates at which jobs of a run wait, with their environments. */
export function openGates(
  repository: Repository,
  run: WorkflowRun,
): { readonly gate: Gate; readonly environment: Environment }[] {
  return run.gates
    .filter((gate) => gate.standing === 'open')
    .map((gate) => ({ gate, environment: environmentById(repository, gate.environmentId) }));
}
