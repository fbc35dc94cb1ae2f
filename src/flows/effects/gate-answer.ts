import { answerProtectionRule, pendingDeployments } from '../../connect/github/deployment-reviews.ts';
import { isNotFound } from '../../connect/github/errors.ts';
import type { ObjectId } from '../../domain/object.ts';
import type { FlowContext } from '../flow.ts';
import type { Place } from './place.ts';

/** One wait of a run's attempt for an environment. */
export interface GateRound {
  readonly run: number;
  readonly attempt: number;
  /** GitHub's id of the newest deployment that waits; 0 when none is listed. */
  readonly round: number;
  readonly environment: string;
  /** Of the gate. */
  readonly object: ObjectId;
}

/** The key of what a gate is answered in one wait: it is answered once, in whatever way. */
export function gateAnswerKey({ object, attempt, round }: GateRound): string {
  return `gate-answer:${object}:${attempt}:${round}`;
}

/**
 * Answers a deployment that waits, for all jobs of the run that wait for the environment.
 * @param answer.comment 1,024 characters at most
 * @param assert throws when it must not happen any more; called right before GitHub is asked
 */
export async function gateAnswer(
  { client, effects }: FlowContext,
  { repository }: Place,
  gate: GateRound,
  answer: { readonly state: 'approved' | 'rejected'; readonly comment: string },
  assert: () => void,
): Promise<void> {
  const { run, environment } = gate;
  await effects.once({
    installation: client.installation,
    key: gateAnswerKey(gate),
    async find() {
      // Whatever does not wait any more was answered.
      const waiting = await pendingDeployments(client, repository, run).catch((error: unknown) => {
        if (isNotFound(error)) return [];
        throw error;
      });
      const same = (name: string) => name.toLowerCase() === environment.toLowerCase();
      return waiting.some((one) => same(one.environment.name)) ? null : 'gone';
    },
    async act() {
      assert();
      await answerProtectionRule(client, repository, run, { environment, ...answer });
      return answer.state;
    },
  });
}
