import type { Rule } from '../rule.ts';

function rule(
  name: string,
  title: string,
  why: string,
  remedy: string,
  source: string,
  weight: Rule['weight'] = 'block',
) {
  return {
    id: `guard/${name}` as const,
    title,
    why,
    remedy: `${remedy} Then somebody who answers for the guard approves this finding.`,
    source: [source],
    operation: 'guard.weaken',
    weight,
  } as const satisfies Rule;
}

const workflowSyntax = 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax';
const weaker = 'What this guard stopped so far passes from now on, for every later change and for everybody.';

export const guardRules = {
  configuration: rule(
    'configuration-loosened',
    'The configuration of WIRED CHAOS asks for less',
    weaker,
    'Keep what it asks for, or say in the pull request why less is enough.',
    '.github/wired-chaos.yml',
  ),
  baseline: rule(
    'baseline-grown',
    'The baseline knows more findings',
    'What is in the baseline never blocks: a finding that is put there passes unseen.',
    'Mend the finding instead, or allow it where it stands with a reason.',
    '.github/wired-chaos.baseline.json',
  ),
  cases: rule(
    'policy-cases-removed',
    'Cases that the policy must judge are gone',
    'Without the case nobody notices when the policy stops to judge like that.',
    'Keep the case, or replace it by a stricter one.',
    '.github/wired-chaos.test.yml',
    'warn',
  ),
  allowance: rule(
    'allowance-added',
    'A finding is allowed where it stands',
    'Whoever wrote the change says that its own finding does not count.',
    'Look at the reason; remove the allowance when it is none.',
    'README of the policy check: wired-chaos: allow',
    'warn',
  ),
  owners: rule(
    'codeowners-weakened',
    'Paths lose their code owners',
    'Changes of these paths no longer ask the people who know them.',
    'Name other owners for the paths, or keep them.',
    'https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners',
  ),
  workflow: rule(
    'workflow-removed',
    'A workflow that checks changes is removed',
    weaker,
    'Move its jobs to another workflow first.',
    workflowSyntax,
  ),
  job: rule(
    'job-weakened',
    'A job that checks changes no longer has to pass',
    'A job that is gone, switched off, narrowed to some paths or allowed to fail lets everything pass that it stopped.',
    'Keep it, or put what it checks elsewhere.',
    workflowSyntax,
  ),
  environment: rule(
    'environment-dropped',
    'A job leaves its environment',
    'Reviewers, wait times and secrets of the environment no longer guard what the job deploys.',
    'Keep the environment.',
    'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments',
  ),
  concurrency: rule(
    'concurrency-removed',
    'Runs of a workflow may overlap',
    'Two deployments at once overwrite each other.',
    'Keep the concurrency group.',
    workflowSyntax,
    'warn',
  ),
  protection: rule(
    'protection-loosened',
    'Settings of the repository protect a branch less',
    weaker,
    'Keep the setting.',
    'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches',
  ),
  scanner: rule(
    'scanner-allowlist',
    'A scanner is told to look away',
    'What matches the new entry is never reported again, wherever it appears.',
    'Mend what was found instead.',
    'Documentation of the scanner: allowlists and ignore files',
  ),
  automerge: rule(
    'automerge-on',
    'Updates of dependencies are merged by themselves',
    'Whoever takes over a dependency gets its code into the default branch without anybody looking.',
    'Leave merging to people, or to checks that a person set.',
    'https://docs.renovatebot.com/configuration-options/#automerge',
  ),
  registry: rule(
    'registry-changed',
    'Packages come from another registry',
    'Whoever runs the registry decides what code is installed, on machines of developers and in CI.',
    'Keep the registry, or have somebody confirm the new one.',
    'Documentation of npm, pip, Cargo, Maven, NuGet and RubyGems: registries',
  ),
  submodule: rule(
    'submodule-moved',
    'A submodule comes from somewhere else',
    'Whoever owns the new address decides what code is checked out.',
    'Keep the address, or have somebody confirm the new one.',
    'https://git-scm.com/docs/gitmodules',
  ),
  policy: rule(
    'policy-weakened',
    'A policy about infrastructure is removed or enforced less',
    weaker,
    'Keep the policy, or replace it by a stricter one.',
    'Documentation of Open Policy Agent and Sentinel',
  ),
  alert: rule(
    'alert-removed',
    'An alert is removed',
    'What it watched can break without anybody being told.',
    'Keep the alert, or put another in its place.',
    'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/',
  ),
  updates: rule(
    'dependency-updates-off',
    'Updates of dependencies are switched off',
    'Fixes of known vulnerabilities are no longer proposed.',
    'Keep the ecosystem in the configuration, or hand it to another tool in the same change.',
    'https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference',
  ),
  trust: rule(
    'oidc-trust-broadened',
    'More workflows may take a role of the cloud',
    'With a wildcard in the subject other branches, pull requests or repositories get the rights of the role.',
    'Name the repository and the branch or environment.',
    'https://docs.github.com/en/actions/concepts/security/openid-connect',
  ),
  attributes: rule(
    'diff-hidden',
    'Changes of files are hidden from reviews',
    'With -diff, binary or linguist-generated, reviews show nothing of what changes in these files.',
    'Hide only what is generated, by its exact paths.',
    'https://git-scm.com/docs/gitattributes',
    'warn',
  ),
} as const;
