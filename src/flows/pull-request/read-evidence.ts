import { CONFIGURATION_PATH } from '../../change/configuration/path.ts';
import { assembleEvidence } from '../../change/evidence/assemble.ts';
import { changedGuards, guardsOf } from '../../change/evidence/guards.ts';
import { claimedBase } from '../../change/evidence/manifest.ts';
import { readPhase } from '../../change/evidence/phase.ts';
import { evidenceVersion } from '../../change/evidence/version.ts';
import { isWithin } from '../../connect/github/ancestry.ts';
import { otherBases } from '../../connect/github/head-bases.ts';
import { downloadArtifact, listJobs, type RunJob } from '../../connect/github/run-artifacts.ts';
import { readTextFile } from '../../connect/github/text-file.ts';
import { listRunsOfWorkflow, type WorkflowRun } from '../../connect/github/workflow-runs.ts';
import { EvidencePhase } from '../../domain/collected.ts';
import type { Configuration } from '../../domain/configuration.ts';
import { Evidence, type EvidenceGap } from '../../domain/evidence.ts';
import { numberedObject } from '../../domain/object.ts';
import type { PullRequest } from '../../domain/pull-request.ts';
import { fullName } from '../../domain/repository.ts';
import type { FlowContext } from '../flow.ts';
import type { Policy } from '../policy.ts';
import type { Candidate } from './state.ts';

/** What evidence is asked about: a pull request, and the rules of its base branch. */
interface EvidenceQuestion {
  readonly pull: PullRequest;
  readonly configuration: Configuration;
  /** The branch that holds the workflow and the configuration that count. */
  readonly guardedBy: string;
  /** It only takes back earlier commits. */
  readonly takesBack: boolean;
  /** Of which event its runs are. A merge group's are asked about as a pull request with the group's head and diff. */
  readonly event: 'pull_request' | 'merge_group';
}

/** Evidence or why there is none, and what of it has to be kept on the ledger. */
type ReadEvidence = Pick<Candidate, 'evidence' | 'newEvidence'>;

/** Reads the evidence for a pull request, and tells what is not on the ledger yet. */
export async function readEvidence(
  context: FlowContext,
  { policy, ...asked }: Omit<EvidenceQuestion, 'configuration' | 'guardedBy'> & { readonly policy: Policy },
): Promise<ReadEvidence> {
  if (!policy.rules.ok) return { evidence: { kind: 'not-configured' }, newEvidence: null };
  const question = { ...asked, configuration: policy.rules.configuration, guardedBy: policy.branch };
  const evidence = await findEvidence(context, question);
  if ('kind' in evidence) return { evidence, newEvidence: null };
  const key = evidenceKey(question, evidence.run);
  const known = (await context.ledger.find(context.client.installation, key)) !== null;
  return { evidence, newEvidence: known ? null : { key, evidence } };
}

const phases = EvidencePhase.options;
const day = 24 * 3600 * 1000;

/**
 * The evidence for a pull request at its present head. It is taken from a run in which GitHub isolated the pull
 * request's code and that the pull request could not shape; jobs and their conclusions come from the API, what they
 * uploaded is untrusted input. Evidence that was assembled once is on the ledger and is not read again.
 */
async function findEvidence(
  context: FlowContext,
  question: EvidenceQuestion,
): Promise<Evidence | EvidenceGap> {
  const { pull, configuration } = question;
  const { evidence: rules } = configuration;
  if (rules.commands.length === 0) return { kind: 'not-configured' };
  const workflow = await readTextFile(context.client, pull.repository, rules.workflow, question.guardedBy);
  if (workflow === null) return { kind: 'not-configured' };
  const guards = guardsOf(workflow);
  if (guards === null || guards.unpinned.length > 0) {
    const what =
      guards === null ? 'it is no YAML' : `it uses ${guards.unpinned.join(', ')} without a commit SHA`;
    return {
      kind: 'rejected',
      reasons: [`${rules.workflow} cannot be believed: ${what}`],
      url: `${context.html}/${fullName(pull.repository)}/blob/${question.guardedBy}/${rules.workflow}`,
    };
  }
  if (pull.diff.complete) {
    const files = [rules.workflow, CONFIGURATION_PATH];
    const paths = changedGuards(pull.diff.files, { files, folders: guards.local });
    if (paths.length > 0) return { kind: 'guard-changed', paths };
  }
  const run = await newestRun(context, question);
  if (run === null) return { kind: 'pending', what: `the run of ${rules.workflow} has not begun`, url: null };
  if (run.conclusion === 'action_required' || run.status === 'action_required') {
    return { kind: 'needs-approval', url: run.url };
  }
  if (run.conclusion === null) return { kind: 'pending', what: `run ${run.id} has not ended`, url: run.url };
  return (await recorded(context, question, run)) ?? (await collect(context, question, run, workflow));
}

/** The newest run for exactly this head and branch: another pull request may have the same head. */
async function newestRun(
  context: FlowContext,
  { pull, configuration, event }: EvidenceQuestion,
): Promise<WorkflowRun | null> {
  const runs = await listRunsOfWorkflow(context.client, pull.repository, configuration.evidence.workflow, {
    headSha: pull.head.sha,
    event,
  });
  const own = runs.filter(
    (run) =>
      run.workflow.path === configuration.evidence.workflow &&
      run.branch === pull.head.ref &&
      (event === 'merge_group' || run.headRepository === pull.head.repository),
  );
  return own.reduce<WorkflowRun | null>(
    (best, run) => (best === null || run.number > best.number ? run : best),
    null,
  );
}

