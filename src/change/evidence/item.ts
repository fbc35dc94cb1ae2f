import type { EvidenceItem, EvidenceItemId } from '../../domain/evidence.ts';
import { oneLine, shorten } from '../../domain/untrusted.ts';
import type { EvidenceFacts } from './facts.ts';

/** How an item stands, before it carries its id. Lists may be long: they are bounded where they are kept. */
export type ItemResult = Omit<EvidenceItem, 'id'>;

/** One thing that is asked of the evidence. */
export interface ItemRule {
  readonly id: EvidenceItemId;
  /** What is true when it passes, as people read it. */
  readonly title: string;
  /** What to do when it fails. */
  readonly remedy: string;
  /** Pure. */
  readonly judge: (facts: EvidenceFacts) => ItemResult;
}

const SHOWN = 20;
const LONGEST = 200;

/** At most 20 names of at most 200 characters each, and how many more there are. */
export function boundedNames(names: readonly string[]): string[] {
  const shown = names.slice(0, SHOWN).map((name) => shorten(oneLine(name), LONGEST));
  return names.length > SHOWN ? [...shown, `and ${names.length - SHOWN} more`] : shown;
}

/** `1 test`, `3 tests`. */
export function counted(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** An item that passes. */
export function pass(reason: string, details: readonly string[] = []): ItemResult {
  return { state: 'pass', reason, details: boundedNames(details) };
}

/** An item that fails. */
export function fail(reason: string, details: readonly string[] = []): ItemResult {
  return { state: 'fail', reason, details: boundedNames(details) };
}

/** An item that does not concern the change. */
export function notApplicable(reason: string, details: readonly string[] = []): ItemResult {
  return { state: 'not-applicable', reason, details: boundedNames(details) };
}
