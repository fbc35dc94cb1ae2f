import { parseComment } from '../../src/change/commands/parse.ts';
import { inheritConfiguration } from '../../src/change/configuration/inherit.ts';
import { CONFIGURATION_PATH } from '../../src/change/configuration/path.ts';
import { readArchive } from '../../src/change/evidence/archive.ts';
import { demandsUnder } from '../../src/change/gate/demands.ts';
import type { GateApproval, GateFacts, Health, Range, Stage } from '../../src/change/gate/facts.ts';
import { takesInputs } from '../../src/change/gate/inputs.ts';
import { teamsNamed } from '../../src/change/gate/requirement.ts';
import { Verification } from '../../src/domain/deployment.ts';
import { RepositoryId, Sha } from '../../src/domain/ids.ts';
import type { Entitlement } from '../../src/domain/pull-request.ts';
import { type Api, ApiError } from './api.ts';
import type { Job } from './job.ts';
import { actorOf, readChanges } from './read-changes.ts';

interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: string;
}

interface ApiRun {
  readonly event: string;
  readonly head_sha: string;
  readonly path: string;
  readonly html_url: string;
  readonly created_at: string;
  readonly triggering_actor: Account | null;
}

interface ApiDeployment {
  readonly id: number;
  readonly sha: string;
}

interface ApiStatus {
  readonly state: string;
  readonly log_url?: string | null;
  readonly created_at: string;
}

/** Runs whose deployments are believed: of the default branch's own commits. */
const believed: ReadonlySet<string> = new Set(['push', 'schedule', 'release']);
const permissions = ['admin', 'maintain', 'write', 'triage', 'read', 'none'] as const;

/** A deployment that went well. */
interface Deployed {
  readonly sha: Sha;
  readonly run: number;
  readonly at: string;
}

/** Reads all that the gate is judged by, from the repository alone. */
export async function readFacts(api: Api, job: Job, now: Date): Promise<GateFacts> {
  const { repository, environment } = job;
  const name = `${repository.owner}/${repository.name}`;
  const at = `/repos/${name}`;
  const [about, run] = await Promise.all([
    api.get<{ readonly id: number; readonly default_branch: string }>(at),
    api.get<ApiRun>(`${at}/actions/runs/${job.run}`),
  ]);
  const branch = about.default_branch;
  const commit = Sha.parse(run.head_sha);
  const live = await newestDeployed(api, at, environment, { but: job.run });
  const { range, direction, base } = await readChanges(api, {
    repository: name,
    branch,
    live: live?.sha ?? null,
    commit,
  });
  const rules = await readRules(api, at, repository.owner, branch, base);
  const demands = rules.ok ? demandsUnder(rules, environment) : null;
  const stages: Stage[] = [];
  for (const stage of demands?.after ?? []) stages.push(await readStage(api, at, stage, commit));
  const approvals = await readApprovals(api, at, range);
  const teams = rules.ok ? teamsNamed({ environment }, rules) : [];
  const logins = new Set(
    approvals.filter(({ actor }) => actor.type === 'User').map(({ actor }) => actor.login),
  );
  const onBranch = await api.find<{ readonly status: string }>(
    `${at}/compare/${commit}...${branch}?per_page=1`,
  );
  const workflow = run.path.replace(/@.*$/, '');
  return {
    now: now.toISOString(),
    repository,
    repositoryId: RepositoryId.parse(about.id),
    environment,
    run: {
      id: job.run,
      attempt: job.attempt,
      url: run.html_url,
      event: run.event,
      sha: commit,
      // Whoever approves has the job run again: that alone makes nothing of it void.
      startedAt: run.created_at,
      startedBy: actorOf(run.triggering_actor),
      inputs:
        run.event === 'workflow_dispatch' &&
        takesInputs(await api.text(`${at}/contents/${workflow}?ref=${commit}`)),
    },
    commit,
    defaultBranch: branch,
    onDefaultBranch: onBranch === null ? false : ['ahead', 'identical'].includes(onBranch.status),
    rules,
    live: live === null ? null : { sha: live.sha, at: live.at, direction },
    range,
    stages,
    health: await Promise.all((demands?.health ?? []).map(askHealth)),
    paused: null,
    approvals,
    rejectedBy: [],
    entitlements: await Promise.all(
      [...logins].map((login) => readEntitlement(api, at, repository.owner, login, teams)),
    ),
    codeowners:
      demands?.approvals.some((one) => one.codeowners) === true ? await readOwners(api, at, branch) : null,
    rollback: null,
  };
}

async function readRules(
  api: Api,
  at: string,
  owner: string,
  branch: string,
  before: Sha | null,
): Promise<GateFacts['rules']> {
  const file = (ref: string) =>
    api.text(`${at}/contents/${CONFIGURATION_PATH}?ref=${encodeURIComponent(ref)}`);
  const organisation = at.toLowerCase().endsWith('/.github')
    ? null
    : await api.text(`/repos/${owner}/.github/contents/${CONFIGURATION_PATH}`);
  const present = inheritConfiguration({ organisation, repository: await file(branch) });
  if (!present.ok) {
    const why = present.problems.map(({ line, message }) => `line ${line}: ${message}`).join(' ');
    return { ok: false, why };
  }
  if (before === null) return { ok: true, present: present.configuration, before: null };
  const earlier = inheritConfiguration({ organisation, repository: await file(before) });
  return {
    ok: true,
    present: present.configuration,
    before: earlier.ok ? earlier.configuration : 'unreadable',
  };
}

