import { RE2JS } from 're2js';
import { oneLine, shorten } from '../../domain/untrusted.ts';
import type { Complaint } from './problem.ts';

/** What is wrong with the pattern of a custom rule; nothing when it can be run, in linear time, on any text. */
export function patternProblem(pattern: string | undefined, index: number): Complaint[] {
  if (pattern === undefined) return [];
  const steps = ['policy', 'custom', index, 'pattern'];
  try {
    if (!RE2JS.compile(pattern).matcher('').find()) return [];
    return [
      {
        steps,
        atKey: false,
        message: 'It fits the empty text, so it says nothing.',
        remedy: 'Ask for more.',
      },
    ];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      {
        steps,
        atKey: false,
        message: `${shorten(oneLine(reason), 200)}.`,
        remedy: 'Write it in RE2 syntax, which has no lookarounds and no backreferences.',
      },
    ];
  }
}
