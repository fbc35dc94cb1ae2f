import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { zipSync } from 'fflate';
import { findFiles } from '../files/glob.ts';
import { booleanInput, type Invocation, input, type SimulatedAction } from './simulated-action.ts';

/**
 * `actions/upload-artifact` v4: a zip of the files that the patterns find, below the folder that they have in common.
 * @see https://github.com/actions/upload-artifact
 */
export const uploadArtifact: SimulatedAction = {
  name: 'actions/upload-artifact',
  since: 4,
  inputs: {
    name: 'artifact',
    path: '',
    'if-no-files-found': 'warn',
    'retention-days': '0',
    'compression-level': '6',
    overwrite: 'false',
    'include-hidden-files': 'false',
  },
  withoutEffect: [],
  async perform(invocation) {
    const name = artifactName(input(invocation, 'name'));
    const path = input(invocation, 'path');
    if (path === '') throw new Error('Input required and not supplied: path');
    const hidden = booleanInput(invocation, 'include-hidden-files');
    const { files, searched } = findFiles([path], invocation.workspace, { hidden });
    if (files.length === 0) return nothingFound(invocation, path);
    const archive = await zip(invocation, files, commonFolder(files, searched));
    const days = Number(input(invocation, 'retention-days'));
    const id = await invocation.request.artifacts.put(name, archive, {
      overwrite: booleanInput(invocation, 'overwrite'),
      retentionDays: days > 0 ? days : null,
    });
    const { urls, repository, run } = invocation.request;
    invocation.setOutput('artifact-id', String(id));
    invocation.setOutput('artifact-digest', createHash('sha256').update(archive).digest('hex'));
    invocation.setOutput(
      'artifact-url',
      `${urls.server}/${repository.owner}/${repository.name}/actions/runs/${run.id}/artifacts/${id}`,
    );
    invocation.log(
      `Artifact ${name} has been successfully uploaded! ${files.length} file(s), ${archive.length} bytes`,
    );
  },
};

function artifactName(name: string): string {
  if (name === '' || /["<>:|*?\r\n\\/]/.test(name))
    throw new Error(`The artifact name is not valid: ${name}`);
  return name;
}

function nothingFound(invocation: Invocation, path: string): void {
  const message = `No files were found with the provided path: ${path}. No artifacts will be uploaded.`;
  const behaviour = input(invocation, 'if-no-files-found');
  if (behaviour === 'error') throw new Error(message);
  if (behaviour === 'warn') invocation.warning(message);
  else if (behaviour === 'ignore') invocation.log(message);
  else throw new Error(`Unrecognized if-no-files-found input: ${behaviour}`);
}

/** The archive's root: the searched folder, the folder of a single file, or what several patterns have in common. */
function commonFolder(files: readonly string[], searched: readonly string[]): string {
  const [first = '', ...others] = searched;
  if (others.length === 0) return files.length === 1 && files[0] === first ? dirname(first) : first;
  const parts = others.reduce<string[]>((common, path) => {
    const names = path.split('/');
    const end = common.findIndex((part, index) => part !== names[index]);
    return end < 0 ? common : common.slice(0, end);
  }, first.split('/'));
  return parts.join('/') || '/';
}

async function zip(invocation: Invocation, files: readonly string[], root: string): Promise<Uint8Array> {
  const level = Number(input(invocation, 'compression-level'));
  if (!isLevel(level)) throw new Error('The compression-level must be a whole number from 0 to 9');
  const contents: Record<string, Uint8Array> = {};
  for (const file of files) contents[relative(root, file)] = await readFile(file);
  return zipSync(contents, { level });
}

function isLevel(level: number): level is 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 {
  return Number.isInteger(level) && level >= 0 && level <= 9;
}
