import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gitText } from './github/git/run.ts';
import type { LocalGitHub } from './github/server.ts';

/** The repository that our Actions are published in. */
const published = { owner: 'wired-chaos', name: 'wired-chaos' } as const;

const actions = fileURLToPath(new URL('../../actions', import.meta.url));
/** What a runner needs of an Action. */
const parts = ['action.yml', 'dist', 'README.md'];

/** Stands in the fixture's workflow where a commit of our Actions belongs, which nobody can know beforehand. */
const placeholder = '0'.repeat(40);
const pinnedWorkflows = ['evidence.yml', 'deploy.yml'].map((name) => join('.github', 'workflows', name));

async function copyActions(to: string): Promise<void> {
  for (const entry of await readdir(actions, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const folder = join(to, 'actions', entry.name);
    await mkdir(folder, { recursive: true });
    for (const part of parts) {
      await cp(join(actions, entry.name, part), join(folder, part), { recursive: true });
    }
  }
}

/** The workflow that repositories call to deploy. */
async function copyWorkflow(to: string): Promise<void> {
  const path = join('.github', 'workflows', 'deploy.yml');
  await cp(fileURLToPath(new URL(`../../${path}`, import.meta.url)), join(to, path));
}

/**
 * Publishes our Actions and the workflow for deployments on a local GitHub, as they stand in this checkout, in a public repository of their own.
 * @returns the commit to pin.
 */
export async function seedActionsRepository(github: LocalGitHub): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), 'wired-chaos-actions-'));
  try {
    await copyActions(scratch);
    await copyWorkflow(scratch);
    github.seed.addUser({ login: published.owner, name: 'WIRED CHAOS' });
    const description = 'Actions for pipelines';
    const repository = await github.seed.addRepository({ ...published, from: scratch, description });
    return await gitText(repository.directory, ['rev-parse', repository.defaultBranch]);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Copies the fixture of the shop into an empty folder, with its workflows pinned to a commit of our Actions.
 * @throws {Error} when one of them does not have the place to pin.
 */
export async function prepareShop(fixture: string, target: string, sha: string): Promise<void> {
  await cp(fixture, target, { recursive: true });
  for (const workflow of pinnedWorkflows) {
    const file = join(target, workflow);
    const text = await readFile(file, 'utf8');
    if (!text.includes(placeholder)) throw new Error(`${workflow} of the shop has no commit to replace`);
    await writeFile(file, text.replaceAll(placeholder, sha));
  }
}
