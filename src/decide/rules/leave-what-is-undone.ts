import type { Rule } from '../rule.ts';

export const leaveWhatIsUndone: Rule = {
  id: 'leave-what-is-undone',
  version: 1,
  title: 'Somebody is already undoing it',
  evaluate({ facts }) {
    if (facts.undone === null) return null;
    return {
      task: { kind: 'ignore', reason: `${facts.undone.by} is already undoing it (${facts.undone.evidence})` },
      confidence: 0.98,
      why: `${facts.undone.by} is already undoing ${facts.kind === 'operator-rollback' ? 'it' : 'the suspect'} in ${facts.undone.evidence}; a second revert would fight with it.`,
      alternatives: [{ task: 'revert', rejected: 'the same change is already being undone by a person' }],
    };
  },
};
