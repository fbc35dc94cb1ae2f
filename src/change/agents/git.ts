import { spawn } from 'node:child_process';
import { devNull } from 'node:os';

/** What git printed and how it ended. */
export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface GitOptions {
  /** Where it runs. */
  readonly directory: string;
  readonly input?: string;
  /** Added to the isolated environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Milliseconds until it is killed; two minutes unless told. */
  readonly timeout?: number;
}

const TIMEOUT = 120_000;
/** More than this on standard output is an error: nothing here reads gigabytes into memory. */
const LARGEST_OUTPUT = 512 * 1024 * 1024;

// Nothing of the machine, its user or a hook takes part: what git does depends on the repository alone.
const configuration = [
  `core.hooksPath=${devNull}`,
  `core.attributesFile=${devNull}`,
  `core.excludesFile=${devNull}`,
  'core.fsmonitor=false',
  'core.untrackedCache=false',
  'core.autocrlf=false',
  'core.quotePath=false',
  'credential.helper=',
  'protocol.allow=never',
  'protocol.file.allow=always',
  'gc.auto=0',
  'maintenance.auto=false',
  'commit.gpgSign=false',
  'rerere.enabled=false',
  'submodule.recurse=false',
  // The folder was handed to us; that somebody else owns it (a container's mount) is no danger with the above.
  'safe.directory=*',
];

function environment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    LC_ALL: 'C',
    HOME: devNull,
    XDG_CONFIG_HOME: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: devNull,
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_ALLOW_PROTOCOL: 'file',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_EDITOR: 'true',
    GIT_AUTHOR_NAME: 'wired-chaos',
    GIT_AUTHOR_EMAIL: 'wired-chaos@localhost',
    GIT_COMMITTER_NAME: 'wired-chaos',
    GIT_COMMITTER_EMAIL: 'wired-chaos@localhost',
  };
}

/**
 * Runs git without a shell, without configuration of the system or the user, without hooks, credentials or
 * network.
 * @returns its output and exit code, whatever the code is.
 * @throws {Error} when it cannot be started, takes too long, or prints too much.
 */
export function runGit(args: readonly string[], options: GitOptions): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...configuration.flatMap((setting) => ['-c', setting]), ...args], {
      cwd: options.directory,
      env: { ...environment(), ...options.environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let size = 0;
    let refused: string | null = null;
    const stop = (why: string) => {
      refused = why;
      child.kill('SIGKILL');
      // What git itself started may live on and hold the pipes open: do not wait for it.
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const timeout = options.timeout ?? TIMEOUT;
    const timer = setTimeout(() => stop(`took longer than ${timeout} ms`), timeout);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LARGEST_OUTPUT) stop('printed more than 512 MiB');
      else out.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (err.length < 100) err.push(chunk);
    });
    // It may end without reading its input, which its exit code tells better than a broken pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(new Error(`git could not be started: ${error.message}`));
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      if (refused !== null) reject(new Error(`git ${args[0]} was stopped: it ${refused}`));
      else
        resolve({
          code: code ?? -1,
          stdout: Buffer.concat(out),
          stderr: Buffer.concat(err).toString('utf8'),
        });
    });
  });
}

/**
 * Runs git as {@link runGit} does, and expects it to succeed.
 * @returns its standard output.
 * @throws {Error} with its own words when it ends with another code than 0.
 */
export async function git(args: readonly string[], options: GitOptions): Promise<Buffer> {
  const { code, stdout, stderr } = await runGit(args, options);
  if (code !== 0) throw new Error(`git ${args[0]} failed (${code}): ${stderr.trim()}`);
  return stdout;
}
