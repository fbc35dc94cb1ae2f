import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryDirectory } from '../platform/temporary-directory.ts';

const run = promisify(execFile);

/** Writes files, by their paths, below a directory that is made. */
export async function writeFiles(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  }
}

/** A prepared change, as a person of the sandbox proposes it. Returns its folder. */
export async function prepareChange(change: {
  readonly title: string;
  readonly branch: string;
  readonly files: Readonly<Record<string, string>>;
}): Promise<string> {
  const directory = temporaryDirectory();
  await writeFiles(`${directory}/files`, change.files);
  await writeFile(
    `${directory}/change.json`,
    JSON.stringify({ title: change.title, body: '', branch: change.branch }),
  );
  return directory;
}

/** Rewrites a branch as a person does: one new commit on main in place of what was there. */
export async function forcePush(
  harness: {
    readonly github: { readonly url: string };
    readonly dana: { readonly login: string; readonly token: string };
  },
  branch: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const directory = temporaryDirectory();
  const address = new URL(`${harness.github.url}/acme/shop.git`);
  address.username = harness.dana.login;
  address.password = harness.dana.token;
  const git = (...args: string[]) =>
    run('git', ['-c', 'user.name=dana', '-c', 'user.email=dana@acme.test', ...args], { cwd: directory });
  await git('clone', '--quiet', address.href, '.');
  await git('checkout', '--quiet', '-b', branch);
  await writeFiles(directory, files);
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'Rewritten');
  await git('push', '--quiet', '--force', 'origin', branch);
}
