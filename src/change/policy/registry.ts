import type { Rule } from './rule.ts';
import { irreversiblePath } from './rules/irreversible-path.ts';
import { privateKey } from './rules/private-key.ts';
import { sqlDrop } from './rules/sql-drop.ts';

/** Every rule in `rules/`. A list rather than a directory scan, for the Actions are bundled; a test compares. */
export const rules: readonly Rule[] = [privateKey, sqlDrop, irreversiblePath];
