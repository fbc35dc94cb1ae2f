import type { Rule } from '../rule.ts';

const answer = 'Then somebody who answers for it approves this finding.';
const docs = 'https://helm.sh/docs';

function rule(
  name: string,
  words: Pick<Rule, 'title' | 'why' | 'remedy'> & Partial<Pick<Rule, 'operation' | 'weight' | 'source'>>,
): Rule {
  return { id: `destructive/helm-${name}`, source: [docs], weight: 'block', ...words };
}

export const helmRules = {
  persistence: rule('persistence-off', {
    title: 'A release stops keeping its data on a volume',
    why: 'The upgrade takes the volume away and starts on an empty one that does not outlive the pod.',
    remedy: `Keep persistence on, or move the data first. ${answer}`,
    operation: 'data.delete',
  }),
  volume: rule('volume-changed', {
    title: 'A release gets another volume',
    why: 'Claims cannot be changed in place: the release starts on another, empty volume, and the old one may be deleted.',
    remedy: `Move the data first. ${answer}`,
    operation: 'data.delete',
  }),
  shrunk: rule('storage-shrunk', {
    title: 'A volume of a release gets smaller',
    why: 'Volumes cannot shrink: the upgrade fails, or makes a smaller empty one.',
    remedy: `Make a new volume, copy the data, and remove the old one afterwards. ${answer}`,
    operation: 'data.delete',
  }),
  disabled: rule('subchart-disabled', {
    title: 'A part of a release is switched off',
    why: 'The upgrade uninstalls it, with what it holds.',
    remedy: `Make sure that nothing uses it and that a backup can be restored. ${answer}`,
    source: [`${docs}/topics/charts/#tags-and-condition-fields-in-dependencies`],
    operation: 'infrastructure.destroy',
  }),
  dependency: rule('dependency-removed', {
    title: 'A chart loses a dependency',
    why: 'The upgrade uninstalls it, with what it holds.',
    remedy: `Make sure that nothing uses it and that a backup can be restored. ${answer}`,
    source: [`${docs}/topics/charts/#chart-dependencies`],
    operation: 'infrastructure.destroy',
  }),
  major: rule('major-version', {
    title: 'A chart that holds data gets another major version',
    why: 'Major versions rename objects, change selectors and data formats; going back may not be possible.',
    remedy: 'Read its upgrade notes, make a backup, and try the upgrade on a copy.',
    source: [`${docs}/topics/charts/#charts-and-versioning`],
    operation: 'infrastructure.replace',
    weight: 'warn',
  }),
  renamed: rule('release-renamed', {
    title: 'A release or chart gets another name or namespace',
    why: 'All its objects get other names: the old ones are deleted, or left behind, with what they hold.',
    remedy: `Keep the name, or move the data first. ${answer}`,
    source: [`${docs}/topics/charts/`],
    operation: 'infrastructure.replace',
  }),
  keep: rule('protection-removed', {
    title: 'A release no longer keeps what it kept when it is changed or uninstalled',
    why: 'Claims, definitions or backups go together with the release from now on.',
    remedy: `Leave it on. ${answer}`,
    source: [`${docs}/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource`],
    operation: 'protection.remove',
  }),
  zero: rule('scaled-to-zero', {
    title: 'A release is scaled to nothing',
    why: 'Nothing serves any more as soon as this is applied.',
    remedy: `Keep at least one replica. ${answer}`,
    operation: 'infrastructure.destroy',
  }),
  uninstalled: rule('release-uninstalled', {
    title: 'A release is to be uninstalled',
    why: 'Everything it made is deleted, with what it holds.',
    remedy: `Make sure that a backup can be restored. ${answer}`,
    source: ['https://helmfile.readthedocs.io/'],
    operation: 'infrastructure.destroy',
  }),
} as const;
