import { z } from 'zod';
import { approvalKey, approvalsOf, type RecordedFindings } from '../../change/approvals/approval.ts';
import { coAuthorsOf } from '../../change/approvals/co-authors.ts';
import { parseMarker } from '../../change/describe/marker.ts';
import type { OwnCheck } from '../../connect/github/checks.ts';
import { getComment } from '../../connect/github/conversation.ts';
import { type ApiPull, readPullRequest } from '../../connect/github/pull-requests.ts';
import { readTextFile } from '../../connect/github/text-file.ts';
import type { Configuration } from '../../domain/configuration.ts';
import type { Evidence, EvidenceGap } from '../../domain/evidence.ts';
import { Sha } from '../../domain/ids.ts';
import type { Override } from '../../domain/override.ts';
import type { CommentApproval, PullRequest } from '../../domain/pull-request.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import type { FlowContext } from '../flow.ts';
import { type Policy, readPolicy } from '../policy.ts';
import { evidenceKey, readEvidence } from './read-evidence.ts';
import type { Candidate } from './state.ts';

/** The files that GitHub reads code owners from, the first that exists. */
const codeownersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
/** More approving comments on one pull request than these are not read again. */
const mostComments = 20;

/** Reads one open pull request with everything that judges it. */
export async function readCandidate(
  context: FlowContext,
  repository: RepositoryRef,
  pull: ApiPull,
  checks: readonly OwnCheck[],
  overrides: readonly Override[],
): Promise<Candidate> {
  const { client } = context;
  const policy = await readPolicy(context, repository, {
    base: pull.base.ref,
    default: pull.base.repo.default_branch,
  });
  const rules = policy.parsed.ok ? policy.parsed.configuration : null;
  const [comments, codeowners] = await Promise.all([
    readComments(context, repository, pull),
    rules === null || !usesCodeowners(rules) ? null : readCodeowners(context, repository, policy.branch),
  ]);
  const { facts, messages } = await readPullRequest(client, repository, pull, {
    teams: rules === null ? [] : teamsOf(rules, codeowners, repository.owner),
    comments,
    commissioners: [],
    codeowners,
    people: overrides.map((override) => override.by.login),
  });
  const candidate: PullRequest = { ...facts, coAuthors: coAuthorsOf(messages) };
  const takesBack = pull.user?.login === context.app.bot && parseMarker(pull.body) !== null;
  const { evidence, newEvidence } = await withEvidence(context, candidate, policy, takesBack);
  return {
    pull: candidate,
    configuration: policy.parsed.ok
      ? { ok: true, value: policy.parsed.configuration, version: policy.parsed.version }
      : { ok: false, problems: policy.parsed.problems },
    evidence,
    newEvidence,
    recorded: readRecorded(context, candidate),
    shown: shownFindings(context, checks),
  };
}

async function withEvidence(
  context: FlowContext,
  pull: PullRequest,
  policy: Policy,
  takesBack: boolean,
): Promise<Pick<Candidate, 'evidence' | 'newEvidence'>> {
  if (!policy.parsed.ok) return { evidence: { kind: 'not-configured' }, newEvidence: null };
  const question = { pull, configuration: policy.parsed.configuration, guardedBy: policy.branch, takesBack };
  const evidence: Evidence | EvidenceGap = await readEvidence(context, question);
  if ('kind' in evidence) return { evidence, newEvidence: null };
  const key = evidenceKey(question, evidence.run);
  const known = context.ledger.find(context.client.installation, key) !== null;
  return { evidence, newEvidence: known ? null : { key, evidence } };
}

const ApprovalEntry = z.object({ comment: z.number().int(), commit: Sha });

/** Comments that approved in a signed delivery (that is on the ledger), as they read now. */
async function readComments(
  context: FlowContext,
  repository: RepositoryRef,
  pull: ApiPull,
): Promise<CommentApproval[]> {
  const entries = context.ledger.list({
    installation: context.client.installation,
    kind: 'approval',
    subject: `${fullName(repository)}#${pull.number}`,
    limit: mostComments,
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
  return `approval-seen:${fullName(pull.repository)}#${pull.number}:${approval}`;
}

const SeenEntry = z.object({ findings: z.array(z.string()) });

function readRecorded(context: FlowContext, pull: PullRequest): RecordedFindings {
  const recorded = new Map<string, readonly string[]>();
  for (const approval of approvalsOf(pull, recorded)) {
    const key = approvalKey(approval);
    const entry = context.ledger.find(context.client.installation, seenKey(pull, key));
    if (entry !== null) recorded.set(key, SeenEntry.parse(entry.data).findings);
  }
  return recorded;
}

/** Where the ledger keeps what a check run said. */
export function verdictKey(check: { readonly id: number; readonly digest: string }): string {
  return `verdict:${check.id}:${check.digest}`;
}

const VerdictEntry = z.object({
  findings: z.array(z.object({ severity: z.enum(['block', 'warn']), fingerprint: z.string() })),
});

/** Blocking findings that people can see now: those of the policy check that GitHub shows on this head. */
function shownFindings(context: FlowContext, checks: readonly OwnCheck[]): string[] {
  const check = checks.find((one) => one.name === 'wired-chaos/policy');
  if (check === undefined || check.digest === null) return [];
  const entry = context.ledger.find(
    context.client.installation,
    verdictKey({ id: check.id, digest: check.digest }),
  );
  const parsed = VerdictEntry.safeParse(entry?.data);
  if (!parsed.success) return [];
  return parsed.data.findings
    .filter(({ severity }) => severity === 'block')
    .map(({ fingerprint }) => fingerprint);
}

async function readCodeowners(
  context: FlowContext,
  repository: RepositoryRef,
  branch: string,
): Promise<string | null> {
  for (const path of codeownersPaths) {
    const text = await readTextFile(context.client, repository, path, branch);
    if (text !== null) return text;
  }
  return null;
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
  const owning = [...(codeowners ?? '').matchAll(/@([A-Za-z0-9-]+)\/([A-Za-z0-9._-]+)/g)]
    .filter(([, organisation]) => organisation?.toLowerCase() === owner.toLowerCase())
    .map(([, , team]) => team ?? '');
  return [...new Set([...named, ...configuration.overrides.teams, ...owning])];
}
