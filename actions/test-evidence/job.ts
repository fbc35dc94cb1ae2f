import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { z } from 'zod';
import { EvidencePhase } from '../../src/domain/collected.ts';

/** What the runner tells about the job. */
export interface Job {
  readonly phase: EvidencePhase;
  readonly run: { readonly id: number; readonly attempt: number };
  /** The webhook payload that started the workflow. */
  readonly event: unknown;
  /** The checkout. */
  readonly directory: string;
  /** Where files may be left for later steps of the job. */
  readonly temporary: string;
}

const Environment = z.object({
  WIRED_CHAOS_PHASE: EvidencePhase,
  WIRED_CHAOS_DIRECTORY: z.string().default('.'),
  GITHUB_RUN_ID: z.coerce.number().int().positive(),
  GITHUB_RUN_ATTEMPT: z.coerce.number().int().positive(),
  GITHUB_EVENT_PATH: z.string().min(1),
  RUNNER_TEMP: z.string().default(tmpdir()),
});

/**
 * Reads the job from its environment.
 * @throws {Error} when the phase is none, or a variable that GitHub sets is missing.
 */
export function readJob(env: NodeJS.ProcessEnv): Job {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) {
    const names = parsed.error.issues.map(({ path }) => path.join('.'));
    if (names.includes('WIRED_CHAOS_PHASE')) {
      throw new Error(`The input \`phase\` must be one of ${EvidencePhase.options.join(', ')}.`);
    }
    throw new Error(`Not a job of GitHub Actions: ${names.join(', ')} is missing.`);
  }
  const { data } = parsed;
  return {
    phase: data.WIRED_CHAOS_PHASE,
    run: { id: data.GITHUB_RUN_ID, attempt: data.GITHUB_RUN_ATTEMPT },
    event: JSON.parse(readFileSync(data.GITHUB_EVENT_PATH, 'utf8')),
    directory: data.WIRED_CHAOS_DIRECTORY || '.',
    temporary: data.RUNNER_TEMP || tmpdir(),
  };
}
