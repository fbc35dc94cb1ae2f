import { z } from 'zod';
import type { Configuration } from '../../../domain/configuration.ts';
import { shorten } from '../../../domain/untrusted.ts';
import type { JudgedAgain } from './judge-again.ts';

/** More flips are counted and not listed. */
const mostListed = 20;
const mostReasons = 3;
const longestPath = 100;

/** One pull request that another policy would judge otherwise. */
const Flip = z.object({
  number: z.number().int().positive(),
  /** Check by check, such as `policy passed → blocked: destructive/sql-drop in db/1.sql`. */
  changes: z.array(z.string()).min(1),
});
export type Flip = z.infer<typeof Flip>;

/** What an edited policy would have made of the last pull requests. */
export const Replay = z.object({
  /** Why there is nothing to compare; null when there is. */
  problem: z.string().nullable(),
  /** Pull requests that both policies judged. */
  judged: z.number().int(),
  /** Of these, those whose files were read again. */
  lookedAgain: z.number().int(),
  flipped: z.number().int(),
  /** Newest first, the first twenty. */
  flips: z.array(Flip).max(mostListed),
  /** Pull requests of which nobody could tell, by the reason. */
  unanswered: z.array(z.object({ why: z.string(), numbers: z.array(z.number().int()) })),
  /** What else changes for every pull request. */
  notes: z.array(z.string()),
});
export type Replay = z.infer<typeof Replay>;

/** A past pull request under the policy as it is and as it would be; or why nobody can tell. */
export type Compared =
  | {
      readonly number: number;
      readonly lookedAgain: boolean;
      readonly before: JudgedAgain;
      readonly after: JudgedAgain;
    }
  | { readonly number: number; readonly why: string };

/** What was compared, summed up: newest first. */
export function replayOf(compared: readonly Compared[], before: Configuration, after: Configuration): Replay {
  const told = compared.flatMap((one) => ('why' in one ? [] : [one]));
  const flips = told
    .map(({ number, before: was, after: would }) => ({ number, changes: changesOf(was, would) }))
    .filter(({ changes }) => changes.length > 0)
    .sort((one, other) => other.number - one.number);
  const reasons = new Map<string, number[]>();
  for (const one of compared) {
    if ('why' in one) reasons.set(one.why, [...(reasons.get(one.why) ?? []), one.number]);
  }
  return {
    problem: null,
    judged: told.length,
    lookedAgain: told.filter(({ lookedAgain }) => lookedAgain).length,
    flipped: flips.length,
    flips: flips.slice(0, mostListed),
    unanswered: [...reasons].map(([why, numbers]) => ({ why, numbers })),
    notes: notesOn(before, after),
  };
}

/** A replay that cannot be made. */
export function withoutReplay(problem: string): Replay {
  return { problem, judged: 0, lookedAgain: 0, flipped: 0, flips: [], unanswered: [], notes: [] };
}

function changesOf(was: JudgedAgain, would: JudgedAgain): string[] {
  const changes: string[] = [];
  if (was.policy !== would.policy) {
    const deciding = would.policy === 'blocked' ? would : was;
    const because = reasonsOf(deciding);
    changes.push(
      would.policy === 'blocked'
        ? `policy passed → blocked by ${because}`
        : `policy blocked → passed, no longer by ${because}`,
    );
  }
  const more = would.asks.filter((ask) => !was.asks.includes(ask));
  const less = was.asks.filter((ask) => !would.asks.includes(ask));
  if (more.length > 0) changes.push(`approval asked for: ${more.join(', ')}`);
  if (less.length > 0) changes.push(`approval no longer asked for: ${less.join(', ')}`);
  if (was.evidence !== would.evidence) {
    changes.push(would.evidence ? 'evidence asked for' : 'evidence no longer asked for');
  }
  return changes;
}

/** The rules that block, each with the first path. */
function reasonsOf({ blocking }: JudgedAgain): string {
  const byRule = new Map<string, string>();
  for (const { rule, path } of blocking) if (!byRule.has(rule)) byRule.set(rule, path);
  const all = [...byRule].map(([rule, path]) => `${rule} in ${shorten(path, longestPath)}`);
  const rest = all.length - mostReasons;
  return `${all.slice(0, mostReasons).join(', ')}${rest > 0 ? ` and ${rest} more rules` : ''}`;
}

/** What changes for every pull request alike, and would only repeat itself in a list. */
function notesOn(before: Configuration, after: Configuration): string[] {
  const { autonomy: was } = before;
  const { autonomy: would } = after;
  const evidence = JSON.stringify(before.evidence) !== JSON.stringify(after.evidence);
  return [
    ...(was !== would && would === 'observe' ? ['Every check would be neutral (autonomy: observe).'] : []),
    ...(was !== would && was === 'observe' ? ['Checks are neutral now, and would count.'] : []),
    ...(evidence ? ['Evidence is not tried again for this.'] : []),
  ];
}
