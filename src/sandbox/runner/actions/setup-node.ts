import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { satisfies } from 'semver';
import { type Invocation, input, type SimulatedAction } from './simulated-action.ts';

/**
 * `actions/setup-node`: installs nothing. It checks that the Node that runs us, which steps find first on their path,
 * is the version asked for.
 */
export const setupNode: SimulatedAction = {
  name: 'actions/setup-node',
  since: 3,
  inputs: { 'node-version': '', 'node-version-file': '' },
  withoutEffect: ['cache', 'cache-dependency-path', 'check-latest', 'package-manager-cache', 'token'],
  async perform(invocation) {
    const wanted = input(invocation, 'node-version') || (await versionFromFile(invocation));
    if (!provides(wanted))
      throw new Error(
        `Unable to find Node version '${wanted}': this runner has ${process.version} and installs no other.`,
      );
    invocation.setOutput('node-version', process.version);
    invocation.setOutput('cache-hit', 'false');
    invocation.log(`node: ${process.version}`);
  },
};

function provides(wanted: string): boolean {
  if (['', 'latest', 'current', 'node', '*'].includes(wanted)) return true;
  const codename = /^lts\/(.+)$/.exec(wanted)?.[1]?.toLowerCase();
  if (codename === undefined) return satisfies(process.versions.node, wanted.replace(/^v/, ''));
  const running = process.release.lts;
  return running !== undefined && (codename === '*' || codename === running.toLowerCase());
}

/** The version in `.nvmrc`, `.node-version` or the `engines` of a package.json. */
async function versionFromFile(invocation: Invocation): Promise<string> {
  const file = input(invocation, 'node-version-file');
  if (file === '') return '';
  const text = await readFile(resolve(invocation.workspace, file), 'utf8').catch(() => {
    throw new Error(`The specified node version file at: ${file} does not exist`);
  });
  if (!file.endsWith('package.json')) return text.trim();
  const manifest: { engines?: { node?: string }; volta?: { node?: string } } = JSON.parse(text);
  return manifest.volta?.node ?? manifest.engines?.node ?? '';
}
