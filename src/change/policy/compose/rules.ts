import type { Rule } from '../rule.ts';

const docs = 'https://docs.docker.com/reference/compose-file';
const answer = 'Then somebody who answers for it approves this finding.';

export const composeRules = {
  volume: {
    id: 'destructive/compose-volume-removed',
    title: 'A service of a compose file loses the volume that keeps its data',
    why: 'The service starts empty, and what was written to the volume is no longer seen; a prune or down -v deletes it.',
    remedy: `Keep the volume, or move the data first. ${answer}`,
    source: [`${docs}/volumes/`, `${docs}/services/#volumes`],
    operation: 'data.delete',
    weight: 'block',
  },
  renamed: {
    id: 'destructive/compose-project-renamed',
    title: 'A compose project gets another name',
    why: 'Volumes are named by the project: under the new name all of them are made again, empty.',
    remedy: `Keep the name, or give the volumes names of their own. ${answer}`,
    source: [`${docs}/version-and-name/`],
    operation: 'infrastructure.replace',
    weight: 'warn',
  },
  host: {
    id: 'destructive/compose-host-access',
    title: 'A service gets hold of the machine it runs on',
    why: 'Who breaks into it can change everything on the machine, and in all other containers.',
    remedy: 'Mount the one folder, or grant the one capability, that it needs.',
    source: [`${docs}/services/#privileged`],
    operation: 'guard.weaken',
    weight: 'warn',
  },
} as const satisfies Record<string, Rule>;
