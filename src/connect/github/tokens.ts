/** GitHub's tokens live for an hour; the last minute is left to requests on their way. */
const lifetime = 59 * 60_000;
const most = 15_000;

/** Installation tokens in memory, as `@octokit/auth-app` keeps them: keys begin with the installation's id. */
export class TokenCache {
  readonly #kept = new Map<string, { readonly value: string; readonly until: number }>();

  get(key: string): string | undefined {
    const found = this.#kept.get(key);
    if (found === undefined || found.until > Date.now()) return found?.value;
    this.#kept.delete(key);
    return undefined;
  }

  set(key: string, value: string): void {
    this.#kept.delete(key);
    this.#kept.set(key, { value, until: Date.now() + lifetime });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > most && oldest !== undefined) this.#kept.delete(oldest);
  }

  /** Drops every token of an installation: GitHub does not accept them any more. */
  forget(installation: number): void {
    for (const key of this.#kept.keys()) {
      if (key === String(installation) || key.startsWith(`${installation}|`)) this.#kept.delete(key);
    }
  }
}
