import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { context, SpanKind } from '@opentelemetry/api';
import { Sha } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { fullName } from '../../domain/repository.ts';
import { inSpan } from '../../platform/telemetry/span.ts';
import type { InstallationClient } from './app-client.ts';

const run = promisify(execFile);
const timeout = 120_000;

/** A work tree in a temporary folder, without remote, token or hooks: all that the author of a change may see. */
export interface Checkout {
  readonly directory: string;
  /** The commit that is checked out: what the branch pointed to. */
  readonly head: Sha;
  remove(): Promise<void>;
}

/**
 * Fetches the history of a branch into a fresh folder and checks out its head. The token travels in the
 * environment of this one git process, is never on a command line and never in the folder's configuration.
 * @param html base URL of the web side, such as `https://github.com`
 */
export async function checkOut(
  client: InstallationClient,
  html: string,
  repository: RepositoryRef,
  branch: string,
): Promise<Checkout> {
  const directory = await mkdtemp(join(tmpdir(), 'wired-chaos-checkout-'));
  const remove = () => rm(directory, { recursive: true, force: true });
  try {
    const credentials = Buffer.from(`x-access-token:${await client.gitToken()}`).toString('base64');
    const environment = {
      PATH: process.env.PATH ?? '',
      HOME: directory,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_TERMINAL_PROMPT: '0',
    };
    const git = (...args: string[]) => run('git', args, { cwd: directory, env: environment, timeout });
    await git('init', '--quiet', '--initial-branch=wired-chaos-scratch');
    const env = {
      ...environment,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'http.extraHeader',
      GIT_CONFIG_VALUE_0: `Authorization: Basic ${credentials}`,
    };
    const fetch = [
      'fetch',
      '--quiet',
      '--no-tags',
      `${html}/${fullName(repository)}.git`,
      `refs/heads/${branch}`,
    ];
    await inSpan('git fetch', { kind: SpanKind.CLIENT }, context.active(), () =>
      run('git', fetch, { cwd: directory, env, timeout }),
    );
    await git('checkout', '--quiet', '--detach', 'FETCH_HEAD');
    const { stdout } = await git('rev-parse', 'HEAD');
    return { directory, head: Sha.parse(stdout.trim()), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
