import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { StringToken } from '@actions/workflow-parser/templates/tokens/index';
import type { SimulatedAction } from '../actions/simulated-action.ts';
import { simulatedActions } from '../actions/simulated-actions.ts';
import { holderOf } from '../plan/action-holder.ts';
import { git } from '../process/git.ts';
import { type Action, readAction, unsupported } from '../source.ts';
import { StepFailure } from './job-run.ts';
import type { StepRun } from './step-run.ts';

/** An action whose files are there. */
export interface RepositoryAction {
  readonly kind: 'repository';
  readonly action: Action;
  /** `action_path`. */
  readonly folder: string;
  readonly repository: string;
  readonly ref: string;
  /** From the workspace, not from a commit that `uses` names. */
  readonly local: boolean;
}

type ResolvedAction = RepositoryAction | { readonly kind: 'simulated'; readonly action: SimulatedAction };

/**
 * Finds what `uses:` names: a simulated action of GitHub's own, one in the workspace (`./path`), or one of this very
 * repository or a public one of the same GitHub at some ref (`owner/name/path@ref`).
 * @throws {UnsupportedFeature} for anything that would have to be downloaded or needs Docker.
 * @throws {StepFailure} when there is no such action.
 */
export async function resolveAction(step: StepRun, uses: StringToken): Promise<ResolvedAction> {
  const { job, scope } = step;
  if (uses.value.startsWith('./')) {
    const folder = resolve(job.folders.workspace, uses.value);
    const action = await readFrom(folder, uses.value);
    return { kind: 'repository', action, folder, repository: '', ref: '', local: true };
  }
  const [, path = '', ref = ''] = /^([^@]+)@(.+)$/.exec(uses.value) ?? [];
  const simulated = simulatedActions.find((action) => action.name === path.toLowerCase());
  if (simulated) {
    const major = /^v(\d+)/.exec(ref)?.[1];
    if (major !== undefined && Number(major) < simulated.since)
      throw unsupported(
        scope.source,
        uses,
        `${uses.value}: only v${simulated.since} and later are simulated`,
      );
    return { kind: 'simulated', action: simulated };
  }
  const holder = holderOf(uses.value, job.request);
  if (holder === null)
    throw unsupported(
      scope.source,
      uses,
      `the action ${uses.value} is not simulated and nothing is downloaded`,
    );
  const checkout = await checkoutAt(step, holder.gitDirectory, ref);
  const folder = join(checkout, ...path.split('/').slice(2));
  const action = await readFrom(folder, uses.value);
  return { kind: 'repository', action, folder, repository: holder.name, ref, local: false };
}

async function readFrom(folder: string, uses: string): Promise<Action> {
  for (const file of ['action.yml', 'action.yaml']) {
    const content = await readFile(join(folder, file), 'utf8').catch(() => null);
    if (content !== null) return readAction(join(uses, file), content);
  }
  throw new StepFailure(
    `Can't find 'action.yml' or 'action.yaml' under '${folder}'. Did you forget to run actions/checkout before running your local action?`,
  );
}

/** Lays out a repository's files at a ref, beside the workspace. */
async function checkoutAt(step: StepRun, gitDirectory: string, ref: string): Promise<string> {
  const { folders, cleanEnvironment } = step.job;
  const env = { ...cleanEnvironment, GIT_INDEX_FILE: join(folders.temporary, 'action-index') };
  const place = { cwd: folders.actions, env, signal: step.signal };
  const version = ['rev-parse', '--verify', `${ref}^{commit}`];
  const commit = await git(place, `--git-dir=${gitDirectory}`, ...version).catch(() => {
    throw new StepFailure(`Unable to resolve action, unable to find version \`${ref}\``);
  });
  const folder = join(folders.actions, commit);
  await mkdir(folder, { recursive: true });
  const tree = [`--git-dir=${gitDirectory}`, `--work-tree=${folder}`];
  await git({ ...place, cwd: folder }, ...tree, 'read-tree', commit);
  await git({ ...place, cwd: folder }, ...tree, 'checkout-index', '--all', '--force');
  return folder;
}
