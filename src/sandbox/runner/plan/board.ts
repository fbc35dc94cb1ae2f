import { type RunReport, UnsupportedFeature } from '../../contract.ts';

/** The jobs of a run as far as they are known. GitHub hears of all of them whenever there are more. */
export class Board {
  readonly #report: RunReport;
  readonly #path: string;
  readonly #jobs = new Map<string, string>();

  constructor(report: RunReport, path: string) {
    this.#report = report;
    this.#path = path;
  }

  /**
   * Adds jobs that became known.
   * @throws {UnsupportedFeature} when two different jobs have one display name: they could not be told apart.
   */
  async add(jobs: readonly { readonly id: string; readonly name: string }[]): Promise<void> {
    for (const { id, name } of jobs) {
      if (this.#jobs.has(name))
        throw new UnsupportedFeature(
          `two jobs are called "${name}": names tell jobs apart here`,
          this.#path,
          null,
        );
      this.#jobs.set(name, id);
    }
    if (jobs.length > 0) await this.#report.jobsPlanned([...this.#jobs].map(([name, id]) => ({ id, name })));
  }

  has(name: string): boolean {
    return this.#jobs.has(name);
  }
}
