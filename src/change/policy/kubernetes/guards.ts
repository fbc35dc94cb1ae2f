import type { Sighting } from '../detector.ts';
import { reportOf } from '../manifest/report.ts';
import { formOf } from '../manifest/same.ts';
import { at, entriesAt, itemsAt, lineAt, type Tree, textAt } from '../manifest/tree.ts';
import type { Rule } from '../rule.ts';
import { type KubernetesObject, titleOf } from './object.ts';
import { kubernetesRules as rules } from './rules.ts';

/** What a change takes from the guards of a cluster; `base` is undefined for a new object. */
export function guardSightings(base: KubernetesObject | undefined, head: KubernetesObject): Sighting[] {
  if (base !== undefined && formOf(base.tree) === formOf(head.tree)) return [];
  const found: Sighting[] = [];
  const report = (rule: Rule, line: number, preview: string, weight: Rule['weight'] = 'block') => {
    found.push(reportOf(rule, head.path, line, `${titleOf(head)}: ${preview}`, { weight }));
  };
  if (head.kind === 'ClusterRoleBinding' || head.kind === 'RoleBinding') bindings(base, head, report);
  if (base === undefined) return found;
  if (/WebhookConfiguration$/.test(head.kind)) webhooks(base, head, report);
  for (const [key, strict, loose] of modes) {
    const [from, to] = [textAt(base.tree, 'spec', key), textAt(head.tree, 'spec', key)];
    if (from !== to && strict.test(from ?? 'deny') && from !== undefined && loose.test(to ?? 'audit')) {
      report(rules.guard, lineAt(head.tree, 'spec', key), `${key} ${from} becomes ${to ?? 'unset'}`);
    }
  }
  if (head.kind === 'CustomResourceDefinition') versions(base, head, report);
  if (head.kind === 'PodDisruptionBudget') {
    for (const [key, open] of [
      ['minAvailable', /^0%?$/],
      ['maxUnavailable', /^100%$/],
    ] as const) {
      const [from, to] = [textAt(base.tree, 'spec', key), textAt(head.tree, 'spec', key)];
      if (to !== undefined && open.test(to) && from !== to) {
        report(rules.guard, lineAt(head.tree, 'spec', key), `${key} becomes ${to}`, 'warn');
      }
    }
  }
  if (/NetworkPolicy$/.test(head.kind)) {
    for (const side of ['ingress', 'egress']) {
      const isOpen = (tree: Tree) => itemsAt(tree, 'spec', side).some((item) => entriesAt(item).size === 0);
      if (isOpen(head.tree) && !isOpen(base.tree)) {
        report(rules.guard, lineAt(head.tree, 'spec', side), `lets all ${side} through`);
      }
    }
    const types = itemsAt(head.tree, 'spec', 'policyTypes').length;
    if (types < itemsAt(base.tree, 'spec', 'policyTypes').length) {
      report(rules.guard, lineAt(head.tree, 'spec', 'policyTypes'), 'is no longer about one direction');
    }
  }
  if (head.kind === 'Namespace') podSecurity(base, head, report);
  return found;
}

type Say = (rule: Rule, line: number, preview: string, weight?: Rule['weight']) => void;

const modes: readonly (readonly [string, RegExp, RegExp])[] = [
  ['validationFailureAction', /^enforce$/i, /^audit$/i],
  ['failureAction', /^enforce$/i, /^audit$/i],
  ['enforcementAction', /^deny$/i, /^(?:dryrun|warn)$/i],
];

/** The group of everybody who administers, and roles that allow everything. */
function bindings(base: KubernetesObject | undefined, head: KubernetesObject, say: Say): void {
  const role = textAt(head.tree, 'roleRef', 'name');
  const known = new Set(itemsAt(base?.tree, 'subjects').map(formOf));
  const same = textAt(base?.tree, 'roleRef', 'name') === role;
  const subjects = itemsAt(head.tree, 'subjects').filter((one) => !same || !known.has(formOf(one)));
  const cluster = head.kind === 'ClusterRoleBinding';
  if (role === 'cluster-admin' && (subjects.length > 0 || base === undefined)) {
    const who = subjects.map((one) => `${textAt(one, 'kind') ?? ''} ${textAt(one, 'name') ?? ''}`).join(', ');
    const line = subjects[0]?.line ?? head.tree.line;
    say(rules.admin, line, `binds cluster-admin to ${who || 'nobody yet'}`, cluster ? 'block' : 'warn');
    return;
  }
  for (const subject of subjects) {
    const name = textAt(subject, 'name') ?? '';
    if (
      cluster &&
      /^system:(?:anonymous|unauthenticated)$/.test(name) &&
      role !== 'system:public-info-viewer'
    ) {
      say(rules.admin, subject.line, `binds ${role ?? 'a role'} to ${name}`);
    }
  }
}

function webhooks(base: KubernetesObject, head: KubernetesObject, say: Say): void {
  const hooks = itemsAt(head.tree, 'webhooks');
  for (const before of itemsAt(base.tree, 'webhooks')) {
    const name = textAt(before, 'name');
    const now = hooks.find((one) => textAt(one, 'name') === name);
    if (now === undefined) {
      say(rules.guard, lineAt(head.tree, 'webhooks'), `webhook ${name ?? ''} is removed`);
      continue;
    }
    // Fail is the default.
    const [from, to] = [textAt(before, 'failurePolicy') ?? 'Fail', textAt(now, 'failurePolicy') ?? 'Fail'];
    if (from === 'Fail' && to === 'Ignore') {
      say(rules.guard, lineAt(now, 'failurePolicy'), `failurePolicy of ${name ?? ''} becomes Ignore`);
    }
  }
}

function versions(base: KubernetesObject, head: KubernetesObject, say: Say): void {
  const named = (tree: Tree) =>
    new Map(itemsAt(tree, 'spec', 'versions').map((one) => [textAt(one, 'name') ?? '', one]));
  const now = named(head.tree);
  const line = lineAt(head.tree, 'spec', 'versions');
  for (const [name, before] of named(base.tree)) {
    const after = now.get(name);
    if (after === undefined) say(rules.definition, line, `version ${name} is removed`);
    else if (textAt(before, 'storage') === 'true' && textAt(after, 'storage') !== 'true') {
      say(rules.definition, lineAt(after, 'storage'), `version ${name} is no longer stored`);
    } else if (textAt(before, 'served') === 'true' && textAt(after, 'served') === 'false') {
      say(rules.definition, lineAt(after, 'served'), `version ${name} is no longer served`);
    }
  }
}

const levels: readonly string[] = ['privileged', 'baseline', 'restricted'];

function podSecurity(base: KubernetesObject, head: KubernetesObject, say: Say): void {
  const label = 'pod-security.kubernetes.io/enforce';
  const from = textOf(at(base.tree, 'metadata', 'labels', label));
  const to = textOf(at(head.tree, 'metadata', 'labels', label));
  if (from !== undefined && levels.indexOf(to ?? 'privileged') < levels.indexOf(from)) {
    say(
      rules.guard,
      lineAt(head.tree, 'metadata', 'labels', label),
      `${label} ${from} becomes ${to ?? 'unset'}`,
    );
  }
}

function textOf(tree: Tree | undefined): string | undefined {
  return tree?.kind === 'scalar' ? tree.text : undefined;
}
