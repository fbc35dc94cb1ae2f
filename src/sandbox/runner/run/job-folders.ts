import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The folders of one job, all below one that is removed when the job has ended. */
export interface JobFolders {
  readonly root: string;
  /** `GITHUB_WORKSPACE`. */
  readonly workspace: string;
  readonly home: string;
  /** `RUNNER_TEMP`. */
  readonly temporary: string;
  readonly tools: string;
  /** Scripts and environment files of steps. */
  readonly commands: string;
  /** Actions of the repository at another commit. */
  readonly actions: string;
}

/** Makes fresh folders in `directory`; the workspace lies as deep as on GitHub: `work/<repository>/<repository>`. */
export async function makeJobFolders(
  directory: string,
  label: string,
  repository: string,
): Promise<JobFolders> {
  await mkdir(directory, { recursive: true });
  const root = await mkdtemp(join(directory, `${label}-`));
  const folders = {
    root,
    workspace: join(root, 'work', repository, repository),
    home: join(root, 'home'),
    temporary: join(root, 'work', '_temp'),
    tools: join(root, 'tools'),
    commands: join(root, 'work', '_temp', '_runner_file_commands'),
    actions: join(root, 'work', '_actions'),
  };
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
  return folders;
}

/** Removes the folders of a job. */
export async function removeJobFolders(folders: JobFolders): Promise<void> {
  await rm(folders.root, { recursive: true, force: true, maxRetries: 5 });
}
