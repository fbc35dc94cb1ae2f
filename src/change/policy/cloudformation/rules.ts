import type { Rule } from '../rule.ts';

const docs = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide';
const cdk = 'https://docs.aws.amazon.com/cdk/v2/guide/resources.html';
const answer = 'Then somebody who answers for it approves this finding.';

function rule(
  name: string,
  words: Pick<Rule, 'title' | 'why' | 'remedy'> & Partial<Pick<Rule, 'operation' | 'weight' | 'source'>>,
): Rule {
  return { id: `destructive/cloudformation-${name}`, source: [docs], weight: 'block', ...words };
}

export const cloudFormationRules = {
  removed: rule('resource-removed', {
    title: 'A resource is taken out of a template',
    why: 'The next update of the stack deletes it, with everything it holds.',
    remedy: `If it shall go on existing, deploy DeletionPolicy: Retain first and remove it then. If it shall go, make sure that a backup can be restored. ${answer}`,
    source: [`${docs}/aws-attribute-deletionpolicy.html`],
    operation: 'infrastructure.destroy',
  }),
  renamed: rule('resource-renamed', {
    title: 'A resource gets another logical id or type',
    why: 'To CloudFormation that is another resource: it makes an empty one and deletes the old one.',
    remedy: `Keep the logical id, or refactor the stack so that the resource is moved and not replaced. ${answer}`,
    source: [`${docs}/resources-section-structure.html`],
    operation: 'infrastructure.replace',
  }),
  replaced: rule('resource-replaced', {
    title: 'A property changes that makes CloudFormation replace a resource',
    why: 'It makes a new, empty resource and deletes the old one with what it holds.',
    remedy: `Look at a change set. Create the new one beside the old, move the data, and remove the old one afterwards. ${answer}`,
    source: [`${docs}/using-cfn-updating-stacks-update-behaviors.html`],
    operation: 'infrastructure.replace',
  }),
  policy: rule('deletion-policy', {
    title: 'A resource is no longer kept when it is deleted or replaced',
    why: 'What holds data goes together with the stack, or with a resource that is removed or replaced later.',
    remedy: `Keep Retain or Snapshot. ${answer}`,
    source: [`${docs}/aws-attribute-deletionpolicy.html`, `${docs}/aws-attribute-updatereplacepolicy.html`],
    operation: 'protection.remove',
  }),
  protection: rule('protection-removed', {
    title: 'A protection against loss is given up',
    why: 'With this setting a deletion, by mistake or by a later change, takes the data along, or backups are gone sooner than somebody needs them.',
    remedy: `Keep the protection. ${answer}`,
    source: [docs],
    operation: 'protection.remove',
  }),
  stackPolicy: rule('stack-policy-widened', {
    title: 'The policy of a stack lets updates delete or replace what it protected',
    why: 'The policy is what keeps an update from taking a database along that somebody renamed by mistake.',
    remedy: `Keep the denial, and lift it for one update with a temporary policy instead. ${answer}`,
    source: [`${docs}/protect-stack-resources.html`],
    operation: 'protection.remove',
  }),
  cdk: rule('cdk-destroys', {
    title: 'A construct is told to delete what it holds',
    why: 'When it is removed, renamed or its stack is deleted, the data goes along; the default keeps it.',
    remedy: `Use RemovalPolicy.RETAIN, or destroy only in stacks for tests. ${answer}`,
    source: [`${cdk}#resources-removal`],
    operation: 'protection.remove',
  }),
} as const;
