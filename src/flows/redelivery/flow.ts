import { statusOf } from '../../connect/github/errors.ts';
import { redeliver } from '../../connect/github/hook-deliveries.ts';
import { type AppFlow, type AppFlowContext, appItself } from '../app-flow.ts';
import type { Afterwards } from '../flow.ts';
import { nextRedelivery } from './next.ts';
import { noteKey, readRedelivery } from './read.ts';
import type { RedeliveryState, RedeliveryStep } from './state.ts';

/** With more pages than one sweep takes, the next one follows soon. */
const soon = 1000;

/**
 * Finds deliveries that GitHub could not bring through, for it never tries again by itself, and asks for them again.
 * Asking twice after a crash is harmless: the inbox knows the GUID.
 */
export const redelivery: AppFlow<RedeliveryState, RedeliveryStep> = {
  kind: 'redelivery',
  read: (context) => readRedelivery(context),
  next: nextRedelivery,
  act: ask,
};

async function ask(
  context: AppFlowContext,
  state: RedeliveryState,
  step: RedeliveryStep,
): Promise<Afterwards> {
  for (const delivery of step.deliveries) {
    await redeliver(context.octokit, delivery).catch((error: unknown) => {
      // Gone, or GitHub refuses this one: it is asked for again later, or given up in the end.
      const status = statusOf(error);
      if (status !== 404 && status !== 422) throw error;
    });
  }
  if (step.deliveries.length > 0) {
    context.log.warn({ deliveries: step.deliveries.length }, 'failed deliveries: GitHub was asked again');
  }
  if (step.givenUp.length > 0) {
    context.log.error({ guids: step.givenUp.slice(0, 20) }, 'deliveries that never came through');
  }
  await context.notes.set(appItself, noteKey, step.note);
  const milliseconds = step.note.scan === null ? state.every : soon;
  return { kind: 'later', milliseconds, why: 'deliveries may have failed' };
}
