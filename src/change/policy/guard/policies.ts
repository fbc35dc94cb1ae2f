import type { ChangedFile } from '../../../domain/pull-request.ts';
import type { Sighting } from '../detector.ts';
import { baseText, headText } from '../file-text.ts';
import { guardRules as rules } from './rules.ts';

const policy = /\.(?:rego|sentinel)$/;
const tests = /_test\.rego$|(?:^|\/)tests?\//;
const levels = /\benforcement_level\s{0,20}=\s{0,20}"(advisory|soft-mandatory|hard-mandatory)"/g;
const strength = ['advisory', 'soft-mandatory', 'hard-mandatory'];
const alert = /^[ \t]{0,60}(?:-[ \t]{1,20})?alert:[ \t]{1,20}["']?([\w .:-]{1,200})/gm;
const dependabot = /^\.github\/dependabot\.ya?ml$/;
const ecosystem = /^[ \t]{0,20}(?:-[ \t]{1,10})?["']?package-ecosystem["']?:[ \t]{1,20}["']?([\w-]{1,60})/gm;

/** Files whose whole text these guards compare. */
export function isComparedPolicy(path: string): boolean {
  return policy.test(path) || dependabot.test(path) || /\.(?:hcl|ya?ml)$/.test(path);
}

/** Policies, alerts and updates of dependencies that a change takes away. */
export function weakenedPolicies(files: readonly ChangedFile[]): Sighting[] {
  const kept = new Set(files.flatMap((file) => namesIn(headText(file), alert)));
  return files.flatMap((file): Sighting[] => {
    const path = file.previousPath ?? file.path;
    if (!isComparedPolicy(path)) return [];
    const base = baseText(file);
    const head = file.status === 'removed' ? null : headText(file);
    if (policy.test(path)) return removed(file, path);
    if (typeof base !== 'string' || head === undefined) return [];
    if (dependabot.test(path)) return updates(path, base, head ?? '');
    if (path.endsWith('.hcl')) return enforcement(path, base, head ?? '');
    return namesIn(base, alert)
      .filter((name) => !kept.has(name))
      .map((name) => ({
        rule: rules.alert.id,
        path,
        subject: name,
        preview: `no longer has the alert ${name}`,
      }));
  });
}

function removed({ status, previousPath, path: now }: ChangedFile, path: string): Sighting[] {
  const isGone = status === 'removed' || (previousPath !== undefined && !policy.test(now));
  if (!isGone || tests.test(path)) return [];
  return [{ rule: rules.policy.id, path, subject: path, preview: `removes the policy ${path}` }];
}

function enforcement(path: string, base: string, head: string): Sighting[] {
  const [before, after] = [base, head].map((text) =>
    [...text.matchAll(levels)].map(([, level = '']) => strength.indexOf(level)).sort(),
  );
  if (before === undefined || after === undefined || before.length === 0) return [];
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one + 1, 0);
  if (sum(after) >= sum(before)) return [];
  return [
    { rule: rules.policy.id, path, subject: 'enforcement_level', preview: 'policies are enforced less' },
  ];
}

function updates(path: string, base: string, head: string): Sighting[] {
  const after = namesIn(head, ecosystem);
  const gone = [...new Set(namesIn(base, ecosystem))].filter((name) => !after.includes(name));
  const off = /^[ \t]{0,20}open-pull-requests-limit:[ \t]{1,20}0[ \t\r]{0,20}$/m;
  const found = [
    ...gone.map((name) => `no longer updates ${name}`),
    ...(off.test(head) && !off.test(base) ? ['opens no pull requests any more'] : []),
  ];
  return found.map((what) => ({ rule: rules.updates.id, path, subject: what, preview: what }));
}

function namesIn(text: string | null | undefined, pattern: RegExp): string[] {
  return typeof text === 'string' ? [...text.matchAll(pattern)].map(([, name]) => (name ?? '').trim()) : [];
}
