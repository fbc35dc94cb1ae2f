import { type Replay, replayOf, withoutReplay } from '../../change/policy/flips/replay.ts';
import type { PolicyEditState } from './state.ts';

export type PolicyEditStep =
  | { readonly kind: 'rest' }
  /** Have the pull request looked at again, which shows what is on the ledger. */
  | { readonly kind: 'show' }
  /** Put on the ledger what the edit would change, and then show it. */
  | { readonly kind: 'record'; readonly replay: Replay };

/** The one next step about an edit of the policy. Pure. */
export function nextForPolicyEdit(state: PolicyEditState): PolicyEditStep {
  switch (state.kind) {
    case 'none':
      return { kind: 'rest' };
    case 'known':
      return { kind: 'show' };
    case 'invalid':
      return { kind: 'record', replay: withoutReplay(state.problem) };
    case 'edited': {
      const { before, after } = state.edited;
      return { kind: 'record', replay: replayOf(state.compared, before.configuration, after.configuration) };
    }
  }
}
