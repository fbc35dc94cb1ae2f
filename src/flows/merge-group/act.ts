import { findMergeGroup } from '../../connect/github/merge-groups.ts';
import { commitObject } from '../../domain/object.ts';
import { fullName } from '../../domain/repository.ts';
import type { Afterwards, FlowContext } from '../flow.ts';
import { writeVerdicts } from '../write-verdicts.ts';
import type { MergeGroupState } from './state.ts';
import type { MergeGroupStep } from './step.ts';

/** What could not be judged is tried again after this time; an event may come earlier. */
const retryAfter = 60_000;

/** Takes a step about a merge group, but only while GitHub still has it. */
export async function actOnMergeGroup(
  context: FlowContext,
  state: MergeGroupState,
  step: MergeGroupStep,
): Promise<Afterwards> {
  if (state.kind === 'gone') return { kind: 'rest' };
  const { repository, repositoryId, group, checks } = state;
  const about = {
    subject: `${fullName(repository)}@${group.head}`,
    object: commitObject(repositoryId, group.head),
  };
  switch (step.kind) {
    case 'rest':
      return step.retry ? { kind: 'later', milliseconds: retryAfter, why: step.why } : { kind: 'rest' };
    case 'record': {
      const { installation } = context.client;
      const { key, evidence } = step;
      await context.ledger.append({ installation, kind: 'evidence', ...about, key, data: evidence });
      return { kind: 'again' };
    }
    case 'write-checks': {
      const now = await findMergeGroup(context.client, repository, group.head);
      if (now === null) return { kind: 'rest' };
      const target = { repository, head: group.head, ...about, checks, policyVersion: versionOf(state) };
      await writeVerdicts(context, target, step.checks);
      return { kind: 'again' };
    }
  }
}

function versionOf(state: Exclude<MergeGroupState, { kind: 'gone' }>): string | null {
  if (state.kind === 'unclear') return null;
  const [{ candidate }] = state.members;
  return candidate.configuration.ok ? candidate.configuration.version : null;
}
