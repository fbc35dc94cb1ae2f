import { readFileSync, writeFileSync } from 'node:fs';

/** Files by which a step changes the steps after it: GitHub Docs, "Workflow commands", "Environment files". */
const names = ['GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const;

/**
 * Remembers the runner's files before code of the change is executed. That code does not get their names, but it can
 * find them: with them it could have the steps after this one, which have tokens, load its own library.
 */
export class RunnerFiles {
  readonly #contents: readonly { name: string; path: string; content: Buffer }[];

  constructor(env: NodeJS.ProcessEnv) {
    this.#contents = names.flatMap((name) => {
      const path = env[name];
      return path === undefined || path === '' ? [] : [{ name, path, content: readFileSync(path) }];
    });
  }

  /** Puts back what somebody has changed. Returns the names of those files. */
  restore(): string[] {
    return this.#contents.flatMap(({ name, path, content }) => {
      if (unchanged(path, content)) return [];
      writeFileSync(path, content);
      return [name];
    });
  }
}

function unchanged(path: string, content: Buffer): boolean {
  try {
    return readFileSync(path).equals(content);
  } catch {
    return false;
  }
}
