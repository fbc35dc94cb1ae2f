import type { ChangedFile } from '../../../domain/pull-request.ts';
import { CONFIGURATION_PATH } from '../../configuration/path.ts';
import { allowancesOf } from '../allowance.ts';
import { BASELINE_PATH, parseBaseline } from '../baseline.ts';
import { CASES_PATH } from '../cases.ts';
import type { Detector, Sighting } from '../detector.ts';
import { baseText, headText } from '../file-text.ts';
import { weakenedByLines } from '../guard/lines.ts';
import { lostOwners } from '../guard/owners.ts';
import { isComparedPolicy, weakenedPolicies } from '../guard/policies.ts';
import { guardRules as rules } from '../guard/rules.ts';
import { loosenedSettings } from '../guard/settings.ts';
import { loosenedRepositories } from '../guard/terraform.ts';
import { weakenedWorkflow } from '../guard/workflow.ts';
import { readWorkflow } from '../workflow/read.ts';

const workflow = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const codeowners = /^(?:\.github\/|docs\/)?CODEOWNERS$/;
const settings =
  /^\.github\/(?:settings|suborgs\/[^/]+|repos\/[^/]+)\.ya?ml$|(?:^|\/)rulesets?\/[^/]+\.json$/;

const configured = /\.(?:tf|tofu)$/;

/** Guards that a change weakens: by comparing what they asked for before with what they ask for after. */
export const guards: Detector = {
  name: 'guards',
  rules: Object.values(rules),
  wants: (path) => (isGuard(path) || isComparedPolicy(path) || configured.test(path) ? 'both' : 'nothing'),
  detect: (files, { irreversible, loosened = () => [] }) => ({
    sightings: [
      ...files.flatMap((file) => [
        ...weakenedByLines(file),
        ...allowances(file, irreversible(file.path)),
        ...(isMoved(file, files) ? [] : compared(file, loosened)),
        ...repositories(file),
      ]),
      ...weakenedPolicies(files),
    ],
    unread: [],
  }),
};

function isGuard(path: string): boolean {
  const own = [CONFIGURATION_PATH, BASELINE_PATH, CASES_PATH];
  return own.includes(path) || workflow.test(path) || codeowners.test(path) || settings.test(path);
}

/** Whether a workflow or the owners only stand in another place where they count as well. */
function isMoved(file: ChangedFile, files: readonly ChangedFile[]): boolean {
  if (file.status !== 'removed') return false;
  const kind = [workflow, codeowners].find((one) => one.test(file.path));
  const base = baseText(file);
  return (
    kind !== undefined &&
    typeof base === 'string' &&
    files.some((other) => other.status === 'added' && kind.test(other.path) && headText(other) === base)
  );
}

/** Protections of branches and repositories that are kept in Terraform. */
function repositories(file: ChangedFile): Sighting[] {
  const { path, status } = file;
  if (!configured.test(path) || status === 'removed') return [];
  const [base, head] = [baseText(file), headText(file)];
  if (typeof base !== 'string' || typeof head !== 'string') return [];
  return loosenedRepositories(base, head).map((what) => ({
    rule: rules.protection.id,
    path,
    subject: what,
    preview: `${what} protects less`,
  }));
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

function owners(path: string, base: string, head: string): Sighting[] {
  return lostOwners(base, head).map(({ subject, weight }) => ({
    rule: rules.owners.id,
    path,
    subject,
    preview: subject,
    weight,
  }));
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
