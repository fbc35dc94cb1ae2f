import { compareFiles } from '../../connect/github/compare.ts';
import { listPullsFrom } from '../../connect/github/history.ts';
import { getBranchHead } from '../../connect/github/publish.ts';
import { listRuns, type WorkflowRun } from '../../connect/github/workflow-runs.ts';
import type { Zone } from '../../domain/configuration.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import type { Suspect } from '../../domain/signal.ts';
import type { FlowContext } from '../flow.ts';
import { findDecision, findWritten, outcomeKey } from './record.ts';
import type { Recorded, Revert } from './state.ts';

/** How many past decisions are looked at for one whose outcome is still open. */
const recentDecisions = 5;

/** One branch per culprit, named by the commit: whoever decides again about the same culprit finds it there. */
function revertBranch(culprit: Suspect): string {
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
  const written = findWritten(ledger, client.installation, decision.id);
  const [head, [pull = null]] = await Promise.all([
    getBranchHead(client, repository, branch),
    listPullsFrom(client, repository, branch),
  ]);
  const published = written?.ok === true ? written : null;
  const [before, after, files] = await Promise.all([
    runsOf(context, repository, signal.facts.branch, signal.facts.firstRed),
    pull === null ? [] : runsOf(context, repository, branch, pull.head.sha),
    published === null ? [] : compareFiles(client, repository, published.base, published.commit),
  ]);
  const closed = ledger.find(client.installation, outcomeKey(decision.id)) !== null;
  const links = linksOf(`${context.html}/${fullName(repository)}`, decision.evidence);
  return { recorded, branch, written, head, pull, before, after, files, zones, links, closed };
}

/** The newest revert of this repository whose outcome is not on the ledger yet. */
export async function readOpenRevert(
  context: FlowContext,
  repository: RepositoryRef,
  zones: readonly Zone[],
): Promise<Revert | null> {
  const { client, ledger, decisions } = context;
  for (const row of await decisions.recent(client.installation, fullName(repository), recentDecisions)) {
    if (row.kind !== 'revert' || ledger.find(client.installation, outcomeKey(row.id)) !== null) continue;
    const recorded = findDecision(ledger, client.installation, row.ledgerKey);
    if (recorded !== null) return readRevert(context, repository, recorded, zones);
  }
  return null;
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
