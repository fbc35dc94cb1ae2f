import type { Sighting } from '../detector.ts';
import type { Job, Workflow } from '../workflow/read.ts';
import { guardRules as rules } from './rules.ts';

const checking = ['pull_request', 'pull_request_target', 'merge_group', 'push'];

/** Whether a workflow looks at changes before they are merged. */
function checksChanges({ triggers }: Workflow): boolean {
  return ['pull_request', 'pull_request_target', 'merge_group'].some((name) => triggers.has(name));
}

/** What a change takes away from a workflow that guards. */
export function weakenedWorkflow(path: string, base: Workflow, head: Workflow | null): Sighting[] {
  if (head === null) {
    const weight = checksChanges(base) ? 'block' : 'warn';
    return [{ rule: rules.workflow.id, path, subject: path, preview: `removes ${path}`, weight }];
  }
  const found: Sighting[] = [];
  const add = (rule: Sighting['rule'], subject: string, preview: string, line?: number) =>
    found.push({
      rule,
      path,
      subject,
      preview,
      ...(line === undefined ? {} : { lines: { start: line, end: line } }),
    });
  for (const before of base.jobs) {
    const after = head.jobs.find(({ id }) => id === before.id);
    if (before.environment !== null && after !== undefined && after.environment === null) {
      add(rules.environment.id, before.id, `job ${before.id} leaves ${before.environment.value}`, after.line);
    }
    if (!checksChanges(base)) continue;
    const how = after === undefined ? isGone(before, head) : weaker(before, after);
    if (how !== null) add(rules.job.id, `${before.id} ${how}`, `job ${before.id} ${how}`, after?.line);
  }
  if (checksChanges(base)) {
    for (const [name, { value }] of base.triggers) {
      const after = head.triggers.get(name);
      if (!checking.includes(name)) continue;
      if (after === undefined) add(rules.job.id, `on ${name}`, `it no longer runs on ${name}`);
      else if (after.value.filtered && !value.filtered) {
        add(rules.job.id, `paths of ${name}`, `it runs on ${name} of some paths only`, after.line);
      }
    }
  }
  if (base.concurrency && !head.concurrency) {
    add(rules.concurrency.id, 'concurrency', 'its runs may overlap');
  }
  return found;
}

/** A job under another name that does the same is no loss for what it checks, but its check has another name. */
function isGone(before: Job, head: Workflow): string {
  const steps = JSON.stringify(before.steps.map(({ uses, run }) => [uses?.value, run?.value]));
  const successor = head.jobs.find(
    (job) => JSON.stringify(job.steps.map(({ uses, run }) => [uses?.value, run?.value])) === steps,
  );
  return successor === undefined
    ? 'is removed'
    : `becomes ${successor.id}, so that its check is not there any more`;
}

function weaker(before: Job, after: Job): string | null {
  if (isNever(after) && !isNever(before)) return 'never runs';
  if (after.continues && !before.continues) return 'may fail';
  const steps = new Map(before.steps.map((step) => [step.run?.value ?? step.uses?.value ?? '', step]));
  for (const step of after.steps) {
    const known = steps.get(step.run?.value ?? step.uses?.value ?? '');
    if (known !== undefined && step.continues && !known.continues)
      return `may fail in "${step.name || 'a step'}"`;
    if (known !== undefined && isNever(step) && !isNever(known)) return `skips "${step.name || 'a step'}"`;
  }
  return null;
}

function isNever({ condition }: Pick<Job, 'condition'>): boolean {
  return condition !== null && /^(?:\$\{\{\s{0,10})?false(?:\s{0,10}\}\})?$/.test(condition.value.trim());
}
