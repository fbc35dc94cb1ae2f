import type { Rule } from '../rule.ts';

export const revertTheOnlySuspect: Rule = {
  id: 'revert-the-only-suspect',
  version: 1,
  title: 'Exactly one change came in between green and red',
  evaluate({ facts }) {
    if (facts.kind !== 'main-branch-red') return null;
    const [culprit, ...others] = facts.suspects;
    if (facts.lastGreen === null || culprit === undefined || others.length > 0) return null;
    const name =
      culprit.pull === null ? `the push of ${short(culprit)}` : `pull request ${culprit.pull.number}`;
    return {
      task: { kind: 'revert', branch: facts.branch, culprit },
      // Twice red with the same code leaves the environment as the other explanation; a rerun makes it less likely.
      confidence: facts.confirmedBy === 'rerun' ? 0.95 : 0.9,
      why:
        `"${facts.workflow.name}" was green at ${facts.lastGreen.slice(0, 7)} and red at ${facts.firstRed.slice(0, 7)}; ` +
        `only ${name} came in between, and ${facts.confirmedBy === 'rerun' ? 'a rerun of the failed jobs was red as well' : 'the next commit was red as well'}.`,
      alternatives: [
        {
          task: 'ask-human',
          rejected: 'the suspect is unambiguous, and the revert is itself only a proposal',
        },
        {
          task: 'ignore',
          rejected: `${facts.branch} stays red and blocks everybody until it is undone or mended`,
        },
      ],
    };
  },
};

function short(suspect: { readonly commits: readonly string[] }): string {
  return (suspect.commits.at(-1) ?? '').slice(0, 7);
}
