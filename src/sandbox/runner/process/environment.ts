import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const neededPrograms = ['git', 'bash', 'sh', 'npm'];
const systemFolders = ['/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'];

/**
 * The environment every step starts from. Of this process's own variables only the places of git, bash and npm are
 * taken over; the Node that runs us comes first.
 * @param home An empty folder: git, npm and others keep their configuration there.
 * @param temporary Where temporary files go.
 */
export function cleanEnvironment(home: string, temporary: string): Record<string, string> {
  return {
    HOME: home,
    PATH: searchPath().join(delimiter),
    TMPDIR: temporary,
    LANG: 'C.UTF-8',
    CI: 'true',
    GIT_CONFIG_NOSYSTEM: '1',
    // A file in the fresh home, not /dev/null: a step may well call `git config --global`, which replaces the file.
    GIT_CONFIG_GLOBAL: join(home, '.gitconfig'),
    GIT_TERMINAL_PROMPT: '0',
  };
}

function searchPath(): string[] {
  const ours = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
  const found = neededPrograms.flatMap(
    (program) => ours.find((folder) => isExecutable(join(folder, program))) ?? [],
  );
  return [...new Set([dirname(process.execPath), ...systemFolders, ...found])];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
