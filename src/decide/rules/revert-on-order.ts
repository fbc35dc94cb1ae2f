import type { Rule } from '../rule.ts';

export const revertOnOrder: Rule = {
  id: 'revert-on-order',
  version: 1,
  title: 'Somebody who may ordered the rollback',
  evaluate({ facts }) {
    if (facts.kind !== 'operator-rollback') return null;
    const { suspect, by, branch, comment } = facts;
    const name =
      suspect.pull === null
        ? `the push of ${(suspect.commits.at(-1) ?? '').slice(0, 7)}`
        : `pull request #${suspect.pull.number}`;
    return {
      task: { kind: 'revert', branch, culprit: suspect },
      // There is nothing to infer: what shall be undone was named by a person.
      confidence: 1,
      why: `${by} ordered the rollback of ${name} in comment ${comment}, and may.`,
      alternatives: [
        { task: 'ask-human', rejected: 'a person has already said what shall be undone' },
        { task: 'ignore', rejected: `${by} may order it, and the revert is itself only a proposal` },
      ],
    };
  },
};
