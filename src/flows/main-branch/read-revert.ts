import { compareFiles } from '../../connect/github/compare.ts';
import { listPullsFrom, type PullSummary } from '../../connect/github/history.ts';
import { getBranchHead } from '../../connect/github/publish.ts';
import { listRuns, type WorkflowRun } from '../../connect/github/workflow-runs.ts';
import type { Zone } from '../../domain/configuration.ts';
import { Evidence } from '../../domain/evidence.ts';
import type { RepositoryId } from '../../domain/ids.ts';
import { numberedObject } from '../../domain/object.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import type { Signal, Suspect } from '../../domain/signal.ts';
import type { Decisions } from '../../platform/decisions.ts';
import type { FlowContext } from '../flow.ts';
import { findDecision, findOutcome, findWritten, outcomeKey } from './record.ts';
import type { Recorded, Revert } from './state.ts';

/** How many past decisions are looked at for those whose outcome is still open. */
const recentDecisions = 20;

/** Older evidence than this is about heads that are gone. */
const mostEvidence = 20;

/** One branch per culprit, named by the commit: whoever decides again about the same culprit finds it there. */
export function revertBranch(culprit: Suspect): string {
  return `wired-chaos/revert-${(culprit.commits.at(-1) ?? '').slice(0, 12)}`;
}

/** How far a recorded decision to revert has come; null when the decision is another one. */
export async function readRevert(
  context: FlowContext,
  repository: RepositoryRef,
  recorded: Recorded,
  zones: readonly Zone[],
): Promise<Revert | null> {
  const { decision, signal } = recorded;
  if (decision.task.kind !== 'revert' || decision.boundary.outcome !== 'proceed') return null;
  const { client, ledger } = context;
  const branch = revertBranch(decision.task.culprit);
  const written = await findWritten(ledger, client.installation, decision.id);
  const [head, [pull = null]] = await Promise.all([
    getBranchHead(client, repository, branch),
    listPullsFrom(client, repository, branch),
  ]);
  const published = written?.ok === true ? written : null;
  const [before, after, files] = await Promise.all([
    runsOf(context, repository, signal.facts.branch, commitBefore(signal)),
    pull === null ? [] : runsOf(context, repository, branch, pull.head.sha),
    published === null ? [] : compareFiles(client, repository, published.base, published.commit),
  ]);
  const closed = (await findOutcome(ledger, client.installation, decision.id)) !== null;
  const links = linksOf(`${context.html}/${fullName(repository)}`, decision.evidence);
  const evidence = pull === null ? null : await findEvidence(context, signal.repositoryId, pull);
  return { recorded, branch, written, head, pull, before, after, evidence, files, zones, links, closed };
}

/** The evidence that was assembled for the pull request at its present head, when there is some. */
async function findEvidence(
  context: FlowContext,
  repository: RepositoryId,
  pull: PullSummary,
): Promise<Evidence | null> {
  const entries = await context.ledger.list({
    installation: context.client.installation,
    kind: 'evidence',
    object: numberedObject(repository, pull.number),
    limit: mostEvidence,
    newest: true,
  });
  const parsed = entries.flatMap((entry) => Evidence.safeParse(entry.data).data ?? []);
  return parsed.findLast((evidence) => evidence.head === pull.head.sha) ?? null;
}

/** The decisions to revert whose outcome is not on the ledger yet, newest first. */
async function openDecisions(
  context: FlowContext,
  rows: Awaited<ReturnType<Decisions['recent']>>,
): Promise<Recorded[]> {
  const { client, ledger } = context;
  const open: Recorded[] = [];
  for (const row of rows) {
    if (row.kind !== 'revert') continue;
    if ((await ledger.find(client.installation, outcomeKey(row.id))) !== null) continue;
    const recorded = await findDecision(ledger, client.installation, row.ledgerKey);
    if (recorded !== null) open.push(recorded);
  }
  return open;
}

/** Every revert of this repository whose outcome is not on the ledger yet, newest first, by who wanted it. */
export async function readOpenReverts(
  context: FlowContext,
  repository: RepositoryRef,
  repositoryId: RepositoryId,
  zones: readonly Zone[],
): Promise<{ readonly ordered: Revert[]; readonly latest: Revert | null }> {
  const { client, decisions } = context;
  const rows = await decisions.recent(client.installation, repositoryId, recentDecisions);
  const open = await openDecisions(context, rows);
  const ofKind = (kind: Signal['facts']['kind']) => open.filter(({ signal }) => signal.facts.kind === kind);
  const ordered: Revert[] = [];
  for (const recorded of ofKind('operator-rollback')) {
    const revert = await readRevert(context, repository, recorded, zones);
    if (revert !== null) ordered.push(revert);
  }
  const [newest] = ofKind('main-branch-red');
  const latest = newest === undefined ? null : await readRevert(context, repository, newest, zones);
  return { ordered, latest };
}

/** The commit that shows how the branch was with the change: the first red one, or the change itself. */
function commitBefore({ facts }: Signal): WorkflowRun['sha'] {
  if (facts.kind === 'main-branch-red') return facts.firstRed;
  const [last] = facts.suspect.commits.slice(-1);
  if (last === undefined) throw new Error('a suspect has commits');
  return last;
}

/** Web addresses of evidence ids: `run:12/2`, `pull:7`, `commit:<sha>`. */
function linksOf(repository: string, evidence: readonly string[]): Record<string, string> {
  const links: Record<string, string> = {};
  for (const id of evidence) {
    const [kind = '', rest = ''] = id.split(':', 2);
    const run = rest.split('/', 1)[0] ?? '';
    if (kind === 'run') links[id] = `${repository}/actions/runs/${run}`;
    if (kind === 'pull') links[id] = `${repository}/pull/${rest}`;
    if (kind === 'commit') links[id] = `${repository}/commit/${rest}`;
  }
  return links;
}

async function runsOf(
  context: FlowContext,
  repository: RepositoryRef,
  branch: string,
  headSha: WorkflowRun['sha'],
): Promise<WorkflowRun[]> {
  return listRuns(context.client, repository, { branch, headSha });
}
