import { type Verdict, type VerdictItem, worse } from '../../domain/verdict.ts';
import { type ApprovalInput, type Tally, tally } from './tally.ts';

type Told = Extract<Tally, { ok: true }>;

function titleOf(state: VerdictItem['state'], { objections, requirements }: Told): string {
  if (state === 'passed') return 'Approved by everybody it needs';
  if (state === 'waiting') {
    const open = requirements.filter(({ item }) => item.state === state).length;
    return `Waiting for ${open === 1 ? 'an approval' : `${open} kinds of approval`}`;
  }
  if (objections.length > 0) return 'Changes were asked for';
  const pushed = requirements.some(
    ({ item, standings }) =>
      item.state === 'blocked' && standings.some((one) => !one.counts && one.voided === 'push'),
  );
  return `An approval was voided by a ${pushed ? 'later push' : 'new finding'}`;
}

/**
 * Judges whether the people that this pull request needs have approved exactly its present head and what the
 * policy found in it.
 *
 * Needed are: for each zone it touches, what the zone asks for (one person for an irreversible zone that asks for
 * nothing), `approvals` and `furtherApprovals` of the configuration when a machine wrote it, and a person for
 * findings that people may approve. A person counts who has write permission and is named by the requirement if it
 * names anybody, who is independent of the change (`lackOfIndependence`), and who approved the head commit in the
 * latest review or in an unedited comment, with every present finding in sight. One person can count for several
 * requirements. No machine counts.
 * @returns the verdict of the check `approval`: `waiting` for people, `blocked` by an objection or an approval that
 *   a push or finding voided, `failed` when the files (while they matter) or who pushed cannot be told.
 */
export function judgeApproval(input: ApprovalInput): Verdict {
  const result = tally(input);
  const check = 'approval' as const;
  if (!result.ok) {
    const { title, reason } = result;
    const next = 'Nothing to do: it is tried again by itself.';
    return {
      check,
      state: 'failed',
      title,
      items: [{ state: 'failed', title, detail: reason, next }],
      findings: [],
    };
  }
  if (result.requirements.length === 0) {
    const title = 'Not applicable: made by a person, no zone touched';
    return { check, state: 'not-applicable', title, items: [], findings: [] };
  }
  const items = [...result.objections, ...result.requirements.map(({ item }) => item)];
  const state = items.map((item) => item.state).reduce(worse, 'passed');
  return { check, state, title: titleOf(state, result), items, findings: [] };
}
