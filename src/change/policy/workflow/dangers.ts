import type { Job, Placed, Step, Workflow } from './read.ts';
import { workflowRules as rules } from './rules.ts';

/** Something dangerous in a workflow. */
export interface Danger {
  readonly rule: (typeof rules)[keyof typeof rules]['id'];
  /** The same before and after, wherever it stands, so that only what is new is reported. */
  readonly key: string;
  readonly line: number;
  readonly preview: string;
  readonly weight?: 'block' | 'warn';
}

/** Events that run with the base repository's rights for what strangers send. */
const privileged = [
  'pull_request_target',
  'workflow_run',
  'issue_comment',
  'issues',
  'discussion',
  'discussion_comment',
];
const fromPulls = ['pull_request', ...privileged];

/**
 * Expressions whose value strangers choose.
 * @see https://docs.github.com/en/actions/reference/security/secure-use (Good practices for mitigating script injection)
 */
const untrusted =
  /github\s{0,5}\.\s{0,5}(?:head_ref|event\.(?:issue|pull_request|discussion|comment|review|review_comment)\.(?:title|body)|event\.pull_request\.head\.(?:ref|label|repo\.(?:default_branch|description|homepage))|event\.(?:head_commit|commits(?:\[[^\]]{0,20}\]|\.\*)?)\.(?:message|author\.(?:name|email)|committer\.(?:name|email))|event\.pages(?:\[[^\]]{0,20}\]|\.\*)?\.page_name|event\.workflow_run\.(?:head_branch|display_title|head_commit\.(?:message|author\.(?:name|email))|head_repository\.description|pull_requests)|event\.(?:client_payload|label\.name|milestone\.(?:title|description)|release\.(?:name|body)))/i;
const expression = /\$\{\{([^}]{0,1000})\}\}/g;
/** What brings a pull request's own code into a privileged job. */
const headOfPull =
  /github\.event\.pull_request\.head\b|github\.head_ref|github\.event\.workflow_run\.head_|refs\/pull\/|github\.event\.pull_request\.merge_commit_sha|github\.event\.number|github\.event\.issue\.number/;
