import type { Log } from '../platform/log.ts';
import { noPoint, type OnPoint } from '../platform/points.ts';
import { measureStep } from '../platform/telemetry/flow-metrics.ts';
import type { Afterwards, Flow } from './flow.ts';
import type { Progress } from './flow-failed.ts';

/** A flow that needs more steps than this in one go is going in circles. */
const mostSteps = 25;

/**
 * Runs a flow until it rests or wants to be woken later.
 * @param progress is kept up to date
 * @throws {Error} when it goes in circles, or when a step fails; the queue tries again.
 */
export async function runFlow<
  State,
  Step extends { readonly kind: string },
  Context extends { readonly log: Log; readonly onPoint?: OnPoint },
>(
  flow: Flow<State, Step, Context>,
  context: Context,
  subject: string,
  signal: AbortSignal,
  progress: Progress = { step: 'read' },
): Promise<Exclude<Afterwards, { kind: 'again' }>> {
  const taken: string[] = [];
  const { onPoint = noPoint } = context;
  while (taken.length < mostSteps) {
    signal.throwIfAborted();
    const afterwards = await measureStep(flow.kind, async (inHand) => {
      progress.step = 'read';
      const state = await flow.read(context, subject);
      await onPoint(`read:${flow.kind}`);
      const step = flow.next(state);
      inHand.is(step.kind);
      progress.step = step.kind;
      await onPoint(`next:${flow.kind}:${step.kind}`);
      signal.throwIfAborted();
      const then = await flow.act(context, state, step);
      taken.push(step.kind);
      await onPoint(`taken:${flow.kind}:${step.kind}`);
      context.log.info({ flow: flow.kind, subject, step: step.kind, afterwards: then.kind }, 'flow step');
      return then;
    });
    if (afterwards.kind !== 'again') return afterwards;
  }
  throw new Error(`${flow.kind}:${subject} went in circles: ${taken.join(' → ')}`);
}
