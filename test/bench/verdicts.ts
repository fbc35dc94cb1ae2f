import type { World } from '../../src/sandbox/world.ts';

const names = ['wired-chaos/policy', 'wired-chaos/evidence', 'wired-chaos/approval'];
const writes = new Set([
  '/repos/{owner}/{repo}/check-runs',
  '/repos/{owner}/{repo}/check-runs/{check_run_id}',
]);
const patience = 60_000;

/** What the App asked of GitHub within some time. */
export interface Calls {
  readonly rest: number;
  readonly reads: number;
  readonly notModified: number;
  readonly graphql: number;
}

/** Watches a world's GitHub for verdicts, and counts what they cost. */
export class Verdicts {
  readonly #world: World;
  readonly #waiting = new Map<string, () => void>();

  constructor(world: World) {
    this.#world = world;
    world.github.requests.onRequest(({ method, template }) => {
      if (method !== 'GET' && template !== null && writes.has(template)) this.#look();
    });
  }

  /**
   * Resolves when all three checks are on a commit.
   * @throws {Error} when they are not there within a minute
   */
  async on(sha: string): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const late = setTimeout(() => reject(new Error(`no verdicts on ${sha} within a minute`)), patience);
    this.#waiting.set(sha, resolve);
    this.#look();
    await promise.finally(() => {
      clearTimeout(late);
      this.#waiting.delete(sha);
    });
  }

  /** Where the count begins. */
  mark(): number {
    return this.#world.github.requests.entries.length;
  }

  /** The App's calls since a mark, without those for its tokens. */
  since(mark: number): Calls {
    const own = this.#world.github.requests.entries
      .slice(mark)
      .filter(({ actor }) => actor?.endsWith('[bot]') === true);
    const rest = own.filter(({ template }) => template !== '/graphql');
    return {
      rest: rest.length,
      reads: rest.filter(({ method }) => method === 'GET').length,
      notModified: rest.filter(({ status }) => status === 304).length,
      graphql: own.length - rest.length,
    };
  }

  #look(): void {
    const runs = [...this.#world.github.state.checkRuns.values()];
    for (const [sha, resolve] of this.#waiting) {
      const own = runs.filter((run) => run.headSha === sha && run.appId === this.#world.appId);
      if (names.every((name) => own.some((run) => run.name === name))) resolve();
    }
  }
}
