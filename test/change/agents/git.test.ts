import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { git, runGit } from '../../../src/change/agents/git.ts';
import { Repository } from '../repository.ts';

let repository: Repository;
beforeEach(() => {
  repository = new Repository();
});
afterEach(() => {
  vi.unstubAllEnvs();
  repository.remove();
});

test('neither the environment nor the configuration of the machine reaches git', async () => {
  repository.write('config', '[user]\n\tname = Somebody\n');
  vi.stubEnv('GIT_CONFIG_GLOBAL', `${repository.directory}/config`);
  vi.stubEnv('GIT_DIR', '/nowhere');
  vi.stubEnv('A_SECRET', 'not for git');
  const { directory } = repository;
  expect((await runGit(['config', 'user.name'], { directory })).code).toBe(1);
  const seen = await git(['-c', 'alias.seen=!env', 'seen'], { directory });
  expect(seen.toString()).not.toContain('A_SECRET');
});

test('only repositories on this disk can be fetched from', async () => {
  const { directory } = repository;
  for (const url of ['https://127.0.0.1:1/x', 'ssh://127.0.0.1/x', 'ext::sh -c true', 'git://127.0.0.1/x']) {
    const { code, stderr } = await runGit(['ls-remote', url], { directory });
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/not allowed/);
  }
  expect((await runGit(['ls-remote', `file://${directory}`], { directory })).code).toBe(0);
});

test('a failure carries what git said, and what takes too long is stopped with all it holds open', async () => {
  const { directory } = repository;
  await expect(git(['rev-parse', 'nothing'], { directory })).rejects.toThrow(
    /rev-parse failed \(128\).*nothing/s,
  );
  const endless = runGit(['-c', 'alias.wait=!sleep 20', 'wait'], { directory, timeout: 200 });
  await expect(endless).rejects.toThrow('took longer than 200 ms');
});