const fetchesPull =
  /\bgh\s{1,5}pr\s{1,5}checkout\b|git\s{1,5}(?:fetch|pull|checkout)\b[^\n]{0,200}(?:pull\/|\$\{\{[^}]{0,200}head)/;
const scriptInputs: readonly string[] = ['script', 'run', 'command', 'cmd', 'inlineScript', 'shell-command'];
const writeScopes = [
  'contents',
  'packages',
  'actions',
  'id-token',
  'deployments',
  'pull-requests',
  'issues',
  'checks',
  'statuses',
  'security-events',
  'pages',
  'repository-projects',
  'discussions',
  'attestations',
];
const commit = /@[0-9a-f]{40}$/;

/** Everything dangerous in a workflow. */
export function dangersIn(workflow: Workflow): Danger[] {
  const triggers = [...workflow.triggers.keys()];
  const isPrivileged = triggers.some((name) => privileged.includes(name));
  return [
    ...permissions('the workflow', workflow.permissions, true),
    ...secretsIn('the workflow', workflow.env, rules.exposed.id),
    ...unsecure('the workflow', workflow.env),
    ...workflow.jobs.flatMap((job) => [
      ...permissions(`job ${job.id}`, job.permissions, false),
      ...unsecure(`job ${job.id}`, job.env),
      ...called(job),
      ...runner(job, triggers),
      ...containers(job),
      ...condition(`job ${job.id}`, job.condition),
      ...job.steps.flatMap((step) => inStep(job, step, isPrivileged, triggers)),
    ]),
  ];
}

function inStep(job: Job, step: Step, isPrivileged: boolean, triggers: readonly string[]): Danger[] {
  const place = `job ${job.id}`;
  return [
    ...unpinned(place, step.uses),
    ...(isPrivileged ? untrustedCheckout(place, step, triggers) : []),
    ...injections(place, step),
    ...environmentWrites(place, step),
    ...condition(place, step.condition),
    ...unsecure(place, step.env),
    ...[...step.with, ...step.env].flatMap(([name, text]) => allSecrets(place, name, text)),
    ...(step.run === null ? [] : allSecrets(place, 'run', step.run)),
  ];
}

function permissions(place: string, given: Workflow['permissions'], whole: boolean): Danger[] {
  return [...given].flatMap(([scope, { value, line }]): Danger[] => {
    if (scope === '*') {
      if (value !== 'write-all') return [];
      return [
        { rule: rules.permissions.id, key: `${place} write-all`, line, preview: `${place} gets write-all` },
      ];
    }
    if (!whole || value !== 'write' || !writeScopes.includes(scope)) return [];
    const preview = `every job gets ${scope}: write`;
    return [{ rule: rules.permissions.id, key: `${place} ${scope}`, line, preview, weight: 'warn' }];
  });
}

function secretsIn(place: string, env: Workflow['env'], rule: Danger['rule']): Danger[] {
  return [...env].flatMap(([name, { value, line }]): Danger[] => {
    if (!/\$\{\{[^}]{0,200}\bsecrets\s{0,5}[.[]/.test(value)) return [];
    return [
      { rule, key: `${place} ${name}`, line, preview: `${name} holds a secret for every step of every job` },
    ];
  });
}

function allSecrets(place: string, name: string, { value, line }: Placed<string>): Danger[] {
  if (!/\$\{\{[^}]{0,200}toJSON\(\s{0,5}secrets\s{0,5}\)/i.test(value)) return [];
  return [
    { rule: rules.exposed.id, key: `${place} all ${name}`, line, preview: `${place} is given every secret` },
  ];
}

function unsecure(place: string, env: Workflow['env']): Danger[] {
  const found = env.get('ACTIONS_ALLOW_UNSECURE_COMMANDS');
  if (found === undefined || found.value !== 'true') return [];
  const preview = `${place} allows commands that logs can forge`;
  return [{ rule: rules.commands.id, key: place, line: found.line, preview }];
}

function called({ id, uses, secrets }: Job): Danger[] {
  if (uses === null || uses.value.startsWith('./')) return [];
  const pinned = commit.test(uses.value);
  const preview = `job ${id} calls ${uses.value}`;
  const inherits = secrets?.value === 'inherit';
  if (inherits && !pinned) {
    return [{ rule: rules.inherit.id, key: `job ${id} ${nameOf(uses.value)}`, line: uses.line, preview }];
  }
  return unpinned(`job ${id}`, uses);
}

function unpinned(place: string, uses: Placed<string> | null): Danger[] {
  if (uses === null || uses.value.startsWith('./') || uses.value.includes('${{')) return [];
  const { value, line } = uses;
  const key = `${place} ${value}`;
  if (value.startsWith('docker://')) {
    if (/@sha256:[0-9a-f]{64}$/.test(value)) return [];
    return [
      { rule: rules.unpinned.id, key, line, preview: `${value} can be replaced by whoever owns the image` },
    ];
  }
  if (commit.test(value)) return [];
  const own = /^(?:actions|github)\//.test(value);
  const preview = `${value} can be replaced by whoever owns ${nameOf(value)}`;
  return [{ rule: rules.unpinned.id, key, line, preview, weight: own ? 'warn' : 'block' }];
}

function nameOf(uses: string): string {
  return uses.split('@', 1)[0] ?? uses;
}

function untrustedCheckout(place: string, step: Step, triggers: readonly string[]): Danger[] {
  const event = triggers.find((name) => privileged.includes(name)) ?? '';
  const preview = `${place} runs on ${event} and checks out what strangers sent`;
  const ref = step.with.get('ref');
  const repository = step.with.get('repository');
  if (step.uses !== null && /^actions\/checkout@/.test(step.uses.value)) {
    const from = [ref, repository].find((one) => one !== undefined && headOfPull.test(one.value));
    if (from === undefined) return [];
    return [{ rule: rules.checkout.id, key: `${place} checkout`, line: from.line, preview }];
  }
  if (step.run === null || !fetchesPull.test(step.run.value)) return [];
  return [{ rule: rules.checkout.id, key: `${place} fetch`, line: step.run.line, preview }];
}

function injections(place: string, step: Step): Danger[] {
  const scripts = [
    ...(step.run === null ? [] : [step.run]),
    ...scriptInputs.flatMap((name) => step.with.get(name) ?? []),
  ];
  return scripts.flatMap(({ value, line }) =>
    [...value.matchAll(expression)].flatMap((match): Danger[] => {
      const inner = (match[1] ?? '').trim();
      const found = untrusted.exec(inner);
      if (found === null || isOnlyCompared(inner)) return [];
      const at = line + value.slice(0, match.index).split('\n').length - (value.includes('\n') ? 0 : 1);
      const preview = `${place} puts ${found[0]} into a script`;
      return [{ rule: rules.injection.id, key: `${place} ${found[0]}`, line: at, preview }];
    }),
  );
}

/** A comparison gives true or false, whatever strangers write; so does a test of what it contains. */
function isOnlyCompared(inner: string): boolean {
  if (/&&|\|\|/.test(inner)) return false;
  return (
    /^[^=!<>]{1,300}(?:==|!=)[^=]{1,300}$/.test(inner) ||
    /^(?:contains|startsWith|endsWith)\([^()]{1,500}\)$/.test(inner)
  );
}

function environmentWrites(place: string, { run, env }: Step): Danger[] {
  if (run === null || !/>>\s{0,5}["']?\$\{?GITHUB_(?:ENV|PATH)\b/.test(run.value)) return [];
  const names = [...env].filter(([, { value }]) => untrusted.test(value)).map(([name]) => name);
  const used = names.find((name) => run.value.includes(`$${name}`) || run.value.includes(`\${${name}`));
  if (used === undefined) return [];
  const preview = `${place} writes ${used}, which strangers choose, into the environment of later steps`;
  return [{ rule: rules.environment.id, key: `${place} ${used}`, line: run.line, preview }];
}

function runner({ id, line, runsOn }: Job, triggers: readonly string[]): Danger[] {
  if (!runsOn.includes('self-hosted') || !triggers.some((name) => fromPulls.includes(name))) return [];
  const preview = `job ${id} runs what pull requests bring on a machine of one's own`;
  return [{ rule: rules.selfHosted.id, key: `job ${id}`, line, preview }];
}

function containers({ id, images, passwords }: Job): Danger[] {
  const place = `job ${id}`;
  return [
    ...passwords.flatMap(({ value, line }): Danger[] =>
      value.includes('${{')
        ? []
        : [
            {
              rule: rules.credentials.id,
              key: place,
              line,
              preview: `${place} has a registry password in the file`,
            },
          ],
    ),
    ...images.flatMap(({ value, line }): Danger[] => {
      if (value.includes('@sha256:') || value.includes('${{')) return [];
      const preview = `${place} runs in ${value}, which can be replaced`;
      return [{ rule: rules.image.id, key: `${place} ${value}`, line, preview }];
    }),
  ];
}

function condition(place: string, given: Placed<string> | null): Danger[] {
  if (given === null) return [];
  const { value, line } = given;
  const text = value.trim();
  const found: Danger[] = [];
  // Text around an expression makes a string of it, and a string that is not empty is true.
  if (
    /^\$\{\{[^}]{0,1000}\}\}\s{0,20}\S/.test(text) ||
    /^[^$\s][^$]{0,500}\$\{\{/.test(text) ||
    /^\$\{\{[\s\S]{0,1000}\}\}\n$/.test(value)
  ) {
    found.push({
      rule: rules.always.id,
      key: `${place} ${text}`,
      line,
      preview: `${place}: "${text}" is always true`,
    });
  }
  if (/github\.(?:actor|triggering_actor)\s{0,5}==\s{0,5}['"][^'"]{1,100}\[bot\]['"]/.test(text)) {
    const preview = `${place} trusts whoever pushed last to be a bot`;
    found.push({ rule: rules.actor.id, key: `${place} ${text}`, line, preview });
  }
  return found;
}
