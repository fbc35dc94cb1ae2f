/** Something that a statement does which a rule is about. Offsets are into the text that was read. */
export interface Act {
  /** Last part of the rule's id, such as `sql-drop-table`. */
  readonly rule: `sql-${string}`;
  /** Normalised: the same however it is written. */
  readonly subject: string;
  readonly preview: string;
  readonly start: number;
  readonly end: number;
  /** The table that it happens to, in lower case; null where the text does not show it or there is none. */
  readonly table: string | null;
  /** Columns of it, where it happens only to them. */
  readonly columns?: readonly string[];
  readonly weight?: 'block' | 'warn';
  /** Function whose definition it stands in: it happens when somebody calls that. */
  readonly within?: string;
  /** It stands in a string that is executed. */
  readonly executed?: boolean;
  /** The text itself makes what it happens to, before. */
  readonly own: boolean;
}

/** What a text of SQL does. */
export interface Read {
  readonly acts: readonly Act[];
  /** Tables and `table.column` that are made, and that fails if they are there already. */
  readonly made: ReadonlySet<string>;
  /** New names of what was there before. */
  readonly renamed: ReadonlySet<string>;
  /** What only a run can tell, by offset. */
  readonly unread: readonly { readonly start: number; readonly why: string }[];
}
