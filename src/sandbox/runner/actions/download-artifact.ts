import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import picomatch from 'picomatch';
import { booleanInput, type Invocation, input, type SimulatedAction } from './simulated-action.ts';

/**
 * `actions/download-artifact` v4, from the same run: one artifact by name, or all that match a pattern, each in a
 * folder of its own unless they are merged.
 * @see https://github.com/actions/download-artifact
 */
export const downloadArtifact: SimulatedAction = {
  name: 'actions/download-artifact',
  since: 4,
  inputs: { name: '', path: '', pattern: '', 'merge-multiple': 'false' },
  withoutEffect: [],
  async perform(invocation) {
    const folder = resolve(invocation.workspace, input(invocation, 'path'));
    const name = input(invocation, 'name');
    if (name !== '') await extract(invocation, name, folder);
    else {
      const matches = picomatch(input(invocation, 'pattern') || '*', { dot: true, nobrace: true });
      const merge = booleanInput(invocation, 'merge-multiple');
      for (const artifact of await invocation.request.artifacts.list())
        if (matches(artifact.name))
          await extract(invocation, artifact.name, merge ? folder : join(folder, artifact.name));
    }
    invocation.setOutput('download-path', folder);
  },
};

async function extract(invocation: Invocation, name: string, folder: string): Promise<void> {
  const archive = await invocation.request.artifacts.get(name);
  if (archive === null)
    throw new Error(`Unable to download artifact(s): Artifact not found for name: ${name}`);
  const files = Object.entries(unzipSync(archive)).filter(([path]) => !path.endsWith('/'));
  await mkdir(folder, { recursive: true });
  for (const [path, content] of files) {
    const target = resolve(folder, path);
    if (relative(folder, target).startsWith('..')) throw new Error(`Malformed extraction path: ${path}`);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
  invocation.log(`Artifact ${name} was downloaded to ${folder}: ${files.length} file(s)`);
}
