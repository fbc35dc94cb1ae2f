import { randomUUID } from 'node:crypto';

/** Characters of one command's output that the log takes; the rest is only counted. */
const longestLog = 4 * 1024 * 1024;

/**
 * A folded group of the job's log for the output of one command, in which nothing is taken for a workflow command.
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export class CommandLog {
  readonly #write: (text: string) => void;
  readonly #token = randomUUID();
  #left = longestLog;
  #omitted = 0;

  constructor(write: (text: string) => void, title: string) {
    this.#write = write;
    write(`::group::${title}\n::stop-commands::${this.#token}\n`);
  }

  line(text: string): void {
    this.#left -= text.length + 1;
    if (this.#left < 0) this.#omitted += 1;
    else this.#write(`${text}\n`);
  }

  end(): void {
    if (this.#omitted > 0) this.#write(`The output is too long: ${this.#omitted} lines are left out.\n`);
    this.#write(`::${this.#token}::\n::endgroup::\n`);
  }
}
