import { expect, test } from 'vitest';
import { commandHelp } from '../../../src/change/commands/help.ts';
import type { Command } from '../../../src/change/commands/parse.ts';
import { type Commander, permit } from '../../../src/change/commands/permit.ts';
import { commandTable } from '../../../src/change/commands/table.ts';
import type { Entitlement } from '../../../src/domain/pull-request.ts';

const nobody = { users: [], teams: [] };
const commands: readonly Command[] = [
  { word: 'explain' },
  { word: 'approve', sha: 'abcdef1', environment: null },
  { word: 'override', check: 'policy', reason: 'because' },
  { word: 'retry' },
  { word: 'rollback', environment: null },
  { word: 'pause', scope: 'repository' },
  { word: 'pause', scope: 'organisation' },
];
const names = (command: Command) => ('scope' in command ? `${command.word} ${command.scope}` : command.word);

function commander(
  permission: Entitlement['permission'],
  more: Partial<Pick<Commander, 'isAuthor' | 'ownsOrganisation'>> & { teams?: string[] } = {},
): Commander {
  return {
    actor: { id: 7, login: 'jonas', type: 'User' },
    entitlement: { login: 'jonas', permission, teams: more.teams ?? [] },
    ownsOrganisation: more.ownsOrganisation ?? false,
    isAuthor: more.isAuthor ?? false,
  };
}

function may(who: Commander, overrides: Parameters<typeof permit>[2] = nobody): string[] {
  return commands.filter((command) => permit(command, who, overrides).ok).map(names);
}

const writers = ['explain', 'approve', 'retry', 'rollback'];

test.each([
  ['none', []],
  ['read', []],
  ['triage', []],
  ['write', writers],
  ['maintain', [...writers, 'pause repository']],
  ['admin', ['explain', 'approve', 'override', 'retry', 'rollback', 'pause repository']],
] as const)('with the permission %s', (permission, expected) => {
  expect(may(commander(permission))).toEqual(expected);
});

test('the author may ask, but neither approve nor override', () => {
  expect(may(commander('none', { isAuthor: true }))).toEqual(['explain', 'retry']);
  const admin = may(commander('admin', { isAuthor: true }));
  expect(admin).not.toContain('approve');
  expect(admin).not.toContain('override');
});

test('whom the configuration names may override, with write permission only', () => {
  const overrides = { users: ['Jonas'], teams: ['release'] };
  expect(may(commander('write'), overrides)).toContain('override');
  expect(may(commander('read'), overrides)).not.toContain('override');
  const team = { users: [], teams: ['release'] };
  expect(may(commander('write', { teams: ['release'] }), team)).toContain('override');
  expect(may(commander('write'), team)).not.toContain('override');
  expect(may(commander('write', { teams: ['release'] }), null)).not.toContain('override');
});

test('the organisation is paused by its owners, whatever they may in the repository', () => {
  expect(may(commander('none', { ownsOrganisation: true }))).toEqual(['pause organisation']);
});

test('a bot may nothing, though it were an administrator', () => {
  const bot: Commander = {
    ...commander('admin', { ownsOrganisation: true }),
    actor: { id: 8, login: 'robot', type: 'Bot' },
  };
  expect(may(bot)).toEqual([]);
});

test('the help has a row for each command', () => {
  const rows = commandHelp().split('\n').slice(2);
  expect(rows).toHaveLength(commandTable.length);
  for (const row of rows) expect(row.replaceAll('\\|', '').split('|')).toHaveLength(5);
});
