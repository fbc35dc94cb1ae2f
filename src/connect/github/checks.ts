import type { Sha } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { type CheckMark, parseCheckMark, printCheckMark, shownDigest } from './check-mark.ts';

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
  /** Of the content that it shows in full; null while a part is missing, or it is not known. */
  readonly digest: string | null;
  /** What the App wrote on it; null when that cannot be read. */
  readonly mark: CheckMark | null;
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
      .map((run) => {
        const mark = parseCheckMark(run.external_id);
        const completed = run.status === 'completed' || overtaken(run);
        return { id: run.id, name: run.name, digest: shownDigest(mark), mark, completed };
      }),
    foreign,
  };
}

/** The annotations of a check in the parts that they go out in; one part at least. */
export function partsOf(annotations: readonly CheckAnnotation[]): readonly (readonly CheckAnnotation[])[] {
  const parts: (readonly CheckAnnotation[])[] = [];
  for (let start = 0; start < annotations.length; start += annotationsPerRequest) {
    parts.push(annotations.slice(start, start + annotationsPerRequest));
  }
  return parts.length === 0 ? [[]] : parts;
}

/** One part of a check, as it goes out. */
interface CheckPart {
  readonly content: CheckContent;
  readonly mark: CheckMark;
  /** Of this part. */
  readonly annotations: readonly CheckAnnotation[];
}

/** Never repeated when no answer came: GitHub adds the annotations of every update to those that are there. */
const unrepeated = { request: { retries: 0 } };

/**
 * Creates a check run with its first part.
 * @returns its id
 */
export async function createCheck(
  client: InstallationClient,
  repository: RepositoryRef,
  sha: Sha,
  part: CheckPart,
): Promise<number> {
  const { data } = await client.octokit.rest.checks.create({
    owner: repository.owner,
    repo: repository.name,
    name: part.content.name,
    head_sha: sha,
    ...bodyOf(part),
    ...unrepeated,
  });
  return data.id;
}

/** Writes a part of a check onto a check run that is there. */
export async function updateCheck(
  client: InstallationClient,
  repository: RepositoryRef,
  id: number,
  part: CheckPart,
): Promise<void> {
  await client.octokit.rest.checks.update({
    owner: repository.owner,
    repo: repository.name,
    check_run_id: id,
    ...bodyOf(part),
    ...unrepeated,
  });
}

function bodyOf({ content, mark, annotations }: CheckPart) {
  const { conclusion, title, summary, text } = content;
  return {
    external_id: printCheckMark(mark),
    ...(conclusion === null
      ? { status: 'in_progress' as const }
      : { status: 'completed' as const, conclusion }),
    output: { title, summary, ...(text === undefined ? {} : { text }), annotations: [...annotations] },
  };
}
