import type { Sha } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';

/** A line annotation, as the Checks API takes it. */
export interface CheckAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** What one check run shall say. `conclusion` is null while it waits. */
export interface CheckContent {
  readonly name: string;
  readonly conclusion: 'success' | 'neutral' | 'action_required' | 'failure' | null;
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly CheckAnnotation[];
  /** What else stands under its details. It is no part of the digest, so that it alone is never a reason to write. */
  readonly text?: string;
  /** Digest of the content: an unchanged verdict is not written again. */
  readonly digest: string;
}

/** A check run of ours that is already there. */
export interface OwnCheck {
  readonly id: number;
  readonly name: string;
  readonly digest: string | null;
  /** It has concluded, or somebody wrote a newer one of its name: it is replaced, not updated. */
  readonly completed: boolean;
}

/** GitHub takes at most 50 annotations a request. */
const annotationsPerRequest = 50;

/** A check run that bears a name of ours and is not ours. */
export interface ForeignCheck {
  /** Grows with every check run that is written. */
  readonly id: number;
  readonly name: string;
  /** Slug of the App that wrote it; workflows are `github-actions`. */
  readonly app: string;
  readonly conclusion: string | null;
}

/** The prefix that every check of this App has. */
const prefix = 'wired-chaos/';

/**
 * The newest check runs with names of ours on a commit, told apart by who wrote them: whoever may write checks may
 * choose any name.
 */
export async function listChecks(
  client: InstallationClient,
  repository: RepositoryRef,
  sha: Sha,
  appId: number,
): Promise<{ readonly own: OwnCheck[]; readonly foreign: ForeignCheck[] }> {
  const runs = await client.octokit.paginate(client.octokit.rest.checks.listForRef, {
    owner: repository.owner,
    repo: repository.name,
    ref: sha,
    filter: 'latest',
    per_page: 100,
  });
  const named = runs.filter((run) => run.name.toLowerCase().startsWith(prefix));
  const foreign = named
    .filter((run) => run.app?.id !== appId)
    .map((run) => ({
      id: run.id,
      name: run.name,
      app: run.app?.slug ?? 'unknown',
      conclusion: run.conclusion,
    }));
  const overtaken = (run: { readonly id: number; readonly name: string }) =>
    foreign.some((one) => one.name.toLowerCase() === run.name.toLowerCase() && one.id > run.id);
  return {
    own: named
      .filter((run) => run.app?.id === appId)
      .map((run) => ({
        id: run.id,
        name: run.name,
        digest: run.external_id,
        completed: run.status === 'completed' || overtaken(run),
      })),
    foreign,
  };
}

/**
 * Writes one check. A run that still waits is updated in place; one that has concluded is replaced by a new run, for
 * GitHub keeps a concluded run's history that way.
 * @returns the id of the check run
 */
export async function writeCheck(
  client: InstallationClient,
  repository: RepositoryRef,
  sha: Sha,
  content: CheckContent,
  existing: OwnCheck | undefined,
): Promise<number> {
  const where = { owner: repository.owner, repo: repository.name };
  const [first = [], ...more] = batches(content.annotations);
  const body = {
    name: content.name,
    external_id: content.digest,
    ...(content.conclusion === null
      ? { status: 'in_progress' as const }
      : { status: 'completed' as const, conclusion: content.conclusion }),
  };
  const { title, summary, text } = content;
  const output = { title, summary, ...(text === undefined ? {} : { text }) };
  const id =
    existing !== undefined && !existing.completed
      ? (
          await client.octokit.rest.checks.update({
            ...where,
            ...body,
            check_run_id: existing.id,
            output: { ...output, annotations: [...first] },
          })
        ).data.id
      : (
          await client.octokit.rest.checks.create({
            ...where,
            ...body,
            head_sha: sha,
            output: { ...output, annotations: [...first] },
          })
        ).data.id;
  for (const batch of more) {
    await client.octokit.rest.checks.update({
      ...where,
      check_run_id: id,
      output: { ...output, annotations: [...batch] },
    });
  }
  return id;
}

function batches(annotations: readonly CheckAnnotation[]): CheckAnnotation[][] {
  const all: CheckAnnotation[][] = [];
  for (let start = 0; start < annotations.length; start += annotationsPerRequest) {
    all.push(annotations.slice(start, start + annotationsPerRequest));
  }
  return all;
}
