import type { Rule } from '../rule.ts';

const language = 'https://developer.hashicorp.com/terraform/language';

function rule(
  name: string,
  words: Pick<Rule, 'title' | 'why' | 'remedy'> & Partial<Pick<Rule, 'operation' | 'weight' | 'source'>>,
): Rule {
  return { id: `destructive/terraform-${name}`, source: [language], weight: 'block', ...words };
}

const loses =
  'The next apply destroys what is there, with everything that it holds; a revert makes an empty one in its place.';
const answer = 'Then somebody who answers for it approves this finding.';

export const terraformRules = {
  removed: rule('resource-removed', {
    title: 'A resource is taken out of the configuration',
    why: loses,
    remedy: `If it shall go on existing, add a removed block with destroy = false, or a moved block to its new address. If it shall go, make sure that a backup can be restored. ${answer}`,
    source: [`${language}/resources/syntax`, `${language}/block/removed`],
    operation: 'infrastructure.destroy',
  }),
  renamed: rule('renamed-without-moved', {
    title: 'A resource gets another address without a moved block',
    why: `Terraform knows resources by their address: under another one it destroys the old and creates a new one. ${loses}`,
    remedy: `Add a moved block from the old to the new address. ${answer}`,
    source: [`${language}/modules/develop/refactoring`],
    operation: 'infrastructure.replace',
  }),
  moduleRemoved: rule('module-removed', {
    title: 'A module is taken out of the configuration',
    why: `The next apply destroys everything that the module made. ${loses}`,
    remedy: `Add moved or removed blocks for what shall stay. ${answer}`,
    source: [`${language}/modules`],
    operation: 'infrastructure.destroy',
  }),
  fewer: rule('fewer-instances', {
    title: 'A resource gets fewer instances',
    why: `The next apply destroys the instances that are no longer counted. ${loses}`,
    remedy: `Make sure that the instances which go hold nothing. ${answer}`,
    source: [`${language}/meta-arguments/count`, `${language}/meta-arguments/for_each`],
    operation: 'infrastructure.destroy',
  }),
  protection: rule('protection-removed', {
    title: 'A protection against loss is given up',
    why: 'With this setting a destroy, by mistake or by a later change, takes the data along, or backups are gone sooner than somebody needs them.',
    remedy: `Keep the protection, or give it up only together with what it protects. ${answer}`,
    source: ['registry.terraform.io: documentation of the resource', `${language}/meta-arguments/lifecycle`],
    operation: 'protection.remove',
  }),
  replaced: rule('resource-replaced', {
    title: 'A change makes Terraform replace a resource',
    why: `This attribute cannot be changed in place: the provider destroys the resource and creates another one. ${loses}`,
    remedy: `Look at a plan. Create the new one beside the old, move the data, and remove the old one afterwards. ${answer}`,
    source: ['registry.terraform.io: documentation of the resource ("Forces new resource")'],
    operation: 'infrastructure.replace',
  }),
  backend: rule('backend-changed', {
    title: 'The place of the state changes',
    why: 'With another state Terraform does not know what exists: it makes everything a second time, and whoever goes on with the old state destroys it.',
    remedy: `Migrate the state first (terraform init -migrate-state) and say in the pull request how. ${answer}`,
    source: [`${language}/backend`],
    operation: 'infrastructure.replace',
  }),
  provider: rule('provider-moved', {
    title: 'A provider points at another account, region or project',
    why: 'Everything under it is destroyed in the old place, or lost from sight, and made again in the new one.',
    remedy: `Add an aliased provider for the new place instead. ${answer}`,
    source: [`${language}/providers/configuration`],
    operation: 'infrastructure.replace',
  }),
  version: rule('major-version', {
    title: 'A provider or module gets another major version',
    why: 'Major versions change defaults and schemas, by which resources can be replaced.',
    remedy: 'Read the upgrade guide and look at a plan before this is applied.',
    source: [`${language}/providers/requirements`],
    operation: 'infrastructure.replace',
    weight: 'warn',
  }),
  forgets: rule('removed-block', {
    title: 'A removed block destroys a resource',
    why: loses,
    remedy: `Say destroy = false in its lifecycle if it shall go on existing. ${answer}`,
    source: [`${language}/block/removed`],
    operation: 'infrastructure.destroy',
  }),
  imported: rule('import', {
    title: 'What exists is taken over by an import block',
    why: 'From the next apply on Terraform changes it to what is written here, and replaces it where that differs in what cannot be changed in place.',
    remedy: `Show a plan that changes nothing, and add prevent_destroy. ${answer}`,
    source: [`${language}/block/import`],
    operation: 'infrastructure.replace',
  }),
  ignored: rule('lifecycle-loosened', {
    title: 'A lifecycle setting that avoids replacement is given up',
    why: 'What was ignored so far counts from now on, or a replacement begins with the destruction.',
    remedy: 'Look at a plan before this is applied.',
    source: [`${language}/meta-arguments/lifecycle`],
    operation: 'infrastructure.replace',
    weight: 'warn',
  }),
  state: rule('state-file', {
    title: 'A state file is changed by hand',
    why: 'The state says what Terraform owns. What is missing in it is made again, what is wrong in it is destroyed; it also holds secrets in clear text.',
    remedy: `Keep states in a backend with locks, never in the repository. ${answer}`,
    source: [`${language}/state`],
    operation: 'infrastructure.destroy',
  }),
  planDestroys: rule('plan-destroys', {
    title: 'The plan destroys a resource',
    why: loses,
    remedy: `Make sure that it may go and that a backup can be restored. ${answer}`,
    source: ['https://developer.hashicorp.com/terraform/internals/json-format'],
    operation: 'infrastructure.destroy',
  }),
  planReplaces: rule('plan-replaces', {
    title: 'The plan replaces a resource',
    why: loses,
    remedy: `Find out by "forces replacement" what causes it, and change that in steps that keep the data. ${answer}`,
    source: ['https://developer.hashicorp.com/terraform/internals/json-format'],
    operation: 'infrastructure.replace',
  }),
} as const;
