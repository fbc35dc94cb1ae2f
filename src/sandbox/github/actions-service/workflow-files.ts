import type { WorkflowFile } from '../../contract.ts';
import { gitText } from '../git/run.ts';

/** Directly in the folder: GitHub does not look into folders below it. */
const isWorkflow = (path: string): boolean => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path);

/** The workflow files of a commit. @throws {GitError} when there is no such commit. */
export async function workflowFilesAt(directory: string, sha: string): Promise<WorkflowFile[]> {
  const listing = await gitText(directory, ['ls-tree', '-z', '--name-only', sha, '.github/workflows/']);
  const paths = listing.split('\0').filter(isWorkflow);
  return Promise.all(
    paths.map(async (path) => ({
      path,
      content: await gitText(directory, ['cat-file', 'blob', `${sha}:${path}`]),
    })),
  );
}
