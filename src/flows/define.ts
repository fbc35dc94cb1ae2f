import type { AppClient } from '../connect/github/app-client.ts';
import { isNotFound } from '../connect/github/errors.ts';
import { InstallationId } from '../domain/ids.ts';
import type { Queue, Wake } from '../platform/queue.ts';
import { command } from './command/flow.ts';
import type { Flow, FlowContext } from './flow.ts';
import { head } from './head/flow.ts';
import { mainBranch } from './main-branch/flow.ts';
import { mergeGroup } from './merge-group/flow.ts';
import { openPulls } from './open-pulls/flow.ts';
import { pullRequest } from './pull-request/flow.ts';
import { runFlow } from './run.ts';

/** What all flows share; the rest of their context belongs to one installation. */
type Shared = Omit<FlowContext, 'client' | 'app' | 'wake'> & { readonly app: AppClient };

/** Has the queue run every flow. Adding a flow is adding its folder and a line here. */
export function defineFlows(queue: Queue, shared: Shared): void {
  define(queue, shared, mainBranch);
  define(queue, shared, pullRequest);
  define(queue, shared, mergeGroup);
  define(queue, shared, head);
  define(queue, shared, openPulls);
  define(queue, shared, command);
}

function define<State, Step extends { readonly kind: string }>(
  queue: Queue,
  shared: Shared,
  flow: Flow<State, Step>,
): void {
  queue.define(flow.kind, async (wake: Wake, signal: AbortSignal) => {
    const context = await contextFor(queue, shared, wake);
    if (context === null) return;
    const afterwards = await runFlow(flow, context, wake.subject, signal);
    if (afterwards.kind === 'later') {
      await queue.wake({ ...wake, reason: afterwards.why }, { afterMs: afterwards.milliseconds });
    }
  });
}

/** The context for the installation of a wake-up, or null when that installation is no more. */
async function contextFor(queue: Queue, shared: Shared, wake: Wake): Promise<FlowContext | null> {
  const { app, ...rest } = shared;
  const log = shared.log.child({
    installation: wake.installation,
    subject: wake.subject,
    reason: wake.reason,
  });
  try {
    const client = await app.installation(InstallationId.parse(wake.installation));
    return {
      ...rest,
      log,
      client,
      app: await app.identity(),
      wake: (kind, subject, reason) => queue.wake({ kind, installation: wake.installation, subject, reason }),
    };
  } catch (error) {
    if (!isNotFound(error)) throw error;
    log.warn('the installation is gone: nothing is done for it');
    return null;
  }
}
