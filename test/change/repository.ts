import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Sha } from '../../src/domain/ids.ts';

const environment = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ann',
  GIT_AUTHOR_EMAIL: 'ann@example.org',
  GIT_COMMITTER_NAME: 'Ann',
  GIT_COMMITTER_EMAIL: 'ann@example.org',
};

/** A git repository in a temporary folder, for tests that want the real thing. */
export class Repository {
  readonly directory = mkdtempSync(join(tmpdir(), 'wired-chaos-test-'));

  constructor() {
    this.git('init', '--quiet', '--initial-branch=main');
  }

  git(...args: string[]): string {
    const options = { cwd: this.directory, env: environment, stdio: 'pipe', encoding: 'utf8' } as const;
    return execFileSync('git', args, options).trim();
  }

  write(path: string, content: string | Uint8Array, mode = 0o644): void {
    const file = join(this.directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    chmodSync(file, mode);
  }

  link(path: string, target: string): void {
    symlinkSync(target, join(this.directory, path));
  }

  /** Commits everything as it stands. */
  commit(subject: string): Sha {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', subject);
    return this.head();
  }

  head(): Sha {
    return Sha.parse(this.git('rev-parse', 'HEAD'));
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
