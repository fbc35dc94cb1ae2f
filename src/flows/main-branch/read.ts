import {
  type DefaultBranch,
  getDefaultBranch,
  listCommits,
  listOpenPulls,
  mergedPullOf,
} from '../../connect/github/history.ts';
import { findQuestion } from '../../connect/github/questions.ts';
import { listRuns } from '../../connect/github/workflow-runs.ts';
import { signalId } from '../../decide/identify.ts';
import { EvidenceId } from '../../domain/ids.ts';
import { fullName, parseRepository, type RepositoryRef } from '../../domain/repository.ts';
import type { Signal, Suspect } from '../../domain/signal.ts';
import type { FlowContext } from '../flow.ts';
import { readPolicy } from '../policy.ts';
import { type Assessment, assessRuns } from './assess.ts';
import { readOpenReverts, readRevert } from './read-revert.ts';
import { decisionKey, findDecision } from './record.ts';
import type { Asking, MainBranchState, Recorded, Revert } from './state.ts';
import { commitsBetween, findUndo, firstParents, groupSuspects } from './suspects.ts';

type Red = Extract<Assessment, { kind: 'red' }>;

/** With more commits than this between green and red nobody can name one culprit anyway: their pulls are not asked. */
const mostSuspects = 10;

/** Reads how the default branch of a repository stands, and how far the answer to that has come. */
export async function readMainBranch(context: FlowContext, subject: string): Promise<MainBranchState> {
  const repository = parseRepository(subject);
  const branch = await getDefaultBranch(context.client, repository);
  if (branch === null) return { kind: 'unavailable', why: 'the repository is gone, empty or out of reach' };
  if (branch.archived) return { kind: 'unavailable', why: 'the repository is archived' };
  const { rules } = await readPolicy(context, repository, { base: branch.name, default: branch.name });
  if (!rules.ok) {
    return { kind: 'misconfigured', why: rules.problems[0]?.message ?? 'the configuration is invalid' };
  }
  const { zones } = rules.configuration;
  const policy = { autonomy: rules.configuration.autonomy, version: rules.version };

  const { repositoryId } = branch;
  const reverts = await readOpenReverts(context, repository, repositoryId, zones);
  const ordered = await Promise.all(
    reverts.ordered.map(async (revert) => ({
      revert,
      asking: await readAsking(context, repository, revert.recorded, revert),
    })),
  );
  const runs = await listRuns(context.client, repository, { branch: branch.name, event: 'push' });
  const assessments = assessRuns(runs);
  const red = assessments.find((assessment) => assessment.kind === 'red');
  if (red !== undefined) {
    const signal = await readSignal(context, repository, branch, red);
    const recorded = await findDecision(
      context.ledger,
      context.client.installation,
      decisionKey(signal.id, policy.autonomy),
    );
    const revert = recorded === null ? null : await readRevert(context, repository, recorded, zones);
    const asking = recorded === null ? null : await readAsking(context, repository, recorded, revert);
    return { kind: 'red', repository, repositoryId, ordered, signal, policy, recorded, revert, asking };
  }
  const unconfirmed = assessments.find((assessment) => assessment.kind === 'unconfirmed');
  if (unconfirmed !== undefined) {
    const { autonomy } = policy;
    return { kind: 'unconfirmed', repository, repositoryId, ordered, run: unconfirmed.red, autonomy };
  }
  const waiting = assessments.some((assessment) => assessment.kind === 'waiting');
  return { kind: waiting ? 'waiting' : 'healthy', repository, repositoryId, ordered, open: reverts.latest };
}

async function readSignal(
  context: FlowContext,
  repository: RepositoryRef,
  branch: DefaultBranch,
  red: Red,
): Promise<Signal> {
  const line = firstParents(await listCommits(context.client, repository, branch.head), branch.head);
  const between = red.lastGreen === null ? null : commitsBetween(line, red.lastGreen.sha, red.firstRed.sha);
  const commits = between ?? [];
  const asked = commits.length <= mostSuspects;
  const suspects = groupSuspects(
    await Promise.all(
      commits.map(async (commit) => ({
        commit,
        pull: asked ? await mergedPullOf(context.client, repository, commit.sha, branch.name) : null,
      })),
    ),
  );
  const [only, ...others] = suspects;
  const undone =
    only === undefined || others.length > 0
      ? null
      : findUndo(
          only,
          line.slice(
            0,
            line.findIndex((commit) => commit.sha === only.commits.at(-1)),
          ),
          await listOpenPulls(context.client, repository, branch.name),
          context.app.bot,
          fullName(repository),
        );
  const observed: Omit<Signal, 'id'> = {
    installation: context.client.installation,
    repository,
    repositoryId: branch.repositoryId,
    source: 'github',
    severity: 'critical',
    trust: 'untrusted',
    evidence: evidenceOf(red, suspects),
    facts: {
      kind: 'main-branch-red',
      workflow: red.firstRed.workflow,
      branch: branch.name,
      lastGreen: between === null ? null : (red.lastGreen?.sha ?? null),
      firstRed: red.firstRed.sha,
      suspects,
      undone,
      confirmedBy: red.confirmedBy,
    },
  };
  return { id: signalId(observed), ...observed };
}

function evidenceOf(red: Red, suspects: readonly Suspect[]): EvidenceId[] {
  return [
    `run:${red.firstRed.id}/${red.firstRed.attempt}`,
    ...(red.lastGreen === null ? [] : [`run:${red.lastGreen.id}/${red.lastGreen.attempt}`]),
    ...suspects.map((suspect) =>
      suspect.pull === null ? `commit:${suspect.commits.at(-1)}` : `pull:${suspect.pull.number}`,
    ),
  ].map((id) => EvidenceId.parse(id));
}

async function readAsking(
  context: FlowContext,
  repository: RepositoryRef,
  recorded: Recorded,
  revert: Revert | null,
): Promise<Asking | null> {
  const asks = recorded.decision.boundary.outcome === 'ask' || revert?.written?.ok === false;
  if (!asks) return null;
  const marker = `<!-- wired-chaos:question ${recorded.decision.id} -->`;
  return { recorded, marker, asked: await findQuestion(context.client, repository, marker, context.app.bot) };
}
