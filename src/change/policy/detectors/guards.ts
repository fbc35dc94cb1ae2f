import type { ChangedFile } from '../../../domain/pull-request.ts';
import { ownersOf } from '../../approvals/code-owners/owners.ts';
import { parseCodeowners } from '../../approvals/code-owners/parse.ts';
import { CONFIGURATION_PATH } from '../../configuration/path.ts';
import { allowancesOf } from '../allowance.ts';
import { BASELINE_PATH, parseBaseline } from '../baseline.ts';
import { CASES_PATH } from '../cases.ts';
import type { Detector, Sighting } from '../detector.ts';
import { baseText, headText } from '../file-text.ts';
import { weakenedByLines } from '../guard/lines.ts';
import { guardRules as rules } from '../guard/rules.ts';
import { loosenedSettings } from '../guard/settings.ts';
import { weakenedWorkflow } from '../guard/workflow.ts';
import { readWorkflow } from '../workflow/read.ts';

const workflow = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const codeowners = /^(?:\.github\/|docs\/)?CODEOWNERS$/;
const settings =
  /^\.github\/(?:settings|suborgs\/[^/]+|repos\/[^/]+)\.ya?ml$|(?:^|\/)rulesets?\/[^/]+\.json$/;

/** Guards that a change weakens: by comparing what they asked for before with what they ask for after. */
export const guards: Detector = {
  name: 'guards',
  rules: Object.values(rules),
  wants: (path) => (isGuard(path) ? 'both' : 'nothing'),
  detect: (files, { irreversible, loosened = () => [] }) => ({
    sightings: files.flatMap((file) => [
      ...weakenedByLines(file),
      ...allowances(file, irreversible(file.path)),
      ...compared(file, loosened),
    ]),
    unread: [],
  }),
};

function isGuard(path: string): boolean {
  const own = [CONFIGURATION_PATH, BASELINE_PATH, CASES_PATH];
  return own.includes(path) || workflow.test(path) || codeowners.test(path) || settings.test(path);
}

function allowances(file: ChangedFile, irreversible: boolean): Sighting[] {
  return allowancesOf(file)
    .filter(({ added, reason }) => added && reason !== null)
    .map(({ line, rule, reason }) => ({
      rule: rules.allowance.id,
      path: file.path,
      lines: { start: line, end: line },
      subject: `${rule} ${reason}`,
      preview: `allows ${rule}: ${reason}`,
      weight: irreversible ? 'block' : 'warn',
    }));
}

function compared(
  file: ChangedFile,
  loosened: (base: string, head: string | null) => readonly string[],
): Sighting[] {
  const path = file.previousPath ?? file.path;
  const base = baseText(file);
  if (!isGuard(path) || typeof base !== 'string') return [];
  // A guard that is moved elsewhere is gone from where it guarded.
  const moved = file.previousPath !== undefined && !isGuard(file.path);
  const head = moved || file.status === 'removed' ? null : headText(file);
  if (head === undefined) return [];
  if (path === CONFIGURATION_PATH) return configuration(path, loosened(base, head));
  if (path === BASELINE_PATH) return baseline(path, base, head);
  if (path === CASES_PATH) return cases(path, base, head);
  if (codeowners.test(path)) return owners(path, base, head ?? '');
  if (settings.test(path)) return protection(path, base, head);
  const [before, after] = [readWorkflow(base), head === null ? null : readWorkflow(head)];
  if (!before.ok || after?.ok === false) return [];
  return weakenedWorkflow(path, before.workflow, after?.workflow ?? null);
}

function configuration(path: string, found: readonly string[]): Sighting[] {
  return found.map((what) => ({ rule: rules.configuration.id, path, subject: what, preview: what }));
}

function baseline(path: string, base: string, head: string | null): Sighting[] {
  const [before, after] = [parseBaseline(base), parseBaseline(head)];
  if (!before.ok || !after.ok) return [];
  const added = [...after.ids].filter((id) => !before.ids.has(id));
  if (added.length === 0) return [];
  const preview = `${added.length} more findings are known`;
  return [{ rule: rules.baseline.id, path, subject: added.sort().join(), preview }];
}

function cases(path: string, base: string, head: string | null): Sighting[] {
  const names = (text: string) =>
    [...text.matchAll(/^\s{0,20}-?\s{0,20}name:\s{0,10}(.{1,200})$/gm)].map(([, name]) => name ?? '');
  const after = new Set(names(head ?? ''));
  return names(base)
    .filter((name) => !after.has(name))
    .map((name) => ({ rule: rules.cases.id, path, subject: name, preview: `without the case ${name}` }));
}

/** Asked of the patterns themselves: who owned what a line covers, and who owns it now. */
function owners(path: string, base: string, head: string): Sighting[] {
  // Whose teams they are matters for asking them, not for whether they own something.
  const [before, after] = [parseCodeowners(base, ''), parseCodeowners(head, '')];
  const patterns = base.split('\n').flatMap((line) => /^\s{0,20}([^#\s]\S{0,500})\s/.exec(line)?.[1] ?? []);
  return [...new Set(patterns)].flatMap((pattern): Sighting[] => {
    const example = exampleOf(pattern);
    const was = ownersOf(before.rules, example);
    if (was === null) return [];
    const is = ownersOf(after.rules, example);
    const all = (one: typeof was) =>
      [...one.users, ...one.teams, ...one.unreachable].map((name) => name.toLowerCase());
    if (is !== null && all(is).every((name) => all(was).includes(name))) return [];
    const how = is === null ? 'loses its owners' : 'gets other owners';
    const weight = is === null ? 'block' : 'warn';
    return [
      { rule: rules.owners.id, path, subject: `${pattern} ${how}`, preview: `${pattern} ${how}`, weight },
    ];
  });
}

/** A path that a pattern of CODEOWNERS covers. */
function exampleOf(pattern: string): string {
  const plain = pattern
    .replace(/^\//, '')
    .replaceAll('**', 'any')
    .replaceAll('*', 'any')
    .replaceAll('?', 'x');
  return plain.endsWith('/') ? `${plain}any` : plain;
}

function protection(path: string, base: string, head: string | null): Sighting[] {
  const found = head === null ? ['everything'] : (loosenedSettings(base, head) ?? []);
  return found.map((what) => ({
    rule: rules.protection.id,
    path,
    subject: what,
    preview: head === null ? 'the settings are removed' : `${what} protects less`,
  }));
}
