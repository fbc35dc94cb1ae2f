import type { VerdictItem } from '../../domain/verdict.ts';
import { asksPeople, demandsUnder, isVerified } from './demands.ts';
import type { GateFacts, Stage } from './facts.ts';
import { goesBack, lackOfFreePass } from './free-pass.ts';
import { frozen } from './freeze.ts';
import { type GateRequirement, requirementsFor, unproven } from './requirement.ts';
import { type GateStanding, standingsFor } from './standing.ts';

/** What becomes of a deployment that waits. `reject` is for what nobody can mend; everything else can wait. */
export interface GateVerdict {
  readonly answer: 'approve' | 'reject' | 'wait';
  /** One line. */
  readonly title: string;
  /** Everything that was looked at. */
  readonly items: readonly VerdictItem[];
  /** What is missing, in words that change only when that does: what a report is due for. */
  readonly missing: readonly string[];
  /** Logins of those whose approvals count. */
  readonly approvedBy: readonly string[];
  /** When something changes by itself, such as the end of a freeze; ISO 8601, UTC. */
  readonly until: string | null;
}

/** What a run may be started by for its commit to be what it deploys. Others carry what nobody can see. */
const judgeable: ReadonlySet<string> = new Set(['push', 'schedule', 'release', 'workflow_dispatch']);

type Rules = Extract<GateFacts['rules'], { ok: true }>;

const passed = (title: string, detail: string): VerdictItem => ({ state: 'passed', title, detail, next: '' });

/** What nobody can mend: the run has to be another one. */
function refusals({
  run,
  onDefaultBranch,
  commit,
  defaultBranch,
  rejectedBy,
  rollback,
}: GateFacts): VerdictItem[] {
  const items: VerdictItem[] = [];
  const refuse = (title: string, detail: string, next: string) =>
    items.push({ state: 'blocked', title, detail, next });
  for (const { login } of rejectedBy) {
    refuse(`@${login} rejected it`, 'In a review of the deployment on GitHub.', 'Run it again to ask again.');
  }
  if (!judgeable.has(run.event)) {
    const next = `Deploy from a push to ${defaultBranch}.`;
    refuse(`It was started by ${run.event}`, 'What such a run deploys cannot be told from outside.', next);
  } else if (run.event === 'workflow_dispatch' && run.inputs && rollback === null) {
    const detail = 'Its workflow takes inputs, and GitHub shows nobody what they were.';
    refuse('It was started by hand', detail, `Run the workflow of the push again, or write /wired rollback.`);
  }
  if (onDefaultBranch === false) {
    const detail = `${commit.slice(0, 7)} is not on ${defaultBranch} (any more), so nothing stands for it.`;
    refuse(`It is not on ${defaultBranch}`, detail, `Merge it, and deploy ${defaultBranch}.`);
  }
  return items;
}

function stageItem(stage: string, known: Stage | undefined, verified: boolean): VerdictItem {
  const title = `verified in ${stage}`;
  const waiting = (detail: string, next: string): VerdictItem => ({ state: 'waiting', title, detail, next });
  if (known === undefined || known.deployedAt === null) {
    return waiting('This very commit was not deployed there successfully.', `Deploy it to ${stage} first.`);
  }
  const { verification, deployedAt } = known;
  if (!verified && verification === null)
    return passed(title, `Deployed there at ${deployedAt}; nothing is verified there.`);
  if (verification === null || !(Date.parse(verification.at) >= Date.parse(deployedAt))) {
    return waiting('It was deployed there, and not verified since.', `Verify it in ${stage}.`);
  }
  if (verification.verdict === 'pass') return passed(title, `Verified there at ${verification.at}.`);
  const detail = `Its verification there says ${verification.verdict}.`;
  return { state: 'blocked', title, detail, next: `Mend it, or verify it in ${stage} again.` };
}

/** Names who may, as people write them. */
function entitled(
  { repository }: GateFacts,
  { teams, users, anyone, administrators }: GateRequirement,
): string {
  if (anyone) return 'anyone with write permission';
  const named = [
    ...(administrators ? ['an administrator'] : []),
    ...teams.map((team) => `@${repository.owner}/${team}`),
    ...users.map((user) => `@${user}`),
  ];
  return named.length === 0 ? 'nobody (its owners are no people or teams here)' : named.join(' or ');
}

function requirementItem(
  facts: GateFacts,
  requirement: GateRequirement,
  standings: readonly GateStanding[],
): VerdictItem {
  const counted = standings.filter(({ why }) => why === null);
  const missing = requirement.count - counted.length;
  const told = standings.map(({ approval, why }) =>
    why === null ? `@${approval.actor.login} approved.` : `@${approval.actor.login} does not count: ${why}.`,
  );
  const people = (amount: number) => `${amount} ${amount === 1 ? 'person' : 'people'}`;
  const who = entitled(facts, requirement);
  return {
    state: missing <= 0 ? 'passed' : 'waiting',
    title: `${requirement.name}: approval by ${people(requirement.count)}`,
    detail: [
      `Needed because ${requirement.why}.`,
      `${counted.length} of ${requirement.count} given.`,
      ...told,
    ].join(' '),
    next: missing <= 0 ? '' : `${people(missing)} more: ${who}, who had no hand in it.`,
  };
}

