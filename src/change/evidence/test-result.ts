import { shorten } from '../../domain/untrusted.ts';

/** A test of one phase. All text in it comes from test code: untrusted, one line, bounded. */
export interface TestResult {
  /** The same in every phase, and different from that of every other test of the phase. */
  readonly id: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly seconds: number;
  /** It failed and then passed in the same execution, as the writer of the report says. */
  readonly flaky: boolean;
  /** Path of its file relative to the repository, or null when the report does not say. */
  readonly file: string | null;
  /** Name of its class or module, such as `tests.test_cart.TestCart`; empty when the report does not say. */
  readonly className: string;
}

const LONGEST_ID = 400;

/**
 * Builds the id of a test, `file > suite > name`, and makes repeated ones distinct by the order in which they come:
 * the second is `… #2`.
 */
export function identifier(): (parts: readonly string[]) => string {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (parts) => {
    const plain = shorten(parts.join(' > '), LONGEST_ID);
    let count = counts.get(plain) ?? 0;
    let id: string;
    do {
      count += 1;
      id = count === 1 ? plain : `${plain} #${count}`;
    } while (taken.has(id));
    counts.set(plain, count);
    taken.add(id);
    return id;
  };
}