/** The newest deployment that went well, by a run that is believed. */
async function newestDeployed(
  api: Api,
  at: string,
  environment: string,
  of: { readonly sha?: Sha; readonly but?: number },
): Promise<Deployed | null> {
  const filter = of.sha === undefined ? '' : `&sha=${of.sha}`;
  const name = encodeURIComponent(environment);
  const listed = await api.get<readonly ApiDeployment[]>(
    `${at}/deployments?environment=${name}&per_page=30${filter}`,
  );
  for (const { id, sha } of listed) {
    const statuses = await api.get<readonly ApiStatus[]>(`${at}/deployments/${id}/statuses?per_page=100`);
    const well = statuses.find(({ state }) => state === 'success');
    const stands = ['success', 'inactive'].includes(statuses[0]?.state ?? '');
    const digits = /\/actions\/runs\/([1-9]\d{0,15})(?:\/|$)/.exec(well?.log_url ?? '')?.[1];
    if (well === undefined || digits === undefined || (of.sha !== undefined && !stands)) continue;
    const run = Number(digits);
    if (run === of.but) continue;
    const by = await api.find<ApiRun>(`${at}/actions/runs/${run}`);
    if (by === null || by.head_sha !== sha || !believed.has(by.event)) continue;
    return { sha: Sha.parse(sha), run, at: well.created_at };
  }
  return null;
}

async function readStage(api: Api, at: string, environment: string, commit: Sha): Promise<Stage> {
  const deployed = await newestDeployed(api, at, environment, { sha: commit });
  if (deployed === null) return { environment, deployedAt: null, verification: null };
  const name = `wired-chaos-verification-${environment.replaceAll(/[^A-Za-z0-9_-]/g, '-')}`;
  const { artifacts } = await api.get<{
    readonly artifacts: readonly { readonly id: number; readonly name: string }[];
  }>(`${at}/actions/runs/${deployed.run}/artifacts?per_page=100&name=${name}`);
  const newest = artifacts.filter((one) => one.name === name).sort((one, other) => other.id - one.id)[0];
  const verification =
    newest === undefined ? null : await readVerification(api, at, newest.id, environment, commit);
  return { environment, deployedAt: deployed.at, verification };
}

async function readVerification(
  api: Api,
  at: string,
  artifact: number,
  environment: string,
  commit: Sha,
): Promise<Stage['verification']> {
  const archive = readArchive(await api.bytes(`${at}/actions/artifacts/${artifact}/zip`));
  const bytes = archive.ok ? archive.files.get('verification.json') : undefined;
  if (bytes === undefined) return null;
  const { data } = Verification.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  if (data?.sha !== commit || data.environment.toLowerCase() !== environment.toLowerCase()) return null;
  return { verdict: data.verdict, at: data.endedAt };
}

/** Comments that approve, on the merged pull requests; GitHub's own reviews of deployments bear no time. */
async function readApprovals(api: Api, at: string, range: Range): Promise<GateApproval[]> {
  if (!range.complete) return [];
  const approvals: GateApproval[] = [];
  for (const change of range.changes) {
    if (change.kind !== 'pull') continue;
    const comments = await api.get<
      readonly {
        readonly id: number;
        readonly user: Account | null;
        readonly body?: string;
        readonly created_at: string;
        readonly updated_at: string;
      }[]
    >(`${at}/issues/${change.number}/comments?per_page=100&since=${encodeURIComponent(change.mergedAt)}`);
    for (const { id, user, body, created_at: created, updated_at: updated } of comments) {
      const parsed = parseComment(body ?? '');
      if (parsed.kind !== 'command' || parsed.command.word !== 'approve') continue;
      const { sha, environment } = parsed.command;
      approvals.push({
        source: 'comment',
        id,
        actor: actorOf(user),
        commit: Sha.safeParse(sha).data ?? null,
        environments: environment === null ? null : [environment],
        at: created,
        edited: created !== updated,
        pull: change.number,
      });
    }
  }
  return approvals;
}

async function readEntitlement(
  api: Api,
  at: string,
  owner: string,
  login: string,
  teams: readonly string[],
): Promise<Entitlement> {
  const who = encodeURIComponent(login);
  const may = await api.find<{ readonly permission: string; readonly role_name?: string }>(
    `${at}/collaborators/${who}/permission`,
  );
  const permission =
    permissions.find((one) => one === may?.role_name) ?? permissions.find((one) => one === may?.permission);
  const member = await Promise.all(
    teams.map(async (team) => ((await isMember(api, owner, team, who)) ? team : null)),
  );
  return { login, permission: permission ?? 'none', teams: member.filter((team) => team !== null) };
}

/** A job's own token may not read teams: nobody is a member then. */
async function isMember(api: Api, owner: string, team: string, who: string): Promise<boolean> {
  try {
    const found = await api.find<{ readonly state: string }>(
      `/orgs/${owner}/teams/${encodeURIComponent(team)}/memberships/${who}`,
    );
    return found?.state === 'active';
  } catch (error) {
    if (error instanceof ApiError && error.status === 403) return false;
    throw error;
  }
}

async function readOwners(api: Api, at: string, branch: string): Promise<string | null> {
  for (const path of ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']) {
    const text = await api.text(`${at}/contents/${path}?ref=${encodeURIComponent(branch)}`);
    if (text !== null) return text;
  }
  return null;
}

/** The runner is the repository's own, so it may ask whatever address the default branch names. */
async function askHealth(url: string): Promise<Health> {
  try {
    const { ok, status } = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) });
    return { url, state: ok ? 'well' : 'unwell', why: `it answers ${status}` };
  } catch (error) {
    return { url, state: 'unwell', why: error instanceof Error ? error.message : String(error) };
  }
}
