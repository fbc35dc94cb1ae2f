import type { MappingToken } from '@actions/workflow-parser/templates/tokens/index';
import type { Scope } from '../expressions/evaluate.ts';
import type { Leg } from '../plan/legs.ts';
import { admitted } from './admitted.ts';
import { fullName, keyOf } from './job-names.ts';
import { type JobOutcome, keptOutcome, merge } from './run-context.ts';
import { runJob } from './run-job.ts';
import { Slots } from './slots.ts';
import type { WorkflowRun } from './workflow-run.ts';

/**
 * Runs the legs of a job, so many at a time as its strategy allows; a failed one cancels the others unless the
 * strategy says otherwise.
 */
export async function runLegs(
  run: WorkflowRun,
  id: string,
  token: MappingToken,
  scope: Scope,
  legs: readonly Leg[],
): Promise<JobOutcome> {
  const { context, workflow } = run;
  const siblings = new AbortController();
  const failFast = AbortSignal.any([siblings.signal, run.failFast]);
  const parallel = new Slots(Math.max(1, legs[0]?.strategy['max-parallel'] ?? 1));
  const runLeg = async (leg: Leg): Promise<JobOutcome> => {
    const name = fullName(run, leg.name);
    const kept = keptOutcome(context, name);
    if (kept) return kept;
    if (failFast.aborted && !token.find('uses')) {
      const result = { id: keyOf(run, id), name, conclusion: 'cancelled', outputs: {} } as const;
      await context.report.jobCompleted(result);
      return { result: 'cancelled', outputs: {} };
    }
    const contexts = { ...scope.contexts, matrix: leg.matrix, strategy: leg.strategy };
    const applicant = { id, token, name, scope: { ...scope, contexts }, failFast };
    return admitted(run, applicant, (pass) => {
      const given = { ...scope, contexts: pass.contexts };
      const work = { id, token, leg, scope: given, failFast: pass.failFast };
      if (token.find('uses')) return context.activity.suspended(() => run.callWorkflow(run, work));
      const order = { ...work, workflow, key: keyOf(run, id), name, setUrl: pass.setUrl };
      return context.slots.use(() => runJob(context, order));
    });
  };
  const settled = await Promise.allSettled(
    legs.map((leg) =>
      parallel.use(async () => {
        const outcome = await context.activity.during(() => runLeg(leg));
        if (outcome.result === 'failure' && leg.strategy['fail-fast']) siblings.abort();
        return outcome;
      }),
    ),
  );
  return merge(
    settled.map((leg) => {
      if (leg.status === 'rejected') throw leg.reason;
      return leg.value;
    }),
  );
}
