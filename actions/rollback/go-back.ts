import { describeRefusal } from '../../src/change/rollback/describe.ts';
import { rollbackTarget } from '../../src/change/rollback/target.ts';
import type { Sha } from '../../src/domain/ids.ts';
import { noteDeployment, noteStatus, readHistory } from './deployments.ts';
import { execute } from './execute.ts';
import type { Job } from './job.ts';
import { readWayBack } from './way-back.ts';

/** How it ended. `text` is Markdown. */
export type Ending =
  | { readonly kind: 'back'; readonly revision: Sha; readonly text: string }
  | { readonly kind: 'refused' | 'failed'; readonly text: string };

/** Takes an environment back, or says why not. */
export async function goBack(job: Job): Promise<Ending> {
  const target = job.to ?? (await findTarget(job));
  if (typeof target !== 'string') return target;
  if (job.check) {
    const way = await readWayBack(job.directory, target, job.from);
    if (!way.safe) return { kind: 'refused', text: describeRefusal(way, []) };
  }
  const note = await beginNote(job, target);
  const code = await execute(job, target);
  if (code !== 0) {
    const why = `the command ended with ${code}`;
    const missed = await note('failure', `Not back at ${target.slice(0, 7)}: ${why}`);
    return {
      kind: 'failed',
      text: `The way back to \`${target.slice(0, 12)}\` failed: ${why}. Nobody knows what runs there now: look at once.${missed}`,
    };
  }
  const missed = await note('success', `Back at ${target.slice(0, 7)}, from ${job.from.slice(0, 7)}`);
  const text = `Back at \`${target.slice(0, 12)}\`, from \`${job.from.slice(0, 12)}\`.${missed}`;
  return { kind: 'back', revision: target, text };
}

type Note = (state: 'success' | 'failure', description: string) => Promise<string>;

/**
 * Begins a deployment on GitHub. Going back does not wait for GitHub: what could not be noted is said in the end.
 * @returns ends it; resolves to what could not be noted, in words
 */
async function beginNote(job: Job, target: Sha): Promise<Note> {
  try {
    const deployment = await noteDeployment(job, target);
    await noteStatus(job, deployment, 'in_progress', `Back from ${job.from.slice(0, 7)}`);
    return (state, description) => attempt(() => noteStatus(job, deployment, state, description));
  } catch (error) {
    const missed = await attempt(() => Promise.reject(error));
    return () => Promise.resolve(missed);
  }
}

/** Resolves to nothing, or to why it could not be noted. */
async function attempt(noting: () => Promise<void>): Promise<string> {
  try {
    await noting();
    return '';
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return ` GitHub's list of deployments does not show it: ${why}`;
  }
}

async function findTarget(job: Job): Promise<Sha | Ending> {
  const history = await readHistory(job);
  const target = rollbackTarget(history, { deployment: Number.MAX_SAFE_INTEGER, sha: job.from });
  if (target.kind === 'target') return target.sha;
  return { kind: 'refused', text: `There is nowhere to go back to: ${target.why}. Mend it forward.` };
}
