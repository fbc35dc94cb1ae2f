import type { Configuration } from '../../domain/configuration.ts';
import type { Finding } from '../../domain/finding.ts';
import { families, familyOf, familySettings } from '../../domain/rule-family.ts';
import { shorten } from '../../domain/untrusted.ts';
import type { VerdictItem } from '../../domain/verdict.ts';
import { isAllowable } from './allowance.ts';
import { isApprovable } from './approvable.ts';
import { wordsOf } from './words.ts';

type Policy = Configuration['policy'];

/** A finding as it stands after everybody was asked. */
export interface Standing {
  readonly finding: Finding;
  /** Who stands for it; none when nobody does. */
  readonly approvers: readonly string[];
  /** Reason given in the file; null when none was. */
  readonly allowed: string | null;
}

/** Rules that are explained; the rest is in the list of findings and in the annotations. */
const mostRules = 40;
const mostPlaces = 4;
const longestPlace = 160;

/**
 * The findings as their author needs them: first what would unblock and who can do it, then rule by rule what was
 * found where, why it matters and what to do, at last what was looked for and not found.
 * @param options.everything whether all of it could be read
 */
export function explain(
  standing: readonly Standing[],
  policy: Policy,
  { everything }: { readonly everything: boolean },
): VerdictItem[] {
  const byRule = new Map<string, Standing[]>();
  for (const one of byFamily(standing)) {
    const same = byRule.get(one.finding.rule);
    if (same === undefined) byRule.set(one.finding.rule, [one]);
    else same.push(one);
  }
  const items = [...byRule].map(([rule, own]) => ruleItem(rule, own, policy));
  const blocked = items.filter(({ state }) => state === 'blocked');
  const rest = items.filter(({ state }) => state !== 'blocked');
  const more = items.length - mostRules;
  const allowable = standing.find(
    ({ finding }) =>
      finding.severity === 'block' && finding.earlier === undefined && isAllowable(finding.rule),
  );
  return [
    ...unblocking(standing),
    ...[...blocked, ...rest].slice(0, mostRules),
    ...(more > 0
      ? [
          quiet(
            `${count(more, 'more rule')} found something`,
            'The list of findings and the annotations say what.',
          ),
        ]
      : []),
    ...(allowable === undefined
      ? []
      : [
          quiet(
            'When a finding is mistaken',
            `A comment on its line or on the line before lets it pass, such as "wired-chaos: allow ${allowable.finding.rule} ` +
              'the reason". It is counted and shown to everybody; findings of guards and zones cannot be allowed.',
          ),
        ]),
    ...familyItems(standing, policy, everything),
  ];
}

/** In the order of the families: nobody but the author can do anything about what is exposed, so that comes first. */
function byFamily(standing: readonly Standing[]): Standing[] {
  const order = ({ finding }: Standing) => families.indexOf(familyOf(finding.rule) ?? 'zone');
  return standing.toSorted((one, other) => order(one) - order(other));
}

/** What would unblock this, one line for each who can. */
function unblocking(standing: readonly Standing[]): VerdictItem[] {
  const blocking = standing.map(({ finding }) => finding).filter(({ severity }) => severity === 'block');
  const forPeople = blocking.filter(isApprovable);
  const forAuthor = blocking.filter((finding) => !isApprovable(finding));
  const items: VerdictItem[] = [];
  if (forAuthor.length > 0) {
    items.push({
      state: 'blocked',
      title: `To unblock: ${count(forAuthor.length, 'exposed secret')} only the author can resolve`,
      detail: `${places(forAuthor)} No approval makes a secret secret again.`,
      next: 'The author: revoke and replace what is exposed, as said below, and take it out of the change.',
    });
  }
  if (forPeople.length > 0) {
    items.push({
      state: 'blocked',
      title: `To unblock: ${count(forPeople.length, 'finding')} that people can approve`,
      detail: places(forPeople),
      next:
        'The author: change it as said below. Or, if it has to be: the people whom the check wired-chaos/approval ' +
        'names approve exactly this head, by a review or with "/wired approve" and its commit.',
    });
  }
  return items;
}

function ruleItem(rule: string, own: readonly Standing[], policy: Policy): VerdictItem {
  const words = wordsOf(rule, policy);
  const blocking = own.map(({ finding }) => finding).filter(({ severity }) => severity === 'block');
  const people = [...new Set(own.flatMap(({ approvers }) => approvers))];
  const allowed = own.filter((one) => one.allowed !== null).length;
  const detail = [
    places(own.map(({ finding }) => finding)),
    ...(words === undefined ? [] : [words.why]),
    ...(people.length > 0 ? [`Approved by ${logins(people)}.`] : []),
    ...(allowed > 0 ? [`${count(allowed, 'finding')} allowed in the file.`] : []),
  ].join(' ');
  const title = `${words?.title ?? 'A rule'} (${rule})`;
  const [first] = blocking;
  if (first === undefined) return { state: 'passed', title, detail, next: '' };
  const same = blocking.every(({ remedy }) => remedy === first.remedy);
  const remedy = same ? first.remedy : (words?.remedy ?? first.remedy);
  // A zone is not for the author to change: its remedy says who approves.
  const next = familyOf(rule) === 'zone' ? remedy : `The author: ${remedy}`;
  return { state: 'blocked', title, detail, next };
}

/** Where findings are, as a sentence. */
function places(findings: readonly Finding[]): string {
  const all = [...new Set(findings.map(placeOf))];
  const named = all.slice(0, mostPlaces).join(', ');
  const rest = all.length - mostPlaces;
  return `In ${named}${rest > 0 ? ` and ${rest} more` : ''}.`;
}

function placeOf({ path, lines, earlier }: Finding): string {
  const start = (lines ?? earlier?.lines)?.start;
  const line = start === undefined ? '' : `:${start}`;
  const commit = earlier === undefined ? '' : ` of commit ${earlier.commit.slice(0, 7)}`;
  return `${shorten(path, longestPlace)}${line}${commit}`;
}

/** Families in which nothing was found, and those that are switched off. */
function familyItems(standing: readonly Standing[], policy: Policy, everything: boolean): VerdictItem[] {
  const found = new Set(standing.map(({ finding }) => familyOf(finding.rule)));
  const others = families.filter((family) => !found.has(family)).map((family) => familySettings[family]);
  const clean = others.filter((setting) => policy[setting] !== 'off');
  const off = others.filter((setting) => policy[setting] === 'off');
  return [
    ...(clean.length > 0
      ? [
          {
            state: 'passed' as const,
            title: found.size > 0 ? 'Nothing else found' : 'Nothing found',
            detail: `Looked for${everything ? '' : ', in what could be read'}: ${clean.map((setting) => `${setting} (${policy[setting]})`).join(', ')}.`,
            next: '',
          },
        ]
      : []),
    ...(off.length > 0 ? [quiet('Switched off', `By the configuration: ${off.join(', ')}.`)] : []),
  ];
}

function quiet(title: string, detail: string): VerdictItem {
  return { state: 'not-applicable', title, detail, next: '' };
}

/** People by their logins, as a part of a sentence. Without the sign that would call them. */
export function logins(approvers: readonly string[]): string {
  const last = approvers.at(-1) ?? '';
  return approvers.length < 2 ? last : `${approvers.slice(0, -1).join(', ')} and ${last}`;
}

/** An amount with its noun. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
