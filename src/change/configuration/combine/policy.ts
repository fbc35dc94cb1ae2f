import type { Configuration } from '../../../domain/configuration.ts';
import type { WrittenConfiguration } from '../read.ts';
import { type Combined, type Loosening, stricter } from './loosening.ts';

type Policy = Configuration['policy'];
type WrittenPolicy = NonNullable<WrittenConfiguration['policy']>;
type Family = Exclude<keyof Policy, 'rules'>;

/** Levels from the loosest to the strictest. */
export const levels: readonly Policy['secrets'][] = ['off', 'warn', 'block'];
/** Every family of rules. */
export const families: readonly Family[] = ['secrets', 'destructive', 'zones'];

/** What a file says about a rule, by itself or by its family; undefined when it says nothing. */
function said(policy: WrittenPolicy, rule: string): Policy['secrets'] | undefined {
  const family = families.find((name) => rule.startsWith(`${name}/`));
  return policy.rules?.[rule] ?? (family === undefined ? undefined : policy[family]);
}

/** For each family and each rule that either names: the stricter level. */
export function combinePolicy(
  organisation: WrittenPolicy,
  repository: WrittenPolicy,
): Combined<WrittenPolicy> {
  const loosened: Loosening[] = [];
  const value: WrittenPolicy = {};
  for (const family of families) {
    const level = stricter(levels, organisation[family], repository[family], ['policy', family]);
    loosened.push(...level.loosened);
    if (level.value !== undefined) value[family] = level.value;
  }
  const named = new Set([...Object.keys(organisation.rules ?? {}), ...Object.keys(repository.rules ?? {})]);
  const rules: Record<string, Policy['secrets']> = {};
  for (const rule of named) {
    const steps = ['policy', 'rules', rule];
    const level = stricter(levels, said(organisation, rule), said(repository, rule), steps);
    loosened.push(...level.loosened);
    if (level.value !== undefined) rules[rule] = level.value;
  }
  return { value: { ...value, rules }, loosened };
}
