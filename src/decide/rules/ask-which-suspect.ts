import type { Suspect } from '../../domain/signal.ts';
import type { Rule } from '../rule.ts';

export const askWhichSuspect: Rule = {
  id: 'ask-which-suspect',
  version: 1,
  title: 'The culprit is ambiguous',
  evaluate({ facts }) {
    if (facts.kind !== 'main-branch-red') return null;
    const ambiguity =
      facts.lastGreen === null
        ? `no green run of "${facts.workflow.name}" is known before ${facts.firstRed.slice(0, 7)}`
        : `${facts.suspects.length} changes came in between ${facts.lastGreen.slice(0, 7)} (green) and ${facts.firstRed.slice(0, 7)} (red)`;
    return {
      task: {
        kind: 'ask-human',
        question: `${facts.branch} is red and it is not certain which change broke it. What should be reverted?`,
        options: facts.suspects.map(describe),
        about: facts.firstRed,
      },
      confidence: 0.9,
      why: `A revert needs one culprit, but ${ambiguity}.`,
      alternatives: [{ task: 'revert', rejected: `choosing one would be a guess: ${ambiguity}` }],
    };
  },
};

function describe(suspect: Suspect): string {
  const sha = (suspect.commits.at(-1) ?? '').slice(0, 7);
  return suspect.pull === null
    ? `${sha} ${suspect.subject}`
    : `#${suspect.pull.number} ${suspect.pull.title} (${sha})`;
}
