import type { Sighting } from '../detector.ts';
import { reportOf } from '../manifest/report.ts';
import { cloudFormationRules as rules } from './rules.ts';

interface Statement {
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly form: string;
}

/** Whether a text looks like a policy that says what updates of a stack may do. */
export function looksLikeStackPolicy(text: string): boolean {
  return (
    text.length < 100_000 && /"Statement"/.test(text) && /"Update:(?:\*|Modify|Replace|Delete)"/.test(text)
  );
}

/** What a policy of a stack lets updates do that it kept them from; nothing where one of them cannot be read. */
export function stackPolicySightings(base: string, head: string, path: string): Sighting[] {
  const [before, after] = [statementsOf(base), statementsOf(head)];
  if (before === null || after === null) return [];
  const now = new Set(after.map(({ form }) => form));
  const known = new Set(before.map(({ form }) => form));
  const lost = before.filter(({ allows, form }) => !allows && !now.has(form));
  const gained = after.filter(
    ({ allows, form, actions }) =>
      allows && !known.has(form) && actions.some((one) => /^Update:(?:\*|Replace|Delete)$/.test(one)),
  );
  return [
    ...lost.map(({ actions }) =>
      reportOf(rules.stackPolicy, path, undefined, `no longer denies ${actions.join(', ')}`),
    ),
    ...gained.map(({ actions }) =>
      reportOf(rules.stackPolicy, path, undefined, `allows ${actions.join(', ')}`),
    ),
  ];
}

function statementsOf(text: string): Statement[] | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  const { Statement: listed } = (read ?? {}) as { readonly Statement?: unknown };
  const statements: readonly unknown[] = Array.isArray(listed) ? listed : [listed];
  return statements
    .filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null)
    .map((one) => {
      const { Effect: effect, Action: action } = one;
      const actions = (Array.isArray(action) ? action : [action]).map(String).sort();
      const sorted = Object.entries(one).sort(([name], [other]) => (name < other ? -1 : 1));
      return {
        allows: effect === 'Allow',
        actions,
        form: JSON.stringify(
          sorted.map(([name, value]) => (name === 'Action' ? [name, actions] : [name, value])),
        ),
      };
    });
}
