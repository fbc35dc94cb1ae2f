import type { Operation } from '../../domain/operation.ts';
import type { Family } from '../../domain/rule-family.ts';

/**
 * What users are told about one rule of the policy check: the documentation, annotations and reports are made from
 * these words.
 */
export interface Rule {
  /** `family/name`. */
  readonly id: `${Family}/${string}`;
  /** Whose technology or service it is about, for the catalogue; a word in small letters where it is nobody's. */
  readonly provider?: string;
  /** What is wrong, in one line without a full stop. */
  readonly title: string;
  /** Why it matters to who has never met it. */
  readonly why: string;
  /** What the author of a change should do about a finding; for secrets, where to revoke it. */
  readonly remedy: string;
  /** The documents that define what it looks for. */
  readonly source: readonly string[];
  /** What a finding does, for zones that are about certain operations. */
  readonly operation?: Operation;
  /** Whether a finding blocks where its family blocks, or only warns. */
  readonly weight: 'block' | 'warn';
}
