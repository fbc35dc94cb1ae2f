import { constants } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';

/** How much is kept. */
export interface FileLimits {
  /** Bytes of one file, before the next one is begun. */
  readonly fileBytes: number;
  /** Files that are kept, the one that is written among them. */
  readonly files: number;
  /** Bytes that may wait to be written; what comes then is left out. */
  readonly waitingBytes: number;
}

/**
 * A file of lines that only its owner can read, which begins anew when it is full: `name`, then `name.1` and so on up
 * to a number of files. Every file begins with a head of its own. What cannot be written is left out and counted.
 */
export class RecordingFile {
  readonly #path: string;
  readonly #head: string;
  readonly #limits: FileLimits;
  #handle: FileHandle | null = null;
  #size = 0;
  #waiting: string[] = [];
  #waitingBytes = 0;
  #writing: Promise<void> | null = null;
  #leftOut = 0;

  constructor(path: string, head: string, limits: FileLimits) {
    this.#path = path;
    this.#head = head;
    this.#limits = limits;
  }

  /** How many lines were left out since the beginning. */
  get leftOut(): number {
    return this.#leftOut;
  }

  /** Takes a line; it is written when it can be. */
  append(line: string): void {
    const bytes = Buffer.byteLength(line) + 1;
    if (this.#waitingBytes + bytes > this.#limits.waitingBytes) {
      this.#leftOut += 1;
      return;
    }
    this.#waiting.push(line);
    this.#waitingBytes += bytes;
    this.#writing ??= this.#drain();
  }

  /** Resolves when everything that waits is written, or left out. */
  async close(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
    await this.#handle?.close();
    this.#handle = null;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const lines = this.#waiting;
      this.#waiting = [];
      this.#waitingBytes = 0;
      try {
        await this.#write(lines);
      } catch {
        this.#leftOut += lines.length;
      }
    }
    this.#writing = null;
  }

  async #write(lines: readonly string[]): Promise<void> {
    for (let at = 0; at < lines.length; ) {
      if (this.#handle === null || this.#size >= this.#limits.fileBytes) await this.#next();
      const batch: string[] = [];
      for (; at < lines.length && this.#size < this.#limits.fileBytes; at += 1) {
        const line = `${lines[at]}\n`;
        batch.push(line);
        this.#size += Buffer.byteLength(line);
      }
      await this.#handle?.appendFile(batch.join(''));
    }
  }

  /** Moves the files one further and begins a new one, which nobody may have put there before. */
  async #next(): Promise<void> {
    await this.#handle?.close();
    this.#handle = null;
    const last = this.#limits.files - 1;
    if (last > 0) {
      for (let number = last; number > 1; number -= 1) {
        await rename(`${this.#path}.${number - 1}`, `${this.#path}.${number}`).catch(absent);
      }
      await rename(this.#path, `${this.#path}.1`).catch(absent);
    } else {
      await rm(this.#path, { force: true });
    }
    const { O_CREAT, O_EXCL, O_WRONLY, O_APPEND, O_NOFOLLOW } = constants;
    this.#handle = await open(this.#path, O_CREAT | O_EXCL | O_WRONLY | O_APPEND | O_NOFOLLOW, 0o600);
    await this.#handle.appendFile(`${this.#head}\n`);
    this.#size = Buffer.byteLength(this.#head) + 1;
  }
}

function absent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
