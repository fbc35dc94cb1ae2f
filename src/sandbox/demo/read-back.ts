import type { Person } from '../people.ts';
import { shop } from '../world.ts';

const where = { owner: shop.owner, repo: shop.name };

/** The newest CI run on a commit, as anybody reads it from GitHub's API. */
async function ciRun(reader: Person, sha: string) {
  const { data } = await reader.octokit.request('GET /repos/{owner}/{repo}/actions/runs', {
    ...where,
    head_sha: sha,
  });
  return data.workflow_runs[0] ?? null;
}

/** The CI run on a commit, once it has concluded; null while it has not. */
export async function concludedRun(reader: Person, sha: string, attempt = 1) {
  const run = await ciRun(reader, sha);
  return run?.status === 'completed' && (run.run_attempt ?? 1) >= attempt ? run : null;
}

/** What the default branch points to. */
export async function mainHead(reader: Person): Promise<string> {
  const { data } = await reader.octokit.request('GET /repos/{owner}/{repo}/branches/{branch}', {
    ...where,
    branch: 'main',
  });
  return data.commit.sha;
}

/** A pull request. */
export async function pull(reader: Person, number: number) {
  const { data } = await reader.octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...where,
    pull_number: number,
  });
  return data;
}

/** Open pull requests, newest first. */
export async function openPulls(reader: Person) {
  const { data } = await reader.octokit.request('GET /repos/{owner}/{repo}/pulls', {
    ...where,
    state: 'open',
  });
  return data;
}

/** Pull requests of any state, newest first. */
export async function allPulls(reader: Person) {
  const { data } = await reader.octokit.request('GET /repos/{owner}/{repo}/pulls', {
    ...where,
    state: 'all',
  });
  return data;
}

/** The newest check run of a name on a commit. */
export async function check(reader: Person, sha: string, name: string) {
  const { data } = await reader.octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...where,
    ref: sha,
    check_name: name,
  });
  return data.check_runs[0] ?? null;
}

/** Whether branch protection lets it through: `unstable` means that something that is not required is not green. */
export async function mergeable(reader: Person, number: number): Promise<true | null> {
  const { mergeable_state: state } = await pull(reader, number);
  return state === 'clean' || state === 'unstable' ? true : null;
}

/** Merges as a person does. Returns the merge commit, or GitHub's refusal in its own words. */
export async function merge(
  person: Person,
  number: number,
): Promise<{ readonly sha: string } | { readonly refused: string }> {
  try {
    const { data } = await person.octokit.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', {
      ...where,
      pull_number: number,
    });
    return { sha: data.sha };
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 405)
      return { refused: error.message };
    throw error;
  }
}

/** Approves exactly one head. */
export async function approve(person: Person, number: number, sha: string): Promise<void> {
  await person.octokit.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    ...where,
    pull_number: number,
    commit_id: sha,
    event: 'APPROVE',
  });
}

/** The annotations of a check run. */
export async function annotations(reader: Person, id: number) {
  const { data } = await reader.octokit.request(
    'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
    {
      ...where,
      check_run_id: id,
    },
  );
  return data;
}
