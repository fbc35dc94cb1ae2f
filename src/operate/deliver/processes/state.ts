import { readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Sha } from '../../../domain/ids.ts';
import { Specification } from './specification.ts';

/** A version that has processes, or is about to. */
const Version = z.strictObject({
  /** Of the service, never used twice. */
  id: z.string(),
  revision: Sha,
  specification: Specification,
  /** Null while it is being started. */
  instance: z
    .strictObject({ pid: z.number().int().positive(), birth: z.string(), port: z.number().int() })
    .nullable(),
});
export type Version = z.infer<typeof Version>;

/** What was asked for, and how it stands. */
export const DeliveryRecord = z.strictObject({
  key: z.string(),
  environment: z.string(),
  revision: Sha,
  rollbackOf: Sha.nullable(),
  version: z.string(),
  /** Percent of the clients that meet it first; null when it goes live at once. */
  canary: z.number().nullable(),
  state: z.enum(['starting', 'canary', 'live', 'failed', 'superseded']),
  /** Why it failed or was superseded. */
  why: z.string().nullable(),
  /** ISO 8601, UTC. */
  begunAt: z.string(),
  changedAt: z.string(),
});
export type DeliveryRecord = z.infer<typeof DeliveryRecord>;

const State = z.strictObject({
  version: z.literal(1),
  /** Of versions begun so far. */
  count: z.number().int(),
  live: z.string().nullable(),
  canary: z.strictObject({ version: z.string(), weight: z.number() }).nullable(),
  versions: z.array(Version),
  /** How the service is run when nothing else is said; with `{revision}` as it stands. */
  template: Specification.nullable(),
  /** Revisions that were live and how they were run, oldest first. */
  history: z.array(z.strictObject({ revision: Sha, specification: Specification })),
  deliveries: z.array(DeliveryRecord),
});
/** What is known of a service beyond the life of the proxy. */
export type State = z.infer<typeof State>;

/** Of a service that never ran. */
function emptyState(): State {
  return {
    version: 1,
    count: 0,
    live: null,
    canary: null,
    versions: [],
    template: null,
    history: [],
    deliveries: [],
  };
}

/**
 * Reads it.
 * @throws {Error} when there is one that cannot be read: starting afresh would forget what is live
 */
export function readState(file: string): State {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return emptyState();
    throw error;
  }
  try {
    return State.parse(JSON.parse(text));
  } catch {
    throw new Error(
      `${file} is no state that this version knows. Put it right, or move it away to begin afresh.`,
    );
  }
}

/**
 * Writes it so that a crash or power cut leaves the old or the new one, whole. Never in the way of requests: the disk is
 * waited for elsewhere, and what is asked for meanwhile is written together.
 */
export class StateFile {
  readonly #file: string;
  #writing: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  /**
   * Resolves when the state is on disk as it is now, or newer.
   * @throws {Error} when it cannot be written
   */
  write(state: State): Promise<void> {
    // One that has not begun will take what is there when it begins.
    this.#next ??= this.#writing
      .catch(() => {})
      .then(() => {
        this.#next = null;
        return this.#replace(JSON.stringify(state, null, 1));
      });
    this.#writing = this.#next;
    return this.#next;
  }

  async #replace(text: string): Promise<void> {
    const beside = `${this.#file}.new`;
    const file = await open(beside, 'w', 0o600);
    try {
      await file.writeFile(`${text}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, this.#file);
    const folder = await open(dirname(this.#file), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}
