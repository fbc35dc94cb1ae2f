import { newOverride } from '../../change/approvals/override.ts';
import type { Command } from '../../change/commands/parse.ts';
import { decide } from '../../decide/decide.ts';
import { Sha } from '../../domain/ids.ts';
import { fullName } from '../../domain/repository.ts';
import type { Pause } from '../../platform/switches.ts';
import { wholeOrganisation } from '../resume/flow.ts';
import { describeRollback, describeSwitch, describeTakeBack } from './describe.ts';
import { accepted, type Outcome, refused } from './outcome.ts';
import type { NewCommand } from './state.ts';

const onlyOnPulls = refused('This command works on pull requests only.');

/** What a command does that its author may give, under the facts as they are now. Pure. */
export function carryOut(state: NewCommand, command: Command): Outcome {
  switch (command.word) {
    case 'explain':
      if (state.pull === null) return onlyOnPulls;
      return { ...accepted(null, { wakes: [] }), answer: { kind: 'explanation' } };
    case 'approve':
      return state.pull?.merged === true ? approveDeployment(state, command) : approve(state, command);
    case 'override':
      return override(state, command);
    case 'retry':
      return retry(state);
    case 'rollback':
      return command.environment === null ? rollback(state) : takeBack(state);
    case 'pause':
    case 'resume':
      return turnSwitch(state, command.word === 'pause', command.scope);
  }
}

/** On a merged pull request it is about the deployment of a commit; whether it counts is judged at the gate. */
function approveDeployment(
  { place }: NewCommand,
  { sha, environment }: Extract<Command, { word: 'approve' }>,
): Outcome {
  const commit = Sha.safeParse(sha);
  // Whoever pushes can search for a commit that begins like the one that was meant.
  if (!commit.success) return refused('Name the commit that is to be deployed in full, with all its digits.');
  return accepted(null, {
    effect: { kind: 'approve-deployment', commit: commit.data, environment },
    wakes: [['gates', fullName(place.repository)]],
  });
}

function approve(
  { pull, comment, facts, place }: NewCommand,
  { sha, environment }: Extract<Command, { word: 'approve' }>,
): Outcome {
  if (pull === null) return onlyOnPulls;
  if (!pull.open) return refused('This pull request is closed: there is nothing to approve.');
  if (environment !== null)
    return refused('This pull request is not merged: there is nothing to deploy yet.');
  if (!pull.head.startsWith(sha)) {
    return refused(`That is not the head of this pull request. The head is \`${pull.head}\`.`);
  }
  // Whoever pushes can search for a commit that begins like the one that was meant.
  const pushed = facts.kind === 'approve' ? facts.headPushedAt : null;
  const meant = pushed !== null && Date.parse(pushed) <= Date.parse(comment.createdAt);
  if (sha !== pull.head && !meant) {
    return refused(
      `The head was pushed after your comment, or GitHub does not say when. If you mean it, name it in full: \`${pull.head}\`.`,
    );
  }
  return accepted(null, {
    effect: { kind: 'approve', commit: pull.head, at: comment.createdAt },
    wakes: [['pull-request', place.subject]],
  });
}

function override(
  { pull, comment, commander, place }: NewCommand,
  { check, reason }: Extract<Command, { word: 'override' }>,
): Outcome {
  if (pull === null) return onlyOnPulls;
  if (!pull.open) return refused('This pull request is closed: there is nothing to override.');
  const { actor: by } = commander;
  return accepted(null, {
    effect: {
      kind: 'override',
      override: newOverride({ check, head: pull.head, by, reason }, new Date(comment.createdAt)),
    },
    wakes: [['pull-request', place.subject]],
  });
}

function retry({ pull, facts, place }: NewCommand): Outcome {
  const wakes: [string, string][] = [['main-branch', fullName(place.repository)]];
  if (pull?.open === true) wakes.push(['pull-request', place.subject]);
  const runs = facts.kind === 'retry' ? facts.failedRuns : [];
  return accepted(null, runs.length === 0 ? { wakes } : { effect: { kind: 'rerun', runs }, wakes });
}

function rollback({ pull, facts, policy, place }: NewCommand): Outcome {
  if (pull === null) return onlyOnPulls;
  if (facts.kind !== 'rollback') throw new Error('the facts of a rollback were not read');
  if (!facts.rollback.ok) return refused(facts.rollback.why);
  if (policy === null) return refused('The configuration cannot be read: mend it first.');
  const { signal, recorded, ended } = facts.rollback;
  const { autonomy } = policy.configuration;
  const decision = recorded?.decision ?? decide(signal, { autonomy, version: policy.version });
  const wakes = [['main-branch', fullName(place.repository)]] as const;
  const text = describeRollback(decision, recorded !== null, ended);
  return accepted(
    text,
    recorded === null ? { effect: { kind: 'decide', signal, decision }, wakes } : { wakes },
  );
}

/** Going back needs no second person; where to, and whether it is safe, was found out. */
function takeBack({ facts }: NewCommand): Outcome {
  if (facts.kind !== 'take-back') throw new Error('the facts of a rollback were not read');
  if (!facts.takeBack.ok) return refused(facts.takeBack.why);
  const { place, entry } = facts.takeBack;
  return accepted(describeTakeBack(place.environment, entry), {
    effect: { kind: 'take-back', place, entry },
    wakes: [['deployment', place.subject]],
  });
}

function turnSwitch(
  { comment, facts, place }: NewCommand,
  paused: boolean,
  scope: 'repository' | 'organisation',
): Outcome {
  const pause = facts.kind === 'switch' ? facts.pause : null;
  const still = !paused && pause !== null && isWider(pause.scope, scope) ? pause.scope : null;
  return accepted(describeSwitch({ paused, scope, still }), {
    effect: { kind: 'switch', scope, paused, at: comment.createdAt },
    // What was held back meanwhile may go on.
    wakes:
      paused || still !== null
        ? []
        : [['resume', scope === 'organisation' ? wholeOrganisation : fullName(place.repository)]],
  });
}

const width: readonly Pause['scope'][] = ['repository', 'organisation', 'everything', 'process'];

function isWider(one: Pause['scope'], other: Pause['scope']): boolean {
  return width.indexOf(one) > width.indexOf(other);
}
