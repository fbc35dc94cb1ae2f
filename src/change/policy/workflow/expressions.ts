import type { Job, Placed, Step, Workflow } from './read.ts';

/** Of a workflow or a job that are followed into each step: no workflow has more. */
const mostVariables = 200;

/** `${{ … }}`, whose strings may hold single braces. */
export const expression = /\$\{\{((?:[^}]|\}(?!\})){0,1000})\}\}/g;

/**
 * Expressions whose value strangers choose.
 * @see https://docs.github.com/en/actions/reference/security/secure-use (Good practices for mitigating script injection)
 */
const untrusted =
  /github\s{0,5}\.\s{0,5}(?:head_ref|event\.(?:issue|pull_request|discussion|comment|review|review_comment)\.(?:title|body)|event\.pull_request\.head\.(?:ref|label|repo\.(?:default_branch|description|homepage))|event\.(?:head_commit|commits(?:\[[^\]]{0,20}\]|\.\*)?)\.(?:message|author\.(?:name|email)|committer\.(?:name|email))|event\.pages(?:\[[^\]]{0,20}\]|\.\*)?\.page_name|event\.workflow_run\.(?:head_branch|display_title|head_commit\.(?:message|author\.(?:name|email))|head_repository\.description|pull_requests)|event\.(?:client_payload|label\.name|milestone\.(?:title|description)|release\.(?:name|body)))/i;
const whole =
  /toJSON\(\s{0,5}github(?:\.event(?:\.(?:issue|pull_request|comment|review|review_comment|discussion|head_commit|commits|pages|workflow_run|client_payload))?)?\s{0,5}\)/i;

/** With `github['event']` written as `github.event`. */
export function dotted(text: string): string {
  return text.replace(/\[\s{0,5}['"]([A-Za-z_][\w-]{0,60})['"]\s{0,5}\]/g, '.$1');
}

/** The part of an expression whose value strangers choose; null when there is none. */
export function chosenByStrangers(inner: string): string | null {
  const plain = dotted(inner);
  const found = untrusted.exec(plain) ?? whole.exec(plain);
  return found === null || isOnlyCompared(plain) ? null : found[0];
}

/** A comparison gives true or false, whatever strangers write; so does a test of what it contains. */
function isOnlyCompared(inner: string): boolean {
  if (/&&|\|\|/.test(inner)) return false;
  return (
    /^[^=!<>]{1,300}(?:==|!=)[^=]{1,300}$/.test(inner) ||
    /^\s{0,5}!?\s{0,5}(?:contains|startsWith|endsWith)\((?:[^()]|\([^()]{0,200}\)){1,500}\)\s{0,5}$/.test(
      inner,
    )
  );
}

/** The environment of a step: its own, the job's and the workflow's. */
export function environmentOf(workflow: Workflow, job: Job, step: Step): ReadonlyMap<string, Placed<string>> {
  const around = [...workflow.env].slice(0, mostVariables);
  return new Map([...around, ...[...job.env].slice(0, mostVariables), ...step.env]);
}

/** A text with `${{ env.X }}` replaced by what X is. */
export function withEnvironment(text: string, environment: ReadonlyMap<string, Placed<string>>): string {
  return text.replace(/\$\{\{\s{0,5}env\.([A-Za-z_]\w{0,100})\s{0,5}\}\}/g, (all, name: string) => {
    return environment.get(name)?.value.slice(0, 500) ?? all;
  });
}

/** The variables of a script whose values a test is true of. */
export function variablesUsed(
  script: string,
  environment: ReadonlyMap<string, Placed<string>>,
  isMeant: (value: string) => boolean,
): string[] {
  return [...environment]
    .filter(([name, { value }]) => /^[A-Za-z_]\w{0,100}$/.test(name) && isMeant(value))
    .map(([name]) => name)
    .slice(0, mostVariables)
    .filter((name) => new RegExp(`\\$(?:\\{|env:)?${name}(?!\\w)`, 'i').test(script));
}
