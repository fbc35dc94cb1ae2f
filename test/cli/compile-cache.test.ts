import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDirectory } from '../platform/temporary-directory.ts';

const program = new URL('../../src/cli.ts', import.meta.url).pathname;

function run(cache: string, script = `exec "$0" "$1" schema baseline`) {
  const env = { PATH: process.env.PATH, HOME: '/nowhere', XDG_CACHE_HOME: cache };
  const args = ['-o', 'pipefail', '-c', script, process.execPath, program];
  return spawnSync('bash', args, { encoding: 'utf8', env, timeout: 60_000 });
}

test('what Node makes of the sources is kept in the cache of the user, for nobody else', () => {
  const cache = temporaryDirectory();
  expect(run(cache).status).toBe(0);
  const place = join(cache, 'wired-chaos', 'compiled');
  expect(readdirSync(place).length).toBeGreaterThan(0);
  expect(statSync(join(cache, 'wired-chaos')).mode & 0o077).toBe(0);
});

test('where nothing can be kept, the command runs as ever', () => {
  expect(run('/dev/null')).toMatchObject({ status: 0, stderr: '' });
});

test('whoever stops reading ends the command without a stack trace, and not with success', () => {
  const { status, stderr } = run(temporaryDirectory(), `"$0" "$1" policy rules | head -n 1 > /dev/null`);
  expect(stderr).toBe('');
  expect(status).toBe(2);
});
