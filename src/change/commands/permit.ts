import type { Configuration } from '../../domain/configuration.ts';
import type { Actor, Entitlement } from '../../domain/pull-request.ts';
import { isNamed, mayWrite } from '../approvals/entitlement.ts';
import { isMachine } from '../approvals/machine.ts';
import type { Command } from './parse.ts';
import { commandTable, people, type Who } from './table.ts';

/** What GitHub says about whoever wrote a command. */
export interface Commander {
  readonly actor: Actor;
  /** In this repository, and in the teams that the configuration names. */
  readonly entitlement: Entitlement;
  readonly ownsOrganisation: boolean;
  /** They opened the issue or pull request on which they wrote. */
  readonly isAuthor: boolean;
}

/** Whether a command is carried out, and if not, why: a sentence without any of the comment's text. */
export type Permission = { readonly ok: true } | { readonly ok: false; readonly why: string };

/**
 * Whether somebody may give a command.
 * @param overrides of the base branch's configuration; nobody is named when it cannot be read
 */
export function permit(
  command: Command,
  commander: Commander,
  overrides: Configuration['overrides'] | null,
): Permission {
  if (isMachine(commander.actor)) return { ok: false, why: 'Only people give commands.' };
  const who = whoMay(command);
  if (belongs(who, commander, overrides)) return { ok: true };
  return { ok: false, why: `\`/wired ${command.word}\` is for ${people[who]}.` };
}

function whoMay(command: Command): Who {
  const row = commandTable.find(({ word }) => word === command.word);
  if (row === undefined) throw new Error(`no command ${command.word}`);
  if (typeof row.who === 'string') return row.who;
  return 'scope' in command ? row.who[command.scope] : row.who.organisation;
}

function belongs(
  who: Who,
  { entitlement, ownsOrganisation, isAuthor }: Commander,
  overrides: Configuration['overrides'] | null,
): boolean {
  const { permission } = entitlement;
  const writes = mayWrite(permission);
  switch (who) {
    case 'writer':
      return writes;
    case 'writer-or-author':
      return writes || isAuthor;
    case 'approver':
      return writes && !isAuthor;
    case 'overrider': {
      const named = overrides !== null && writes && isNamed(entitlement, overrides);
      return (permission === 'admin' || named) && !isAuthor;
    }
    case 'maintainer':
      return permission === 'maintain' || permission === 'admin';
    case 'organisation-owner':
      return ownsOrganisation;
  }
}
