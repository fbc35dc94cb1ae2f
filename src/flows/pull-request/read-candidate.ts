import { z } from 'zod';
import { approvalKey, approvalsOf, type RecordedFindings } from '../../change/approvals/approval.ts';
import { coAuthorsOf } from '../../change/approvals/co-authors.ts';
import { CONFIGURATION_PATH } from '../../change/configuration/path.ts';
import { parseMarker } from '../../change/describe/marker.ts';
import { together } from '../../change/policy/history/exposed.ts';
import { wantedWhole } from '../../change/policy/wanted-whole.ts';
import type { OwnCheck } from '../../connect/github/checks.ts';
import { getComment } from '../../connect/github/conversation.ts';
import { type ApiPull, readPullRequest } from '../../connect/github/pull-requests.ts';
import { readTextFile } from '../../connect/github/text-file.ts';
import type { Configuration } from '../../domain/configuration.ts';
import { RepositoryId, Sha } from '../../domain/ids.ts';
import { commitObject, numberedObject, type ObjectId } from '../../domain/object.ts';
import type { CommentApproval, PullRequest } from '../../domain/pull-request.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { analyseDiff } from '../analyse-diff.ts';
import { readEarlier } from '../earlier-commits/earlier.ts';
import type { FlowContext } from '../flow.ts';
import { findWritten } from '../main-branch/record.ts';
import { type Policy, readPolicy } from '../policy.ts';
import { readReplay } from '../policy-edit/replay.ts';
import { verdictKey } from '../write-verdicts.ts';
import { readEvidence } from './read-evidence.ts';
import { readOverrides } from './read-overrides.ts';
import type { Candidate } from './state.ts';

/** The files that GitHub reads code owners from, the first that exists. */
const codeownersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
/** Only the newest approving comments of a pull request are read again: older ones are about heads that are gone. */
const mostComments = 20;

/** Reads one open pull request with everything that judges it. */
export async function readCandidate(
  context: FlowContext,
  repository: RepositoryRef,
  pull: ApiPull,
  checks: readonly OwnCheck[],
): Promise<Candidate> {
  const { client } = context;
  const policy = await readPolicy(context, repository, {
    base: pull.base.ref,
    default: pull.base.repo.default_branch,
  });
  const rules = policy.rules.ok ? policy.rules.configuration : null;
  const object = numberedObject(RepositoryId.parse(pull.base.repo.id), pull.number);
  const overrides = await readOverrides(context, object);
  const [comments, commissioners, codeowners] = await Promise.all([
    readComments(context, repository, object),
    readCommissioners(context, repository, pull),
    rules === null || !usesCodeowners(rules) ? null : readCodeowners(context, repository, policy.branch),
  ]);
  const { facts, messages, onTopOf } = await readPullRequest(client, repository, pull, {
    teams: rules === null ? [] : teamsOf(rules, codeowners, repository.owner),
    comments,
    commissioners,
    codeowners,
    people: overrides.map((override) => override.by.login),
    wants: wantedWhole,
  });
  const candidate: PullRequest = { ...facts, coAuthors: coAuthorsOf(messages) };
  const { evidence, newEvidence } = await readEvidence(context, {
    pull: candidate,
    policy,
    event: 'pull_request',
    takesBack: await onlyTakesBack(context, pull),
  });
  const analysis = await analyseDiff(context, candidate.diff, policy);
  const seen = candidate.diff.complete ? analysis : null;
  const earlier = await readEarlier(context, pull, policy, { seen, onTopOf });
  return {
    pull: candidate,
    analysis: together(analysis, earlier.exposed),
    earlier,
    baseline: policy.baseline,
    policyBranch: policy.branch,
    replay: await readReplay(context, candidate, policy),
    configuration: policy.rules.ok
      ? { ok: true, value: policy.rules.configuration, version: policy.rules.version }
      : { ok: false, problems: policy.rules.problems },
    overrides,
    proposed: await readProposed(context, candidate, policy),
    evidence,
    newEvidence,
    recorded: await readRecorded(context, candidate),
    shown: await shownFindings(context, commitObject(candidate.repositoryId, candidate.head.sha), checks),
  };
}

/** The configuration that the pull request brings, when it touches the file. */
async function readProposed(
  context: FlowContext,
  pull: PullRequest,
  policy: Policy,
): Promise<Candidate['proposed']> {
  const touched =
    pull.diff.complete &&
    pull.diff.files.some(
      (file) => file.path === CONFIGURATION_PATH || file.previousPath === CONFIGURATION_PATH,
    );
  if (!touched) return null;
  const repository = await readTextFile(context.client, pull.repository, CONFIGURATION_PATH, pull.head.sha);
  return { organisation: policy.organisation, repository };
}

