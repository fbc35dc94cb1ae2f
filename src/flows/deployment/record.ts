import { z } from 'zod';
import { Sha } from '../../domain/ids.ts';
import type { LedgerReader } from '../../platform/ledger.ts';
import type { FlowContext } from '../flow.ts';
import type { EnvironmentPlace } from './place.ts';

/** What the ledger keeps about an environment, each kind under the environment's object. */
export const deploymentKinds = {
  /** A version got through the time in which it was watched. */
  watched: 'deployment-watched',
  /** A version is taken back, or is not although it should be. */
  rollback: 'rollback',
  /** How that ended. */
  ended: 'rollback-ended',
  /** People were told. */
  told: 'rollback-told',
  /** A tag and a release were made of a version. */
  released: 'release',
} as const;

/** Data of `rollback`. */
export const RollbackEntry = z.object({
  /** GitHub's id of the deployment that is taken back. */
  deployment: z.number().int(),
  from: Sha,
  /** Where it goes; null when it is refused. */
  to: Sha.nullable(),
  /** Why it is taken back, in one sentence; may quote a service: untrusted. */
  why: z.string(),
  /** Who ordered it: a comment, or nobody, because going back needs nobody. */
  ordered: z.union([
    z.literal('automatic'),
    z.object({ comment: z.number().int(), number: z.number().int(), by: z.string() }),
  ]),
  /** Why it is not done, in Markdown; null when it is. */
  refused: z.string().nullable(),
  /** Why going back needs people at the gate, such as a migration; null when it does not. */
  unsafe: z.string().nullable(),
  /** The pull request by which people are told; null when there is none. */
  pull: z.number().int().nullable(),
});
export type RollbackEntry = z.infer<typeof RollbackEntry>;

/** Data of `rollback-ended`. */
export const EndedEntry = z.object({ outcome: z.enum(['live', 'failed', 'refused']), why: z.string() });
export type EndedEntry = z.infer<typeof EndedEntry>;

/** A rollback as far as it has come. */
export interface Rollback extends RollbackEntry {
  /** Its key on the ledger; the others begin with it. */
  readonly key: string;
  /** When it was decided; ISO 8601, UTC. */
  readonly at: string;
  readonly ended: (EndedEntry & { readonly at: string }) | null;
  readonly told: boolean;
}

/** Data of `release`. */
export const ReleasedEntry = z.object({ deployment: z.number().int(), sha: Sha, tag: z.string() });

/** At most one automatic rollback per deployment, and one per comment. */
export function rollbackKey(
  { object }: EnvironmentPlace,
  { deployment, ordered }: Pick<RollbackEntry, 'deployment' | 'ordered'>,
): string {
  const base = `${deploymentKinds.rollback}:${object}:${deployment}`;
  return ordered === 'automatic' ? base : `${base}:${ordered.comment}`;
}

/** The key under which a fact about one deployment stands on the ledger. */
export function deploymentKey(
  kind: 'watched' | 'released',
  { object }: EnvironmentPlace,
  deployment: number,
): string {
  return `${deploymentKinds[kind]}:${object}:${deployment}`;
}

/** Puts something about an environment on the ledger, once for each key. */
export async function note(
  { ledger, client }: Pick<FlowContext, 'ledger' | 'client'>,
  place: EnvironmentPlace,
  entry: { readonly kind: string; readonly key: string; readonly data: unknown },
): Promise<void> {
  const { subject, object } = place;
  await ledger.append({ installation: client.installation, subject, object, ...entry });
}

/** The newest rollbacks of an environment, newest first. */
export async function readRollbacks(
  ledger: LedgerReader,
  installation: number,
  { object }: Pick<EnvironmentPlace, 'object'>,
  limit: number,
): Promise<Rollback[]> {
  const entries = await ledger.list({
    installation,
    object,
    kind: deploymentKinds.rollback,
    newest: true,
    limit,
  });
  const rollbacks: Rollback[] = [];
  for (const { key, at, data } of entries.reverse()) {
    const entry = RollbackEntry.parse(data);
    const ended = await ledger.find(installation, endedKey(key));
    const told = await ledger.find(installation, toldKey(key));
    rollbacks.push({
      ...entry,
      key,
      at,
      ended: ended === null ? null : { ...EndedEntry.parse(ended.data), at: ended.at },
      told: told !== null,
    });
  }
  return rollbacks;
}

export function endedKey(rollback: string): string {
  return `${rollback}:ended`;
}

export function toldKey(rollback: string): string {
  return `${rollback}:told`;
}
