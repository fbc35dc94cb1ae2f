import { isAbsolute, relative } from 'node:path';
import type { Annotation, RunReport } from '../../contract.ts';
import type { Masks } from './masks.ts';

/** Where an annotation points, as workflow commands name it. */
export interface Place {
  readonly file?: string | undefined;
  readonly line?: string | undefined;
  readonly endLine?: string | undefined;
  readonly title?: string | undefined;
}

/** Characters of log that one job may write; GitHub cuts far later, but its logs are not kept in memory. */
const longestLog = 4 * 1024 * 1024;
/** GitHub's limit of annotations of one level per step. */
const annotationsPerStep = 10;
/** GitHub's limit of a step's summary, in bytes. */
const largestSummary = 1024 * 1024;

/**
 * What one job tells GitHub: in the order in which it happened, with secrets masked, and never more than GitHub
 * would keep.
 */
export class JobChannel {
  readonly masks: Masks;
  readonly #report: RunReport;
  readonly #job: string;
  readonly #workspace: string;
  #pending: (() => Promise<void>)[] = [];
  #text = '';
  #written = 0;
  #working: Promise<void> | null = null;
  #failure: unknown;
  #annotated = new Map<Annotation['level'], number>();
  #summaries: string[] = [];

  constructor(report: RunReport, job: string, workspace: string, masks: Masks) {
    this.#report = report;
    this.#job = job;
    this.#workspace = workspace;
    this.masks = masks;
  }

  /** Writes a line to the log, with the time before it as in GitHub's raw logs. */
  line(text: string): void {
    if (this.#written > longestLog) return;
    const masked = this.masks.apply(text);
    this.#written += masked.length + 1;
    const cut = this.#written > longestLog ? '\n##[warning]The log is too long: the rest is left out.' : '';
    this.#text += `${new Date().toISOString()} ${masked}${cut}\n`;
    this.#work();
  }

  /** Attaches a message to a place in the code, and writes it to the log. */
  annotate(level: Annotation['level'], message: string, place: Place = {}): void {
    this.line(`##[${level === 'failure' ? 'error' : level}]${message}`);
    const count = (this.#annotated.get(level) ?? 0) + 1;
    this.#annotated.set(level, count);
    if (count > annotationsPerStep) return;
    const startLine = lineNumber(place.line) ?? 1;
    const annotation = {
      level,
      path: this.#relativePath(place.file),
      startLine,
      endLine: Math.max(startLine, lineNumber(place.endLine) ?? startLine),
      title: place.title ? this.masks.apply(place.title) : null,
      message: this.masks.apply(message),
    };
    this.send((report) => report.annotation(this.#job, annotation));
  }

  /** Adds what a step wrote to its summary. */
  addSummary(markdown: string): void {
    if (Buffer.byteLength(markdown) > largestSummary)
      this.annotate('failure', `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k`);
    else this.#summaries.push(this.masks.apply(markdown));
  }

  /** A new step begins: its annotations are counted anew. */
  beginStep(): void {
    this.#annotated.clear();
  }

  /** Queues another call, after all that was said before. */
  send(call: (report: RunReport) => Promise<void>): void {
    const text = this.#text;
    this.#text = '';
    if (text !== '') this.#pending.push(() => this.#report.log(this.#job, text));
    this.#pending.push(() => call(this.#report));
    this.#work();
  }

  /**
   * Waits until everything has been told.
   * @throws what the receiver threw.
   */
  async flush(): Promise<void> {
    while (this.#working !== null) await this.#working;
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Hands over the job's summary and waits until everything has been told. */
  async finish(): Promise<void> {
    const summary = this.#summaries.join('\n');
    if (summary !== '') this.send((report) => report.summary(this.#job, summary));
    await this.flush();
  }

  #work(): void {
    this.#working ??= this.#drain();
  }

  async #drain(): Promise<void> {
    try {
      await Promise.resolve();
      while (this.#pending.length > 0 || this.#text !== '') {
        const next = this.#pending.shift();
        const text = this.#text;
        if (next) await next();
        else {
          this.#text = '';
          await this.#report.log(this.#job, text);
        }
      }
    } catch (error) {
      this.#failure ??= error;
    } finally {
      // In the same turn as the last look at the queue: what comes later starts a new round.
      this.#working = null;
    }
  }

  #relativePath(file: string | undefined): string {
    if (!file) return '.github';
    return isAbsolute(file) ? relative(this.#workspace, file) : file;
  }
}

function lineNumber(text: string | undefined): number | null {
  const number = Number(text);
  return text && Number.isInteger(number) && number > 0 ? number : null;
}
