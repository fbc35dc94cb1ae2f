import type { LocalGitHub } from '../../../src/sandbox/github/server.ts';
import { checkExchange, checkWebhook } from './description.ts';

/** Holds all that a local GitHub says in a test against GitHub's published description. */
export class Judge {
  readonly complaints = new Set<string>();
  readonly #github: LocalGitHub;

  constructor(github: LocalGitHub) {
    this.#github = github;
  }

  /** A `fetch` that judges each exchange with the API on its way. */
  readonly fetch = async (input: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(input, init);
    const url = new URL(input);
    const path = (url.pathname + url.search).slice('/api/v3'.length);
    const logged = this.#github.requests.entries.findLast(
      (entry) => entry.path === path && entry.method === init.method && entry.status === response.status,
    );
    // A feigned answer is nobody's: neither logged as such nor described.
    if (logged?.template === undefined || logged.template === null || response.status >= 500) return response;
    const text = await response.clone().text();
    // Raw bytes, asked for by media type, have no schema.
    if (text !== '' && response.headers.get('content-type')?.startsWith('application/json') !== true) {
      return response;
    }
    this.#note(
      checkExchange({
        method: logged.method,
        template: logged.template,
        query: Object.fromEntries(url.searchParams),
        requestBody: typeof init.body === 'string' && init.body !== '' ? JSON.parse(init.body) : undefined,
        status: response.status,
        responseBody: text === '' ? undefined : JSON.parse(text),
      }),
    );
    return response;
  };

  /** Judges a webhook that was received. */
  webhook(event: string, action: string | null, payload: unknown): void {
    this.#note(checkWebhook(event, action, payload));
  }

  #note(complaints: readonly string[]): void {
    for (const complaint of complaints) this.complaints.add(complaint);
  }
}
