import type { ConfigurationProblem } from '../../change/configuration/problem.ts';
import type { OwnCheck } from '../../connect/github/checks.ts';
import type { Configuration } from '../../domain/configuration.ts';
import type { PullRequest } from '../../domain/pull-request.ts';

/** One pull request, as far as this flow looks at it. */
export type PullRequestState =
  | { readonly kind: 'gone' }
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'open';
      readonly pull: PullRequest;
      /** The base branch's, never the pull request's own. */
      readonly configuration:
        | { readonly ok: true; readonly value: Configuration; readonly version: string }
        | { readonly ok: false; readonly problems: readonly ConfigurationProblem[] };
      readonly checks: readonly OwnCheck[];
      readonly salt: string;
    };
