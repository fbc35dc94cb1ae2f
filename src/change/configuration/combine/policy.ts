import type { Configuration } from '../../../domain/configuration.ts';
import { familyOf, familySettings } from '../../../domain/rule-family.ts';
import { customRuleId } from '../../policy/custom/rule.ts';
import type { WrittenConfiguration } from '../read.ts';
import { type Combined, type Loosening, stricter } from './loosening.ts';

type Policy = Configuration['policy'];
type WrittenPolicy = NonNullable<WrittenConfiguration['policy']>;
type Setting = Exclude<keyof Policy, 'rules' | 'custom'>;

/** Levels from the loosest to the strictest. */
export const levels: readonly Policy['secrets'][] = ['off', 'warn', 'block'];
/** The settings of the families of rules. */
export const settings: readonly Setting[] = Object.values(familySettings);

/** What a file says about a rule, by itself or by its family; undefined when it says nothing. */
function said(policy: WrittenPolicy, rule: string): Policy['secrets'] | undefined {
  const family = familyOf(rule);
  return policy.rules?.[rule] ?? (family === null ? undefined : policy[familySettings[family]]);
}

type WrittenCustom = NonNullable<WrittenPolicy['custom']>;

/** Rules of both; of two with one name the organisation's. */
function combineCustom(organisation: WrittenCustom, repository: WrittenCustom): Combined<WrittenCustom> {
  const taken = new Set(organisation.map(({ name }) => name));
  const loosened: Loosening[] = [];
  const own = repository.filter(({ name }, index) => {
    if (!taken.has(name)) return true;
    loosened.push({ steps: ['policy', 'custom', index], asked: `its own rule ${name}` });
    return false;
  });
  return { value: [...organisation, ...own], loosened };
}

/**
 * For each family and each rule that either names: the stricter level. What the organisation brings (rules of its
 * own, irreversible zones) counts as asked for, unless its file says another level.
 */
export function combinePolicy(
  organisation: WrittenPolicy,
  repository: WrittenPolicy,
  zones: WrittenConfiguration['zones'] = [],
): Combined<WrittenPolicy> {
  const loosened: Loosening[] = [];
  const value: WrittenPolicy = {};
  const irreversible = zones.some((zone) => zone.irreversible === true);
  for (const family of settings) {
    const implied =
      family === 'zones' && irreversible && repository.zones !== undefined ? 'block' : undefined;
    const asked = organisation[family] ?? implied;
    const level = stricter(levels, asked, repository[family], ['policy', family]);
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
  for (const own of organisation.custom ?? []) {
    const rule = customRuleId(own);
    const family = familyOf(rule);
    const level = own.level ?? 'block';
    const combined = family === null ? undefined : value[familySettings[family]];
    if (family === null || combined === undefined || said(organisation, rule) !== undefined) continue;
    if (rules[rule] !== undefined || levels.indexOf(combined) >= levels.indexOf(level)) continue;
    rules[rule] = level;
    loosened.push({
      steps: ['policy', familySettings[family]],
      asked: `${level} for its own rule ${own.name}`,
    });
  }
  const custom = combineCustom(organisation.custom ?? [], repository.custom ?? []);
  return { value: { ...value, rules, custom: custom.value }, loosened: [...loosened, ...custom.loosened] };
}
