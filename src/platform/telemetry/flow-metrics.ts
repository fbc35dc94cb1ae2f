import { context } from '@opentelemetry/api';
import { instruments } from './instruments.ts';
import { inSpan, markActiveFailed } from './span.ts';

const flows = instruments((meter) => ({
  steps: meter.createHistogram('wired_chaos.flow.step.duration', {
    description: 'Reading the state, choosing the step and taking it, by flow, step and what came of it.',
    unit: 's',
    advice: { explicitBucketBoundaries: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300] },
  }),
  runs: meter.createCounter('wired_chaos.flow.runs', {
    description: 'Runs of flows by how they ended: done, failed (tried again) or given up (a dead letter).',
    unit: '{run}',
  }),
}));

/** A step while it is being found and taken. */
export interface StepInHand {
  /** It is known now which step it is. */
  is(kind: string): void;
}

/**
 * Takes one step of a flow in a span of its own, and measures it.
 * @param take says which step it is once it knows, and returns what becomes of the flow
 */
export function measureStep<T extends { readonly kind: string }>(
  flow: string,
  take: (step: StepInHand) => Promise<T>,
): Promise<T> {
  const began = performance.now();
  let step = 'read';
  const ended = (outcome: string) =>
    flows().steps.record((performance.now() - began) / 1000, { flow, step, outcome });
  return inSpan(`step ${flow}`, {}, context.active(), async (span) => {
    const is = (kind: string) => {
      step = kind;
      span.updateName(`step ${flow} ${kind}`).setAttribute('wired_chaos.step', kind);
    };
    try {
      const afterwards = await take({ is });
      span.setAttribute('wired_chaos.outcome', afterwards.kind);
      ended(afterwards.kind);
      return afterwards;
    } catch (error) {
      ended('failed');
      throw error;
    }
  });
}

/** A run of a flow came to its end. */
export function runDone(flow: string): void {
  flows().runs.add(1, { flow, outcome: 'done' });
}

/** A run of a flow failed; the span that it runs in says so too. */
export function runFailed(flow: string, error: unknown, givenUp: boolean): void {
  flows().runs.add(1, { flow, outcome: givenUp ? 'given-up' : 'failed' });
  markActiveFailed(error);
}