function rangeItem({ range, live }: GateFacts): VerdictItem {
  const title = 'what it brings';
  if (!range.complete) {
    const next = 'Deploy an earlier commit first: run its workflow again.';
    return { state: 'failed', title: 'What it brings cannot be told', detail: range.reason, next };
  }
  const pulls = range.changes.filter(({ kind }) => kind === 'pull').length;
  const direct = range.changes.length - pulls;
  const red = range.changes.filter((change) => unproven(change).length > 0).length;
  const from = live === null ? 'nothing that is known to be live' : live.sha.slice(0, 7);
  return passed(title, `Since ${from}: ${pulls} pull requests (${red} unproven), ${direct} direct pushes.`);
}

function stateItems(
  facts: GateFacts,
  rules: Rules,
): { readonly items: VerdictItem[]; readonly until: string | null } {
  const { paused, environment, now, stages, onDefaultBranch, defaultBranch } = facts;
  const demands = demandsUnder(rules, environment);
  const items: VerdictItem[] = [];
  if (onDefaultBranch === null) {
    const title = `Whether it is on ${defaultBranch} cannot be told`;
    items.push({ state: 'failed', title, detail: '', next: 'Nothing to do: it is tried again by itself.' });
  }
  // Going back is what pauses and freezes leave open; whether it needs people is another question.
  const back = goesBack(facts);
  if (paused !== null && !back) {
    const next = 'Whoever may write /wired resume ends it.';
    items.push({
      state: 'waiting',
      title: 'paused',
      detail: `Paused by ${paused}: only rollbacks go on.`,
      next,
    });
  }
  const freezes = back ? [] : frozen(demands.freezes, now);
  const last = freezes.at(-1);
  if (last !== undefined) {
    const end = last.until === null ? 'an end that nobody can tell' : `${last.until.slice(0, 16)}Z`;
    const detail = `Until ${end}: ${last.reason}`;
    items.push({ state: 'waiting', title: 'frozen', detail, next: 'It ends by itself; rollbacks go on.' });
  }
  for (const stage of back ? [] : demands.after) {
    const known = stages.find((one) => one.environment.toLowerCase() === stage.toLowerCase());
    const before = typeof rules.before === 'object' ? rules.before : null;
    const verified = isVerified(rules.present, stage) || (before !== null && isVerified(before, stage));
    items.push(stageItem(stage, known, verified));
  }
  return { items, until: last?.until ?? null };
}

/** What is missing, without what changes by itself from look to look. */
function missingOf(items: readonly VerdictItem[]): string[] {
  return items
    .filter(({ state }) => state !== 'passed')
    .map(({ title, next }) => (next === '' ? title : `${title}. ${next}`));
}

function verdict(
  answer: GateVerdict['answer'],
  title: string,
  items: readonly VerdictItem[],
  more: Partial<GateVerdict> = {},
): GateVerdict {
  return { answer, title, items, missing: missingOf(items), approvedBy: [], until: null, ...more };
}

/**
 * Judges whether a deployment may go ahead. Going forward needs: a run whose commit is what it deploys, on the default
 * branch; no pause and no freeze; every stage before with this very commit verified; everything between what is live
 * and what would be deployed known; and the people whom the environment asks for (in production one at least), who had
 * no hand in any of it and approved this commit for this environment after everything that it rests on was there. A
 * proven rollback that the App started needs none of that. Demands are the stricter of the default branch's
 * configuration and that of what is live. What cannot be told is never approved.
 */
export function judgeGate(facts: GateFacts): GateVerdict {
  const { rules, environment, commit, rollback } = facts;
  const what = `${commit.slice(0, 7)} to ${environment}`;
  const refused = refusals(facts);
  const rejected = facts.rejectedBy.length > 0;
  const pass = lackOfFreePass(facts);
  if (pass === null && !rejected) {
    const detail = `Back to ${commit.slice(0, 7)}, which was verified there before: that needs nobody.`;
    return verdict('approve', `Rollback of ${what}`, [passed('rollback', detail)]);
  }
  if (refused.length > 0) return verdict('reject', `Refused: ${refused[0]?.title ?? ''}`, refused);
  if (!rules.ok) {
    const next = 'Correct the file on the default branch.';
    const item: VerdictItem = {
      state: 'failed',
      title: 'The configuration cannot be read',
      detail: rules.why,
      next,
    };
    return verdict('wait', item.title, [item]);
  }
  const state = stateItems(facts, rules);
  const others = Object.keys(rules.present.environments).some(
    (name) => name.toLowerCase() !== environment.toLowerCase() && asksPeople(rules.present, name),
  );
  const requirements = requirementsFor(facts, rules).map((requirement) => ({
    requirement,
    standings: standingsFor(facts, requirement, others),
  }));
  const items = [
    ...(rollback === null ? [] : [passed('rollback', `It needs people: ${pass}.`)]),
    ...state.items,
    rangeItem(facts),
    ...requirements.map(({ requirement, standings }) => requirementItem(facts, requirement, standings)),
  ];
  const approvedBy = requirements.flatMap(({ standings }) =>
    standings.filter(({ why }) => why === null).map(({ approval }) => approval.actor.login),
  );
  const open = items.filter((item) => item.state !== 'passed');
  const given = { approvedBy: [...new Set(approvedBy)], until: state.until };
  if (open.length === 0) return verdict('approve', `Approved: ${what}`, items, given);
  return verdict('wait', `Waiting: ${open.map(({ title }) => title).join('; ')}`, items, given);
}
