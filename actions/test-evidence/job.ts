import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { z } from 'zod';
import { EvidencePhase } from '../../src/domain/collected.ts';

/** What the runner tells about the job. */
export interface Job {
  /** The phase to carry out, or to assemble what all phases have left. */
  readonly task: EvidencePhase | 'assemble';
  readonly run: { readonly id: number; readonly attempt: number; readonly url: string };
  /** The webhook payload that started the workflow. */
  readonly event: unknown;
  /** The checkout. */
  readonly directory: string;
  /** Where files may be left for later steps of the job. */
  readonly temporary: string;
}

const Environment = z.object({
  GITHUB_RUN_ID: z.coerce.number().int().positive(),
  GITHUB_RUN_ATTEMPT: z.coerce.number().int().positive(),
  GITHUB_SERVER_URL: z.string().min(1),
  GITHUB_REPOSITORY: z.string().min(1),
  GITHUB_EVENT_PATH: z.string().min(1),
});

function taskOf(env: NodeJS.ProcessEnv): Job['task'] {
  const phase = EvidencePhase.safeParse(env.WIRED_CHAOS_PHASE);
  const assemble = env.WIRED_CHAOS_ASSEMBLE === 'true';
  if (phase.success && !assemble) return phase.data;
  if (assemble && !env.WIRED_CHAOS_PHASE) return 'assemble';
  const names = EvidencePhase.options.join(', ');
  throw new Error(`Set the input \`phase\` to one of ${names}, or \`assemble\` to true; not both.`);
}

/**
 * Reads the job from its environment.
 * @throws {Error} when the inputs name no task, or a variable that GitHub sets is missing.
 */
export function readJob(env: NodeJS.ProcessEnv): Job {
  const task = taskOf(env);
  const parsed = Environment.safeParse(env);
  if (!parsed.success) {
    const names = parsed.error.issues.map(({ path }) => path.join('.'));
    throw new Error(`Not a job of GitHub Actions: ${names.join(', ')} is missing.`);
  }
  const { data } = parsed;
  const id = data.GITHUB_RUN_ID;
  const url = `${data.GITHUB_SERVER_URL}/${data.GITHUB_REPOSITORY}/actions/runs/${id}`;
  return {
    task,
    run: { id, attempt: data.GITHUB_RUN_ATTEMPT, url },
    event: JSON.parse(readFileSync(data.GITHUB_EVENT_PATH, 'utf8')),
    directory: env.WIRED_CHAOS_DIRECTORY || '.',
    temporary: env.RUNNER_TEMP || tmpdir(),
  };
}
