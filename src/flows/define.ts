import type { AppClient } from '../connect/github/app-client.ts';
import { BudgetExhausted } from '../connect/github/traffic/budget.ts';
import { InstallationId } from '../domain/ids.ts';
import type { Clock } from '../platform/clock.ts';
import type { InstallationRecord } from '../platform/installations.ts';
import type { Queue, Wake } from '../platform/queue.ts';
import { type AppFlow, type AppFlowContext, appItself, type SweepIntervals } from './app-flow.ts';
import { command } from './command/flow.ts';
import { driverOf } from './deployment/driver-of.ts';
import { deployment } from './deployment/flow.ts';
import { earlierCommits } from './earlier-commits/flow.ts';
import { environments } from './environments/flow.ts';
import type { Afterwards, Flow, FlowContext } from './flow.ts';
import { FlowFailed, type Progress } from './flow-failed.ts';
import { gate } from './gate/flow.ts';
import { gates } from './gates/flow.ts';
import { head } from './head/flow.ts';
import { installation } from './installation/flow.ts';
import { type Life, whileInstalled } from './installation/while-installed.ts';
import { installations } from './installations/flow.ts';
import { ledgerAnchor } from './ledger-anchor/flow.ts';
import { mainBranch } from './main-branch/flow.ts';
import { mergeGroup } from './merge-group/flow.ts';
import { openPulls } from './open-pulls/flow.ts';
import { policyEdit } from './policy-edit/flow.ts';
import { pullRequest } from './pull-request/flow.ts';
import { redelivery } from './redelivery/flow.ts';
import { repositories } from './repositories/flow.ts';
import { repository } from './repository/flow.ts';
import { resume } from './resume/flow.ts';
import { runFlow } from './run.ts';
import { waitingDeployments } from './waiting-runs/flow.ts';

/** What all flows share; the rest of their context belongs to one installation, or to the App itself. */
export interface SharedContext extends Omit<FlowContext, 'client' | 'app' | 'page' | 'wake'> {
  readonly app: AppClient;
  readonly clock: Clock;
  readonly every: SweepIntervals;
  /** What the life of installations needs; no flow of an installation gets to see it. */
  readonly life: Pick<AppFlowContext, 'installations' | 'stored' | 'asked' | 'eraseAfter' | 'erase'>;
}

/** Has the queue run every flow. Adding a flow is adding its folder and a line here. */
export function defineFlows(queue: Queue, shared: SharedContext): void {
  define(queue, shared, mainBranch);
  define(queue, shared, pullRequest);
  define(queue, shared, policyEdit);
  define(queue, shared, earlierCommits);
  define(queue, shared, mergeGroup);
  define(queue, shared, head);
  define(queue, shared, openPulls);
  define(queue, shared, gate);
  define(queue, shared, gates);
  define(queue, shared, waitingDeployments);
  define(queue, shared, environments);
  define(queue, shared, deployment({ clock: shared.clock, driverOf }));
  define(queue, shared, resume);
  define(queue, shared, command);
  define(queue, shared, repositories);
  define(queue, shared, repository);
  define(queue, shared, ledgerAnchor({ clock: shared.clock, every: shared.every.anchors }));
  defineForApp(queue, shared, redelivery, { comesRound: shared.every.redelivery });
  defineForApp(queue, shared, installations, { comesRound: shared.every.objects });
  defineForApp(queue, shared, installation);
}

/** Begins the sweeps, which then come round by themselves: what happened while nobody listened is found first. */
export async function beginSweeps(queue: Queue): Promise<void> {
  for (const { kind } of [redelivery, installations]) await queue.wake(sweepWake(kind, 'start'));
}

function sweepWake(kind: string, reason: string): Wake {
  return { kind, installation: appItself, subject: 'all', reason, priority: 'sweep' };
}

function define<State, Step extends { readonly kind: string }>(
  queue: Queue,
  shared: SharedContext,
  flow: Flow<State, Step>,
): void {
  const life: Life = {
    octokit: () => shared.app.probot.auth(),
    forget: (id) => shared.app.forget(id),
    wake: (wake) => queue.wake(wake),
  };
  queue.define(flow.kind, async (wake, signal) => {
    await comeBack(queue, wake, shared.clock, async (progress) => {
      const record = await shared.life.installations.find(wake.installation);
      const context = await contextFor(queue, shared, wake, record);
      return whileInstalled(life, { context, wake, record }, () =>
        runFlow(flow, context, wake.subject, signal, progress),
      );
    });
  });
}

/** @param sweep.comesRound milliseconds after which it is run again, whatever becomes of this time */
function defineForApp<State, Step extends { readonly kind: string }>(
  queue: Queue,
  shared: SharedContext,
  flow: AppFlow<State, Step>,
  sweep: { readonly comesRound: number } | null = null,
): void {
  queue.define(flow.kind, async (wake, signal) => {
    // Stored before anything can go wrong: nothing else wakes a sweep that was given up, or died with its process.
    if (sweep !== null) await queue.wake(sweepWake(flow.kind, 'sweep'), { afterMs: sweep.comesRound });
    await comeBack(queue, wake, shared.clock, async (progress) => {
      const context: AppFlowContext = {
        octokit: await shared.app.probot.auth(),
        notes: shared.notes,
        clock: shared.clock,
        every: shared.every,
        ...shared.life,
        client: (id) => shared.app.installation(id, { priority: wake.priority ?? 'event' }),
        forget: (id) => shared.app.forget(id),
        dropWakes: (id) => queue.dropWakes(id),
        log: shared.log.child({ subject: wake.subject, reason: wake.reason }),
        wake: (target) => queue.wake(target),
      };
      return runFlow(flow, context, wake.subject, signal, progress);
    });
  });
}

/**
 * Runs a flow, and wakes it again when it asks for that, or when GitHub must not be asked any more for now.
 * @throws {FlowFailed} when it failed; the queue tries again
 */
async function comeBack(
  queue: Queue,
  wake: Wake,
  clock: Clock,
  run: (progress: Progress) => Promise<Exclude<Afterwards, { kind: 'again' }>>,
): Promise<void> {
  const progress: Progress = { step: 'read' };
  try {
    const afterwards = await run(progress);
    if (afterwards.kind === 'rest') return;
    await queue.wake({ ...wake, reason: afterwards.why }, { afterMs: afterwards.milliseconds });
  } catch (error) {
    if (!(error instanceof BudgetExhausted)) throw new FlowFailed(progress, error);
    const afterMs = Math.max(1000, error.until.getTime() - clock.now().getTime());
    await queue.wake({ ...wake, reason: error.message }, { afterMs });
  }
}

/** The context for the installation of a wake-up. */
async function contextFor(
  queue: Queue,
  shared: SharedContext,
  wake: Wake,
  record: InstallationRecord | null,
): Promise<FlowContext> {
  const { app, life: _, ...rest } = shared;
  const { installation, priority = 'event' } = wake;
  return {
    ...rest,
    log: shared.log.child({ installation, subject: wake.subject, reason: wake.reason }),
    client: await app.installation(InstallationId.parse(installation), { priority }),
    app: await app.identity(),
    page: record?.page ?? null,
    // What a flow wakes is waited for by whoever waits for the flow, unless it says otherwise.
    wake: (kind, subject, reason, urgency = priority) =>
      queue.wake({ kind, installation, subject, reason, priority: urgency }),
  };
}
