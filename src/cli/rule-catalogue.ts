import { rules } from '../change/policy/detectors.ts';

/** Every rule of the policy with its reasons, as text to read: made from the rules themselves. */
export function ruleCatalogue(): string {
  return rules
    .map(({ id, title, why, remedy, source }) =>
      [id, `  ${title}.`, `  Why: ${why}`, `  Remedy: ${remedy}`, `  Source: ${source.join('; ')}`, ''].join(
        '\n',
      ),
    )
    .join('\n');
}