/** Who ordered a rollback that this App then wrote: they must not be the one who approves it. */
async function readCommissioners(
  context: FlowContext,
  repository: RepositoryRef,
  pull: ApiPull,
): Promise<PullRequest['commissioners']> {
  const decision = pull.user?.login === context.app.bot ? parseMarker(pull.body) : null;
  if (decision === null) return [];
  const row = await context.decisions.get(context.client.installation, decision);
  const facts = row?.document.signal.facts;
  if (facts?.kind !== 'operator-rollback') return [];
  const comment = await getComment(context.client, repository, facts.comment);
  return comment === null ? [] : [comment.author];
}

/**
 * Whether it does nothing but take back earlier commits: a revert that this App wrote, and to which nobody has
 * pushed anything since.
 */
export async function onlyTakesBack(context: FlowContext, pull: ApiPull): Promise<boolean> {
  const decision = pull.user?.login === context.app.bot ? parseMarker(pull.body) : null;
  if (decision === null) return false;
  const written = await findWritten(context.ledger, context.client.installation, decision);
  return written?.ok === true && written.commit === pull.head.sha;
}

const ApprovalEntry = z.object({ comment: z.number().int(), commit: Sha });

/** Comments that approved in a signed delivery (that is on the ledger), as they read now. */
async function readComments(
  context: FlowContext,
  repository: RepositoryRef,
  pull: ObjectId,
): Promise<CommentApproval[]> {
  const entries = await context.ledger.list({
    installation: context.client.installation,
    kind: 'approval',
    object: pull,
    limit: mostComments,
    newest: true,
  });
  const read = await Promise.all(
    entries.map(async (entry) => {
      const parsed = ApprovalEntry.safeParse(entry.data);
      if (!parsed.success) return null;
      const comment = await getComment(context.client, repository, parsed.data.comment);
      if (comment === null) return null;
      const { id, author, createdAt, updatedAt } = comment;
      return { id, author, commit: parsed.data.commit, createdAt, updatedAt };
    }),
  );
  return read.filter((comment) => comment !== null);
}

/** Where the ledger keeps which findings were shown when an approval was first seen. */
export function seenKey(pull: PullRequest, approval: string): string {
  return `approval-seen:${numberedObject(pull.repositoryId, pull.number)}:${approval}`;
}

const SeenEntry = z.object({ findings: z.array(z.string()) });

async function readRecorded(context: FlowContext, pull: PullRequest): Promise<RecordedFindings> {
  const recorded = new Map<string, readonly string[]>();
  for (const approval of approvalsOf(pull, recorded)) {
    const key = approvalKey(approval);
    const entry = await context.ledger.find(context.client.installation, seenKey(pull, key));
    if (entry !== null) recorded.set(key, SeenEntry.parse(entry.data).findings);
  }
  return recorded;
}

const VerdictEntry = z.object({
  findings: z.array(z.object({ fingerprint: z.string() })),
});

/** Findings that people can see now: those of the policy check that GitHub shows on this head, lifted ones too. */
async function shownFindings(
  context: FlowContext,
  commit: ObjectId,
  checks: readonly OwnCheck[],
): Promise<string[]> {
  const check = checks.find((one) => one.name === 'wired-chaos/policy');
  if (check?.mark == null || check.digest === null) return [];
  const { name, digest, mark } = check;
  const key = verdictKey({ commit, name, version: mark.version, digest });
  const entry = await context.ledger.find(context.client.installation, key);
  const parsed = VerdictEntry.safeParse(entry?.data);
  if (!parsed.success) return [];
  return parsed.data.findings.map(({ fingerprint }) => fingerprint);
}

/** CODEOWNERS of a branch; null where there is none. */
export async function readCodeowners(
  context: FlowContext,
  repository: RepositoryRef,
  branch: string,
): Promise<string | null> {
  const texts = await Promise.all(
    codeownersPaths.map((path) => readTextFile(context.client, repository, path, branch)),
  );
  return texts.find((text) => text !== null) ?? null;
}

function requirements(configuration: Configuration) {
  return [
    configuration.approvals,
    ...configuration.furtherApprovals,
    ...configuration.zones.flatMap((zone) => (zone.approvals === undefined ? [] : [zone.approvals])),
  ];
}

function usesCodeowners(configuration: Configuration): boolean {
  return requirements(configuration).some((requirement) => requirement.codeowners);
}

/** Every team that the configuration or CODEOWNERS names: whose membership has to be asked. */
function teamsOf(configuration: Configuration, codeowners: string | null, owner: string): string[] {
  const named = requirements(configuration).flatMap((requirement) => requirement.teams);
  return [...new Set([...named, ...configuration.overrides.teams, ...owningTeams(codeowners, owner)])];
}

/** Slugs of the organisation's teams that CODEOWNERS names. */
export function owningTeams(codeowners: string | null, owner: string): string[] {
  return [...(codeowners ?? '').matchAll(/@([A-Za-z0-9-]+)\/([A-Za-z0-9._-]+)/g)]
    .filter(([, organisation]) => organisation?.toLowerCase() === owner.toLowerCase())
    .map(([, , team]) => team ?? '');
}
