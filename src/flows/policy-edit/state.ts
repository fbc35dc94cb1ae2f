import type { Edited } from '../../change/policy/flips/compare.ts';
import type { Compared } from '../../change/policy/flips/replay.ts';
import type { Sha } from '../../domain/ids.ts';
import type { NumberedPlace } from '../effects/place.ts';

interface Edit extends NumberedPlace {
  readonly head: Sha;
  /** Where the ledger keeps what comes of it. */
  readonly key: string;
}

/** A pull request that edits the policy, as far as this flow looks at it. */
export type PolicyEditState =
  | { readonly kind: 'none'; readonly why: string }
  /** It is on the ledger; whether the check shows it, the pull request's own flow sees. */
  | ({ readonly kind: 'known' } & Edit)
  /** The new policy cannot judge. */
  | ({ readonly kind: 'invalid'; readonly problem: string } & Edit)
  | ({
      readonly kind: 'edited';
      readonly edited: Edited;
      /** The pull requests before it, judged by both policies. */
      readonly compared: readonly Compared[];
    } & Edit);
