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
    const [from, to] = [before.environment?.value, after?.environment?.value];
    if (
      from !== undefined &&
      after !== undefined &&
      to !== from &&
      (to === undefined || /prod/i.test(from))
    ) {
      add(rules.environment.id, before.id, `job ${before.id} leaves ${from}`, after.line);
    }
    if (before.exclusive && after !== undefined && !after.exclusive && !head.concurrency) {
      add(
        rules.concurrency.id,
        `concurrency ${before.id}`,
        `runs of job ${before.id} may overlap`,
        after.line,
      );
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
      else if (
        after.value.branches !== null &&
        after.value.branches !== value.branches &&
        narrows(value.branches, after.value.branches)
      ) {
        add(rules.job.id, `branches of ${name}`, `it runs on ${name} of other branches only`, after.line);
      } else if (after.value.filtered && !value.filtered) {
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

/** Whether branches that were looked at are no longer; both as lists in JSON. */
function narrows(before: string | null, after: string): boolean {
  if (before === null) return !/"(?:\*\*?|main|master|develop|trunk)"/.test(after);
  const kept = JSON.parse(after) as unknown;
  const were = JSON.parse(before) as unknown;
  if (!Array.isArray(kept) || !Array.isArray(were)) return true;
  return were.some((one) => !kept.includes(one));
}

/** Commands that succeed whatever happens. */
const swallows =
  /\|\|\s{0,5}(?:true|:|exit\s{1,3}0|echo\b)|;\s{0,5}(?:exit\s{1,3}0|true)\s{0,5}$|^\s{0,40}set\s{1,3}\+e\b|^\s{0,40}exit\s{1,3}0\s{0,5}$/m;
const nothing = /^\s{0,40}(?:true|:|exit 0|echo\b[^|;&>]{0,500}|#.{0,500})?\s{0,40}$/;

function isNothing(script: string): boolean {
  return script.split('\n').every((line) => nothing.test(line));
}

/** Steps that check something: a command that no longer does, or that nobody runs any more. */
function idle(before: Job, after: Job): string | null {
  const scripts = (job: Job) => job.steps.flatMap(({ run }) => (run === null ? [] : [run.value]));
  const [were, are] = [scripts(before), scripts(after)];
  const gone = were.filter((script) => !are.includes(script));
  const fresh = are.filter((script) => !were.includes(script));
  if (fresh.some((script) => swallows.test(script)) && !gone.some((script) => swallows.test(script)))
    return 'no longer fails when a command does';
  if (gone.length === 0) return null;
  const real = (all: readonly string[]) => all.filter((script) => !isNothing(script)).length;
  if (real(were) > 0 && real(are) === 0 && after.uses === null) return 'runs nothing any more';
  return fresh.some(isNothing) && real(fresh) < real(gone) ? 'skips what it ran' : null;
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
  return idle(before, after);
}

function isNever({ condition }: Pick<Job, 'condition'>): boolean {
  if (condition === null) return false;
  const text = condition.value.trim().replace(/^\$\{\{\s{0,10}|\s{0,10}\}\}$/g, '');
  return /^(?:false|!\s{0,3}true|0|''|null)$/.test(text) || /(?:^|&&\s{0,3})false(?:\s{0,3}&&|$)/.test(text);
}
