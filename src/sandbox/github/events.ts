import type { Account, Organisation } from './state/account.ts';
import type { Repository } from './state/repository.ts';

/** Something that happened on the local GitHub, before it is addressed to anybody. */
export interface Happening {
  /** Name of the webhook event, such as `pull_request`. */
  readonly event: string;
  readonly action: string | null;
  readonly repository: Repository | null;
  /** Set for events of an organisation; of a repository's owner it is taken by itself. */
  readonly organisation: Organisation | null;
  readonly sender: Account;
  /**
   * The event's own members (`pull_request`, `number`, …). `action`, `repository`, `organization`, `sender` and
   * `installation` are added when it is delivered.
   */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Set when only this App is told: its installation events, its check runs being rerequested. */
  readonly onlyAppId: number | null;
  /** True when it was done with a run's `GITHUB_TOKEN`: webhooks are sent, workflows are not triggered. */
  readonly quiet: boolean;
}

export type Listener = (happening: Happening) => void;

/** Where happenings are announced: to the webhooks, to the Actions service, to whoever listens. */
export class Events {
  readonly #listeners: Listener[] = [];

  subscribe(listener: Listener): void {
    this.#listeners.push(listener);
  }

  announce(happening: Happening): void {
    for (const listener of this.#listeners) listener(happening);
  }
}
