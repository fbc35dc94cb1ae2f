/** How far an installation's ledger has come, and how far it is anchored. */
export interface AnchorFacts {
  /** Number of the newest entry; 0 for none. */
  readonly newest: number;
  /** When the first entry was written, ISO 8601, UTC; null for none. */
  readonly begun: string | null;
  /** The newest anchor: which entry it fixed, and when. */
  readonly last: { readonly seq: number; readonly at: string } | null;
  readonly now: Date;
  /** Milliseconds from one anchor to the next. */
  readonly every: number;
}

/** The first anchor comes soon: what was written before it is fixed nowhere. */
const first = 3_600_000;

/** Whether the newest entry is to be written down outside: when there is something new, and only now and then. Pure. */
export function anchorDue({ newest, begun, last, now, every }: AnchorFacts): boolean {
  if (begun === null) return false;
  // The entry after the anchored one tells of the anchor itself: that alone is nothing new.
  if (last !== null && newest <= last.seq + 1) return false;
  const wait = last === null ? Math.min(first, every) : every;
  return now.getTime() - Date.parse(last?.at ?? begun) >= wait;
}
