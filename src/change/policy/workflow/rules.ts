import type { Rule } from '../rule.ts';

const secureUse = 'https://docs.github.com/en/actions/reference/security/secure-use';

function rule(
  name: string,
  title: string,
  why: string,
  remedy: string,
  more: Partial<Pick<Rule, 'weight' | 'source' | 'operation'>> = {},
) {
  return {
    id: `workflow/${name}` as const,
    title,
    why,
    remedy,
    source: [secureUse],
    weight: 'block',
    ...more,
  } as const satisfies Rule;
}

export const workflowRules = {
  checkout: rule(
    'untrusted-checkout',
    'A privileged workflow checks out what strangers sent',
    'On these events the job has a writing token, the secrets and the caches of the default branch. Building, testing or even installing a stranger’s code hands it all of them.',
    'Use pull_request for what runs the change, and give a second workflow only its results, as data.',
    {
      source: [secureUse, 'https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/'],
      operation: 'code.execute',
    },
  ),
  injection: rule(
    'template-injection',
    'A script is put together from text that strangers choose',
    'The expression is replaced before the shell reads the script: a title or branch name with a quote and a semicolon in it runs as a command, with the token of the job.',
    'Put the value into env of the step and use the variable, in quotes.',
    { operation: 'code.execute' },
  ),
  permissions: rule(
    'broad-permissions',
    'Jobs get more rights than they need',
    'Whoever gets one step of one job to do something else, by an action or a dependency, has all rights of its token.',
    'Give permissions: {} for the workflow and each job the scopes that it needs.',
    {
      source: [
        'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions',
      ],
    },
  ),
  unpinned: rule(
    'unpinned-action',
    'An action is used that its owner can replace',
    'A tag or branch points tomorrow at other code, which then runs with the token and the secrets of this job.',
    'Name the full commit: uses: owner/action@<40 digits> # v1.2.3',
  ),
  inherit: rule(
    'secrets-inherit',
    'Every secret goes to a workflow that its owner can replace',
    'With secrets: inherit the called workflow sees all secrets of this repository and organisation; at a tag or branch, whatever it is tomorrow.',
    'Name the full commit, and only the secrets that it needs.',
    { source: ['https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows'] },
  ),
  exposed: rule(
    'exposed-secrets',
    'Secrets go to steps that do not need them',
    'What is in the environment of a workflow, or in toJSON(secrets), every action and every dependency of every step can read and send away.',
    'Give each step, in its own env, the one secret that it needs.',
  ),
  commands: rule(
    'unsecure-commands',
    'Commands are allowed that logs can forge',
    'Whatever is printed, by a test or a dependency, can set environment variables and the path of later steps.',
    'Remove ACTIONS_ALLOW_UNSECURE_COMMANDS and write to GITHUB_ENV and GITHUB_PATH.',
    {
      source: [
        'https://github.blog/changelog/2020-10-01-github-actions-deprecating-set-env-and-add-path-commands/',
      ],
    },
  ),
  environment: rule(
    'environment-write',
    'Text that strangers choose is written into the environment of later steps',
    'A line break in it sets further variables, such as NODE_OPTIONS or LD_PRELOAD, by which later steps run what strangers want.',
    'Write only values that were checked, or pass them on as outputs.',
    { operation: 'code.execute' },
  ),
  selfHosted: rule(
    'self-hosted-runner',
    'Pull requests run on a machine of one’s own',
    'What a pull request runs there can stay, and reach whatever the machine can reach; in a public repository anybody can send one.',
    'Use runners that are thrown away after each job, and ask for approval of every run from a fork.',
  ),
  credentials: rule(
    'container-credentials',
    'A registry password stands in the file',
    'Everybody who reads the repository can use it.',
    'Revoke it, and use an expression with a secret in its place.',
  ),
  image: rule(
    'unpinned-image',
    'A job runs in an image that its owner can replace',
    'A tag points tomorrow at another image, which then runs with the token and the secrets of this job.',
    'Name the digest: image@sha256:…',
  ),
  always: rule(
    'always-true-condition',
    'A condition is always true',
    'Text beside an expression makes a string of the whole, and a string that is not empty counts as true: the guard guards nothing.',
    'Write the whole condition as one expression, or without the braces.',
    { source: ['https://docs.github.com/en/actions/reference/workflows-and-actions/expressions'] },
  ),
  actor: rule(
    'bot-condition',
    'A condition trusts the name of who pushed last',
    'github.actor is whoever caused the event, which a stranger can arrange to be a bot: by a comment that makes it push to their pull request.',
    'Compare github.event.pull_request.user.login, and do nothing privileged on it.',
  ),
  printed: rule(
    'printed-secret',
    'A script prints a secret into the log',
    'Logs are masked by exact match only: in another form, cut in pieces or encoded, the secret stands there for everybody who can read the run.',
    'Take the line out, and replace the secret if it ran.',
  ),
  debug: rule(
    'debug-output',
    'The runner is told to log everything',
    'Debug logs hold what steps and actions pass to each other, some of which nobody masks.',
    'Switch debug logging on for a single run, when it is run again by hand.',
    { source: ['https://docs.github.com/en/actions/how-tos/monitor-workflows/enable-debug-logging'] },
  ),
  cache: rule(
    'cache-in-release',
    'What is published is built with a cache that other runs fill',
    'Whoever gets one run of the default branch to do something else can put into the cache what the next release ships.',
    'Build releases without caches.',
    {
      source: ['https://docs.github.com/en/actions/reference/workflows-and-actions/dependency-caching'],
      operation: 'code.execute',
    },
  ),
  doubtful: rule(
    'doubtful-action',
    'An action has nearly the name of a known one, or nobody keeps it up',
    'A name that is nearly another one is how strangers get their code run; what is archived gets no fixes.',
    'Use the action that is meant, at a full commit.',
    { operation: 'code.execute' },
  ),
  dependabot: rule(
    'dependabot-code-execution',
    'Dependabot may run code of dependencies',
    'With insecure-external-code-execution: allow, manifests of dependencies run code with access to private registries.',
    'Remove the setting, or say in the pull request why it is needed.',
    {
      source: [
        'https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference',
      ],
    },
  ),
} as const;