/** Where the ledger keeps what was assembled: run, attempt, head, pull request and configuration in one key. */
function evidenceKey(
  question: EvidenceQuestion,
  run: { readonly id: number; readonly attempt: number },
): string {
  const { pull, configuration } = question;
  const object = numberedObject(pull.repositoryId, pull.number);
  return `evidence:${object}:${pull.head.sha}:${run.id}/${run.attempt}:${evidenceVersion(configuration.evidence)}`;
}

async function recorded(
  context: FlowContext,
  question: EvidenceQuestion,
  run: WorkflowRun,
): Promise<Evidence | null> {
  const entry = await context.ledger.find(context.client.installation, evidenceKey(question, run));
  return entry === null ? null : Evidence.parse(entry.data);
}

async function collect(
  context: FlowContext,
  question: EvidenceQuestion,
  run: WorkflowRun,
  workflow: string,
): Promise<Evidence | EvidenceGap> {
  const { client } = context;
  const { pull, configuration } = question;
  const rejected = (...reasons: string[]): EvidenceGap => ({ kind: 'rejected', reasons, url: run.url });
  if (!pull.diff.complete) return rejected(`the diff could not be read: ${pull.diff.reason}`);
  // The newest run may be by the workflow of a branch that anybody writes to.
  const elsewhere = question.event === 'merge_group' ? null : await otherBases(client, pull);
  if (elsewhere !== null) return rejected(`${elsewhere}: push a commit of its own`);

  const used = await minutesToday(context, question);
  const budget = configuration.evidence.minutesPerDay;
  if (used >= budget) return { kind: 'over-budget', used: Math.round(used), budget };

  const jobs = await listJobs(client, pull.repository, run);
  const downloads = await Promise.all(
    phases.map(async (phase) => ({
      phase,
      job: jobOf(jobs, phase),
      artifact: await downloadArtifact(client, pull.repository, run.id, `wired-chaos-evidence-${phase}`),
    })),
  );
  const first = downloads.find((one) => one.phase === 'base');
  const base = first?.artifact.ok === true ? claimedBase(first.artifact.bytes) : null;
  if (base === null) return rejected('the base job uploaded nothing that names the base it ran on');
  if (!(await isWithin(client, pull.repository, base, pull.base.ref))) {
    return rejected(`it was collected on ${base.slice(0, 7)}, which is not on ${pull.base.ref}`);
  }
  if ((await readTextFile(client, pull.repository, configuration.evidence.workflow, base)) !== workflow) {
    return rejected(
      `${configuration.evidence.workflow} was another one on ${base.slice(0, 7)}: run it again`,
    );
  }

  const outcomes: Partial<
    Record<EvidencePhase, Extract<ReturnType<typeof readPhase>, { ok: true }>['outcome']>
  > = {};
  const reasons: string[] = [];
  for (const { phase, job, artifact } of downloads) {
    if (job === null) reasons.push(`the run has no job named "… (${phase})"`);
    if (!artifact.ok) reasons.push(artifact.reason);
    if (job === null || !artifact.ok) continue;
    const read = readPhase({
      artifact: artifact.bytes,
      expected: {
        phase,
        runId: run.id,
        attempt: run.attempt,
        head: pull.head.sha,
        base,
        configuration: evidenceVersion(configuration.evidence),
      },
      commands: configuration.evidence.commands,
      jobConclusion: job.conclusion,
    });
    if (read.ok) outcomes[phase] = read.outcome;
    else reasons.push(...read.reasons.map((reason) => `${phase}: ${reason}`));
  }
  const { base: onBase, head: onHead, 'without-patch': withoutPatch, rollback } = outcomes;
  if (reasons.length > 0 || !onBase || !onHead || !withoutPatch || !rollback) return rejected(...reasons);
  return assembleEvidence({
    run: { id: run.id, attempt: run.attempt, url: run.url },
    head: pull.head.sha,
    base,
    configuration,
    phases: { base: onBase, head: onHead, 'without-patch': withoutPatch, rollback },
    files: pull.diff.files,
    takesBack: question.takesBack,
  });
}

/** A phase's job is named for it at the end, in parentheses, as a matrix names its legs. */
function jobOf(jobs: readonly RunJob[], phase: EvidencePhase): RunJob | null {
  const own = jobs.filter((job) => job.name.endsWith(`(${phase})`));
  return own.length === 1 ? (own[0] ?? null) : null;
}

/** Runner minutes that evidence took in this repository within the last day, as far as one page of runs reaches. */
async function minutesToday(
  context: FlowContext,
  { pull, configuration }: EvidenceQuestion,
): Promise<number> {
  const since = Date.now() - day;
  const runs = await listRunsOfWorkflow(context.client, pull.repository, configuration.evidence.workflow, {});
  const today = runs.filter((run) => Date.parse(run.createdAt) >= since);
  return today.reduce((sum, run) => sum + (run.seconds / 60) * phases.length, 0);
}
