import { z } from 'zod';
import type { Lived } from '../../src/change/rollback/target.ts';
import { Sha } from '../../src/domain/ids.ts';
import type { Job } from './job.ts';

/** What this Action notes with a deployment that it makes, so that the next one does not go back to a bad revision. */
const Payload = z.object({ rollbackOf: Sha });

const Listed = z.array(z.object({ id: z.number(), sha: Sha, payload: z.unknown() }));
const Statuses = z.array(z.object({ state: z.string(), created_at: z.string() }));
const Created = z.object({ id: z.number() });

/** So many deployments are looked back. */
const mostDeployments = 30;
const patience = 20_000;
/** GitHub stores no more of a description. */
const longestDescription = 140;

async function ask(job: Job, method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
  const { owner, name } = job.repository;
  const response = await fetch(`${job.api}/repos/${owner}/${name}${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${job.token}`,
      'content-type': 'application/json',
      'user-agent': 'wired-chaos',
      'x-github-api-version': '2022-11-28',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  });
  if (response.ok) return response.json();
  const rights = response.status === 403 || response.status === 404;
  const hint = rights ? ' The job needs "permissions: deployments: write, contents: read".' : '';
  throw new Error(`GitHub answers ${response.status} to ${method} ${path.split('?')[0]}.${hint}`);
}

/**
 * What was live in the environment, newest first, by GitHub's list. A deployment of this pipeline succeeds only after
 * its verification, so one that succeeded was verified.
 */
export async function readHistory(job: Job): Promise<Lived[]> {
  const query = new URLSearchParams({ environment: job.environment, per_page: String(mostDeployments) });
  const listed = Listed.parse(await ask(job, 'GET', `/deployments?${query}`));
  const taken = new Set(
    listed.flatMap(({ payload }) => Payload.safeParse(payloadOf(payload)).data?.rollbackOf ?? []),
  );
  const history: Lived[] = [];
  for (const { id, sha } of listed) {
    const statuses = Statuses.parse(await ask(job, 'GET', `/deployments/${id}/statuses?per_page=100`));
    const liveAt = statuses.findLast(({ state }) => state === 'success')?.created_at ?? null;
    const failed = statuses.some(({ state }) => state === 'failure' || state === 'error');
    const bad = taken.has(sha) || (failed && liveAt !== null);
    history.push({ deployment: id, sha, liveAt, verified: liveAt !== null, bad });
  }
  return history;
}

/** GitHub gives it back as it got it, or as text. */
function payloadOf(payload: unknown): unknown {
  if (typeof payload !== 'string') return payload;
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
}

/** Notes on GitHub that the environment goes back. Returns the deployment's id. */
export async function noteDeployment(job: Job, to: Sha): Promise<number> {
  const created = await ask(job, 'POST', '/deployments', {
    ref: to,
    environment: job.environment,
    task: 'rollback',
    auto_merge: false,
    required_contexts: [],
    payload: { rollbackOf: job.from },
    description: `Back from ${job.from.slice(0, 7)}`,
  });
  return Created.parse(created).id;
}

/** Notes how that stands. */
export async function noteStatus(
  job: Job,
  deployment: number,
  state: 'in_progress' | 'success' | 'failure',
  description: string,
): Promise<void> {
  await ask(job, 'POST', `/deployments/${deployment}/statuses`, {
    state,
    description: description.slice(0, longestDescription),
    log_url: job.run,
    ...(job.url === '' ? {} : { environment_url: job.url }),
  });
}
