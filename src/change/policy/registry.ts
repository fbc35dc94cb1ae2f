import type { Rule } from './rule.ts';
import { privateKey } from './rules/private-key.ts';

/** Every rule in `rules/`. A list rather than a directory scan, for the Actions are bundled; a test compares. */
export const rules: readonly Rule[] = [privateKey];
