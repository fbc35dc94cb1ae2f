import type { Rule } from '../../rule.ts';

/** What the rules about one kind of loss have in common. */
type Words = Pick<Rule, 'why' | 'remedy' | 'source' | 'operation' | 'weight'>;

/** Rules of one kind of loss, by the last part of their ids. */
export function rulesOf<Name extends string>(words: Words, titles: Readonly<Record<Name, string>>): Rule[] {
  return Object.entries<string>(titles).map(([name, title]) => ({
    id: `destructive/${name}`,
    title,
    ...words,
  }));
}
