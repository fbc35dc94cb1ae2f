import { setImmediate } from 'node:timers/promises';
import { CONFIGURATION_PATH } from '../../change/configuration/path.ts';
import { BASELINE_PATH, parseBaseline } from '../../change/policy/baseline.ts';
import { compare, type Edited } from '../../change/policy/flips/compare.ts';
import type { PastPull } from '../../change/policy/flips/past-pull.ts';
import type { Compared } from '../../change/policy/flips/replay.ts';
import { compareFiles } from '../../connect/github/compare.ts';
import { getPull } from '../../connect/github/pull-requests.ts';
import { readTextFile } from '../../connect/github/text-file.ts';
import { RepositoryId, Sha } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { FlowContext } from '../flow.ts';
import { type Policy, policyOf, readPolicy } from '../policy.ts';
import { parsePullSubject } from '../subject.ts';
import { lookAgain } from './look-again.ts';
import { listPast, mostPast } from './past-pulls.ts';
import { isValid, replayKey, type TouchedPolicy, touchedPolicy } from './replay.ts';
import type { PolicyEditState } from './state.ts';

/** So many pull requests are read again at most, with about three calls each; the rest is named. */
const mostAgain = 20;

const none = (why: string): PolicyEditState => ({ kind: 'none', why });

/** Reads the policy before and after a pull request that edits it, and what is kept of those before it. */
export async function readPolicyEdit(context: FlowContext, subject: string): Promise<PolicyEditState> {
  const { repository, number } = parsePullSubject(subject);
  const { client, ledger } = context;
  const pull = await getPull(client, repository, number);
  if (pull === null || pull.state !== 'open') return none('the pull request is not open');
  const head = Sha.parse(pull.head.sha);
  const branches = { base: pull.base.ref, default: pull.base.repo.default_branch };
  const policy = await readPolicy(context, repository, branches);
  if (!isValid(policy)) return none('the policy that judges is not valid');
  const repositoryId = RepositoryId.parse(pull.base.repo.id);
  const place = { repository, repositoryId, number, head };
  const edit = { ...place, key: replayKey(place, policy) };
  if ((await ledger.find(client.installation, edit.key)) !== null) return { kind: 'known', ...edit };
  // GitHub lists files by their path, and stops after hundreds: these come among the first.
  const touched = touchedPolicy(await compareFiles(client, repository, Sha.parse(pull.base.sha), head));
  if (touched === null) {
    const problem = 'GitHub does not list its edit of the policy among the first files that it changes.';
    return { kind: 'invalid', problem, ...edit };
  }
  const edited = await readEdited(context, repository, { head, policy, touched });
  if ('problem' in edited) return { kind: 'invalid', problem: edited.problem, ...edit };
  const kept = await listPast(context, repositoryId, new Date());
  const others = kept.filter((past) => past.branch === policy.branch && past.number !== number);
  const compared = await compareAll(context, repository, others.slice(0, mostPast), edited);
  return { kind: 'edited', edited, compared, ...edit };
}

/** Both policies; what is wrong with the new one when it cannot judge. */
async function readEdited(
  { client }: FlowContext,
  repository: RepositoryRef,
  edit: {
    readonly head: Sha;
    readonly policy: Policy & { readonly rules: { readonly ok: true } };
    readonly touched: TouchedPolicy;
  },
): Promise<Edited | { readonly problem: string }> {
  const { head, policy, touched } = edit;
  const [text, known] = await Promise.all([
    touched.configuration ? readTextFile(client, repository, CONFIGURATION_PATH, head) : null,
    touched.baseline ? readTextFile(client, repository, BASELINE_PATH, head) : null,
  ]);
  const { rules } = touched.configuration
    ? policyOf(policy.organisation, [text, null], policy.branch)
    : policy;
  if (!rules.ok) {
    return { problem: 'It is not valid, so nothing can be judged by it.' };
  }
  const baseline = touched.baseline ? parseBaseline(known) : ({ ok: true, ids: policy.baseline } as const);
  if (!baseline.ok) return { problem: `The new baseline would count as empty: ${baseline.problem}.` };
  return {
    before: { configuration: policy.rules.configuration, baseline: policy.baseline },
    after: { configuration: rules.configuration, baseline: baseline.ids },
  };
}

/**
 * Judges each by both policies, from what is kept of it, or from its files where that does not tell. GitHub is asked
 * about a limited number of them.
 */
async function compareAll(
  context: FlowContext,
  repository: RepositoryRef,
  kept: readonly PastPull[],
  edited: Edited,
): Promise<Compared[]> {
  const configurations = { before: edited.before.configuration, after: edited.after.configuration };
  const all: Compared[] = [];
  let again = 0;
  for (const past of kept) {
    // Many zones and many paths take their time, and others want to get on.
    await setImmediate();
    const compared = compare({ before: past, after: past }, edited, context.salt);
    if (!('why' in compared) || again === mostAgain) {
      all.push(compared);
      continue;
    }
    again += 1;
    const read = await lookAgain(context, repository, past, configurations);
    all.push('why' in read ? read : compare(read, edited, context.salt));
  }
  return all;
}
