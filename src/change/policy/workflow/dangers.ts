import { runArtifact, takesOverEnvironment } from './artifacts.ts';
import {
  chosenByStrangers,
  dotted,
  environmentOf,
  expression,
  variablesUsed,
  withEnvironment,
} from './expressions.ts';
import { debugFlags, printedSecrets } from './leaks.ts';
import type { Job, Placed, Step, Workflow } from './read.ts';
import { workflowRules as rules } from './rules.ts';
import { isArchived, lookalikeOf } from './supply.ts';

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

/** What brings a pull request's own code into a privileged job. */
const headOfPull =
  /github\.event\.pull_request\.head\b|github\.head_ref|github\.event\.workflow_run\.head_|refs\/pull\/|github\.event\.pull_request\.merge_commit_sha|github\.event\.number|github\.event\.issue\.number/;
const fetchesPull =
  /\bgh\s{1,5}pr\s{1,5}checkout\b|git\s{1,5}(?:fetch|pull|checkout)\b[^\n]{0,200}(?:pull\/|\$\{\{[^}]{0,200}head)/;
/** A commit that an earlier step looked up. */
const headByOutput =
  /\b(?:steps|needs)\.[\w-]{1,100}\.outputs\.(?!\w{0,60}base)[\w-]{0,60}(?:sha|ref|head|branch|commit)/i;
const checksOut =
  /\bgit\b[^\n]{0,100}\b(?:fetch|pull|checkout|switch|merge|clone|reset)\b|\bgh\s{1,5}pr\s{1,5}checkout\b/;
const writesEnvironment =
  /(?:>>?\s{0,5}|\btee\s{1,5}(?:-a\s{1,5}|--append\s{1,5})?|-FilePath\s{1,5}|Add-Content\s{1,5}(?:-Path\s{1,5})?)["']?\$(?:\{|env:)?GITHUB_(?:ENV|PATH)\b/i;
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
const actor = String.raw`github\.(?:actor|triggering_actor)`;
const bot = String.raw`['"][^'"]{0,100}\[bot\]['"]`;
/** What holds when a bot pushed last, whoever opened the pull request. */
const byBot = new RegExp(
  `${actor}\\s{0,5}==\\s{0,5}${bot}|${bot}\\s{0,5}==\\s{0,5}${actor}|(?:endsWith|contains|startsWith)\\(\\s{0,5}${actor}\\s{0,5},\\s{0,5}['"][^'"]{0,60}bot|contains\\(\\s{0,5}(?:fromJSON\\()?['"].{0,200}\\[bot\\].{0,200},\\s{0,5}${actor}`,
  'i',
);
const commit = /@[0-9a-f]{40}$/;

/** Everything dangerous in a workflow. */
export function dangersIn(workflow: Workflow): Danger[] {
  const triggers = [...workflow.triggers.keys()];
  const isPrivileged = triggers.some((name) => privileged.includes(name));
  return [
    ...permissions('the workflow', workflow.permissions, true),
    ...secretsIn('the workflow', workflow.env, rules.exposed.id),
    ...unsecure('the workflow', workflow.env),
    ...talkative('the workflow', workflow.env),
    ...[...workflow.env].flatMap(([name, text]) => allSecrets('the workflow', name, text)),
    ...workflow.jobs.flatMap((job) => [
      ...permissions(`job ${job.id}`, job.permissions, false),
      ...unsecure(`job ${job.id}`, job.env),
      ...talkative(`job ${job.id}`, job.env),
      ...[...job.env].flatMap(([name, text]) => allSecrets(`job ${job.id}`, name, text)),
      ...artifacts(job, triggers),
      ...caches(job, triggers),
      ...called(job),
      ...runner(job, triggers),
      ...containers(job),
      ...condition(`job ${job.id}`, job.condition),
      ...job.steps.flatMap((step) => inStep(workflow, job, step, isPrivileged)),
    ]),
  ];
}

function inStep(workflow: Workflow, job: Job, step: Step, isPrivileged: boolean): Danger[] {
  const place = `job ${job.id}`;
  const triggers = [...workflow.triggers.keys()];
  const environment = environmentOf(workflow, job, step);
  return [
    ...unpinned(place, step.uses),
    ...(isPrivileged ? untrustedCheckout(place, step, triggers, environment) : []),
    ...injections(place, step, environment),
    ...environmentWrites(place, step, environment, triggers.includes('workflow_run')),
    ...printedSecrets(step, environment).map(({ at, what }) => ({
      rule: rules.printed.id,
      key: `${place} prints ${what}`,
      line: lineIn(step.run, at),
      preview: `${place} prints ${what}`,
    })),
    ...talkative(place, step.env),
    ...condition(place, step.condition),
    ...unsecure(place, step.env),
    ...[...step.with, ...step.env].flatMap(([name, text]) => allSecrets(place, name, text)),
    ...(step.run === null ? [] : allSecrets(place, 'run', step.run)),
  ];
}

/** Where a line of a script stands in the file; a script on one line stands where it begins. */
function lineIn(run: Placed<string> | null, at: number): number {
  return run === null ? 1 : run.line + at + (run.value.includes('\n') ? 1 : 0);
}

function talkative(place: string, env: Workflow['env']): Danger[] {
  return debugFlags(env).map(({ name, line }) => ({
    rule: rules.debug.id,
    key: `${place} ${name}`,
    line,
    preview: `${place} sets ${name}`,
  }));
}

function artifacts(job: Job, triggers: readonly string[]): Danger[] {
  const run = triggers.includes('workflow_run') ? runArtifact(job) : null;
  if (run === null) return [];
  const preview = `job ${job.id} runs what it downloaded from the run before`;
  return [{ rule: rules.checkout.id, key: `job ${job.id} artifact`, line: run.line, preview }];
}

const publishes =
  /\b(?:npm|pnpm|yarn|cargo|poetry|uv|flit|hatch|gem|mvn|gradle)\b[^\n]{0,60}\b(?:publish|deploy|push)\b|\btwine\s{1,5}upload\b|\bdocker\s{1,5}push\b|\bgh\s{1,5}release\s{1,5}(?:create|upload)\b|\bgoreleaser\b/;
const publishers =
  /(?:gh-action-pypi-publish|action-gh-release|goreleaser-action|release-action|npm-publish)@/;

/** What other runs left in a cache, put into what is published. */
function caches(job: Job, triggers: readonly string[]): Danger[] {
  const releases = triggers.includes('release') || triggers.includes('tags');
  const isPublishing = job.steps.some(
    ({ run, uses }) => publishes.test(run?.value ?? '') || publishers.test(uses?.value ?? ''),
  );
  if (!releases || !isPublishing) return [];
  return job.steps.flatMap((step): Danger[] => {
    const uses = step.uses?.value ?? '';
    const isCache = /^actions\/cache(?:\/restore)?@/.test(uses);
    const cached = step.with.get('cache')?.value ?? 'false';
    if (!isCache && !(/^actions\/setup-/.test(uses) && cached !== 'false' && cached !== '')) return [];
    const preview = `job ${job.id} publishes what it built with a cache that other runs fill`;
    const key = `job ${job.id} cache ${uses}`;
    return [
      {
        rule: rules.cache.id,
        key,
        line: step.line,
        preview,
        ...(isCache ? {} : { weight: 'warn' as const }),
      },
    ];
  });
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
    return [{ rule: rules.permissions.id, key: `${place} ${scope}`, line, preview }];
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
  if (found === undefined || !/^(?:true|1|yes|on)$/i.test(found.value)) return [];
  const preview = `${place} allows commands that logs can forge`;
  return [{ rule: rules.commands.id, key: place, line: found.line, preview }];
}

function called({ id, uses, secrets }: Job): Danger[] {
  if (uses === null || uses.value.startsWith('./')) return [];
  if (uses.value.startsWith('docker://')) return unpinned(`job ${id}`, uses);
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
  const action = nameOf(value);
  const [alike, old] = [lookalikeOf(action), isArchived(action)];
  if (alike !== null || old) {
    const preview = alike === null ? `nobody keeps ${action} up any more` : `${action} is not of ${alike}`;
    return [{ rule: rules.doubtful.id, key, line, preview }];
  }
  if (commit.test(value)) return [];
  const own = /^(?:actions|github)\//.test(value);
  const preview = `${value} can be replaced by whoever owns ${nameOf(value)}`;
  return [{ rule: rules.unpinned.id, key, line, preview, weight: own ? 'warn' : 'block' }];
}

function nameOf(uses: string): string {
  return uses.split('@', 1)[0] ?? uses;
}

function untrustedCheckout(
  place: string,
  step: Step,
  triggers: readonly string[],
  environment: ReadonlyMap<string, Placed<string>>,
): Danger[] {
  const event = triggers.find((name) => privileged.includes(name)) ?? '';
  const preview = `${place} runs on ${event} and checks out what strangers sent`;
  const isHead = (value: string) => headOfPull.test(dotted(value));
  if (step.uses !== null && /^actions\/checkout@/.test(step.uses.value)) {
    const from = [step.with.get('ref'), step.with.get('repository')].find((one) => {
      const value = one === undefined ? '' : withEnvironment(one.value, environment);
      return isHead(value) || headByOutput.test(value);
    });
    if (from === undefined) return [];
    return [{ rule: rules.checkout.id, key: `${place} checkout`, line: from.line, preview }];
  }
  if (step.run === null) return [];
  const script = step.run.value;
  const byVariable = checksOut.test(script) && variablesUsed(script, environment, isHead).length > 0;
  if (!byVariable && !fetchesPull.test(withEnvironment(script, environment))) return [];
  return [{ rule: rules.checkout.id, key: `${place} fetch`, line: step.run.line, preview }];
}

function injections(place: string, step: Step, environment: ReadonlyMap<string, Placed<string>>): Danger[] {
  const scripts = [
    ...(step.run === null ? [] : [step.run]),
    ...scriptInputs.flatMap((name) => step.with.get(name) ?? []),
  ];
  return scripts.flatMap(({ value, line }) => {
    const first = line - (value.includes('\n') ? 0 : 1);
    const lines = linesBefore(value);
    return [...value.matchAll(expression)].flatMap((match): Danger[] => {
      const inner = (match[1] ?? '').trim();
      const name = /^env\.([A-Za-z_]\w{0,100})$/.exec(dotted(inner))?.[1];
      const given = name === undefined ? undefined : environment.get(name)?.value;
      const found = chosenByStrangers(given === undefined ? inner : innerOf(given));
      if (found === null) return [];
      const preview = `${place} puts ${found} into a script`;
      const at = first + 1 + lines(match.index);
      return [{ rule: rules.injection.id, key: `${place} ${found}`, line: at, preview }];
    });
  });
}

/** How many lines end before a place of a text; to be asked from the first place on. */
function linesBefore(text: string): (place: number) => number {
  let lines = 0;
  let next = text.indexOf('\n');
  return (place) => {
    for (; next >= 0 && next < place; next = text.indexOf('\n', next + 1)) lines += 1;
    return lines;
  };
}

/** The expressions of a text, without what stands around them. */
function innerOf(text: string): string {
  const inner = [...text.matchAll(expression)].map((match) => (match[1] ?? '').trim());
  return inner.length === 1 ? (inner[0] ?? '') : inner.join(' ');
}

function environmentWrites(
  place: string,
  { run }: Step,
  environment: ReadonlyMap<string, Placed<string>>,
  followsRun: boolean,
): Danger[] {
  if (run === null || !writesEnvironment.test(run.value)) return [];
  const [used] = variablesUsed(
    run.value,
    environment,
    (value) => value.includes('${{') && chosenByStrangers(innerOf(value)) !== null,
  );
  const own = /\$\{?GITHUB_HEAD_REF\b/.test(run.value) ? 'GITHUB_HEAD_REF' : undefined;
  const file = followsRun && takesOverEnvironment(run.value) ? 'a file of the run before' : undefined;
  const what = used ?? own ?? file;
  if (what === undefined) return [];
  const preview = `${place} writes ${what}, which strangers choose, into the environment of later steps`;
  return [{ rule: rules.environment.id, key: `${place} ${what}`, line: run.line, preview }];
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
      // A version of an official image moves only within it.
      const weight = /^[\w.-]{1,60}:v?\d[\w.-]{0,60}$/.test(value) ? 'warn' : 'block';
      return [{ rule: rules.image.id, key: `${place} ${value}`, line, preview, weight }];
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
  if (
    /\|\|\s{0,5}(?:true|'[^']{1,100}')\s{0,5}(?:\}\})?$/.test(text) ||
    /^(?:\$\{\{\s{0,5})?(?:true|'[^']{1,100}'|!\s{0,3}false)(?:\s{0,5}\}\})?$/.test(text)
  ) {
    const preview = `${place}: "${text}" is always true`;
    found.push({ rule: rules.always.id, key: `${place} ${text}`, line, preview });
  }
  if (byBot.test(dotted(text))) {
    const preview = `${place} trusts whoever pushed last to be a bot`;
    found.push({ rule: rules.actor.id, key: `${place} ${text}`, line, preview });
  }
  return found;
}
