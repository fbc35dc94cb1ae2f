import type { Sighting } from '../detector.ts';
import type { Rule } from '../rule.ts';
import { isIllustrative } from './illustrative.ts';

/** What is seen at one place of a manifest; what is only shown or tested there never blocks. */
export function reportOf(
  rule: Rule,
  path: string,
  line: number | undefined,
  preview: string,
  options: { readonly subject?: string; readonly weight?: Rule['weight'] } = {},
): Sighting {
  const weight = isIllustrative(path) ? 'warn' : options.weight;
  return {
    rule: rule.id,
    path,
    ...(line === undefined ? {} : { lines: { start: line, end: line } }),
    subject: options.subject ?? preview,
    preview: preview.slice(0, 200),
    ...(weight === undefined ? {} : { weight }),
  };
}
