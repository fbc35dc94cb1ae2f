import type { ReplayConfiguration } from '../../../domain/replay.ts';
import type { Capture, Exchange, SampledRequest } from '../../deliver/proxy/capture.ts';
import { notReplayed } from './not-replayed.ts';
import { Pseudonyms } from './pseudonyms.ts';
import type { Recorded } from './recording.ts';
import { RecordingFile } from './recording-file.ts';
import { furtherRedaction, Redaction } from './redact.ts';
import { routeOf } from './route.ts';

/** How much is recorded. */
export interface RecorderOptions {
  /** Where to; further files get .1, .2 and so on at their names. */
  readonly file: string;
  readonly fileBytes?: number;
  readonly files?: number;
  /** Bytes of the body of a request that are kept; a request with a larger one is not recorded. */
  readonly maxBody?: number;
  /** Recordings in a second, over all routes. */
  readonly perSecond?: number;
  /** From 0 to 1, as `Math.random`. */
  readonly chance?: () => number;
  readonly now?: () => number;
}

/**
 * Records sampled requests of the routes that are named, for the proxy's capture hook. Credentials and personal data
 * are replaced before anything is kept; of answers only the status and the time are. Nothing of it ever throws.
 */
export class Recorder implements Capture {
  readonly #configuration: ReplayConfiguration;
  readonly #options: Required<Omit<RecorderOptions, 'file'>>;
  readonly #redaction: Redaction;
  readonly #file: RecordingFile;
  #second = 0;
  #taken = 0;
  #recorded = 0;

  /** @throws {Error} when `redact` of the configuration cannot be read */
  constructor(configuration: ReplayConfiguration, options: RecorderOptions) {
    const { fileBytes = 64 * 1024 * 1024, files = 4, maxBody = 64 * 1024, perSecond = 100 } = options;
    const { chance = Math.random, now = Date.now } = options;
    this.#configuration = configuration;
    this.#options = { fileBytes, files, maxBody, perSecond, chance, now };
    this.#redaction = new Redaction(new Pseudonyms(), furtherRedaction(configuration.redact));
    const head = JSON.stringify({ recording: 1, startedAt: new Date(now()).toISOString() });
    this.#file = new RecordingFile(options.file, head, { fileBytes, files, waitingBytes: 8 * 1024 * 1024 });
  }

  /** How many were recorded, and how many more would have been if they could have been written. */
  get counts(): { readonly recorded: number; readonly leftOut: number } {
    return { recorded: this.#recorded, leftOut: this.#file.leftOut };
  }

  sampler({ method = 'GET', url = '/', headers }: SampledRequest): false | { readonly maxBody: number } {
    const { chance, maxBody } = this.#options;
    const route = routeOf(this.#configuration.routes, { method, path: url });
    if (route === undefined || headers.upgrade !== undefined || chance() >= route.share) return false;
    const hasRoom = this.#hasRoom();
    return hasRoom && Number(headers['content-length'] ?? 0) <= maxBody ? { maxBody } : false;
  }

  onExchange(exchange: Exchange): void {
    try {
      const recorded = this.#redacted(exchange);
      if (recorded === null) return;
      this.#recorded += 1;
      this.#file.append(JSON.stringify(recorded));
    } catch {
      // What cannot be redacted is not recorded.
    }
  }

  /** Resolves when everything is written. */
  async close(): Promise<void> {
    await this.#file.close();
  }

  #hasRoom(): boolean {
    const second = Math.floor(this.#options.now() / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#taken = 0;
    }
    this.#taken += 1;
    return this.#taken <= this.#options.perSecond;
  }

  #redacted({ method, path, headers, body, status, durationMs, startedAt }: Exchange): Recorded | null {
    const length = headers['content-length'];
    const hadBody = headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
    // Its body was larger than what is kept: it could only be played as something else.
    if (hadBody && body === null) return null;
    if (path.length > 8192 || !/^\/(?![/\\])/.test(path)) return null;
    const kept = Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || notReplayed.has(name) || name.startsWith('x-forwarded-')
        ? []
        : [[name, this.#redaction.header(name, Array.isArray(value) ? value.join(', ') : value)]],
    );
    return {
      method,
      path: this.#redaction.target(path),
      headers: Object.fromEntries(kept),
      body: body === null ? null : this.#body(body, headers['content-type'] ?? ''),
      status,
      durationMs: Math.round(durationMs * 10) / 10,
      startedAt,
    };
  }

  /** @throws {Error} when it is of no kind that can be looked through */
  #body(body: Buffer, type: string): string {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    if (/^application\/x-www-form-urlencoded/i.test(type)) return this.#redaction.form(text);
    if (/[/+]json\b/i.test(type) || /^\s*[[{]/.test(text)) {
      return JSON.stringify(this.#redaction.json(JSON.parse(text)));
    }
    if (/^text\/plain\b/i.test(type)) return this.#redaction.text(text);
    throw new Error('a body of an unknown kind');
  }
}
