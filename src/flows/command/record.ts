import { z } from 'zod';
import type { InstallationId } from '../../domain/ids.ts';
import type { ObjectId } from '../../domain/object.ts';
import type { Ledger } from '../../platform/ledger.ts';

/** What became of a command, as the ledger keeps it. */
export const CommandRecord = z.object({
  comment: z.number().int(),
  by: z.object({ id: z.number().int(), login: z.string() }),
  /** The command's first word; `?` when it was none that is known. The comment's own text is not kept. */
  word: z.string(),
  outcome: z.enum(['accepted', 'refused', 'helped']),
  reaction: z.enum(['+1', '-1', 'confused']),
  /** The answer's text, `explanation` when it is computed as it is written, or null when the reaction says it all. */
  answer: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.literal('explanation') }),
    z.object({ kind: z.literal('none') }),
  ]),
});
export type CommandRecord = z.infer<typeof CommandRecord>;

/** Where the ledger keeps that a comment's command was handled. */
export function commandKey(comment: number): string {
  return `command:${comment}`;
}

/** Where the ledger keeps that a command was answered, so that a deleted answer is not written again. */
export function answeredKey(comment: number): string {
  return `command-answered:${comment}`;
}

/** Where the ledger keeps which comment got the help: one for each issue or pull request. */
export function helpKey(place: ObjectId): string {
  return `command-help:${place}`;
}

/** What became of a comment's command, or null when it was not handled yet. */
export async function findCommand(
  ledger: Ledger,
  installation: InstallationId,
  comment: number,
): Promise<CommandRecord | null> {
  const entry = await ledger.find(installation, commandKey(comment));
  return entry === null ? null : CommandRecord.parse(entry.data);
}
