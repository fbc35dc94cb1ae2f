/** Who may give a command. */
export type Who =
  | 'writer'
  | 'writer-or-author'
  | 'approver'
  | 'overrider'
  | 'maintainer'
  | 'organisation-owner';

/** One command, as the help and the README show it. */
export interface CommandRow {
  readonly word: string;
  /** What is written after `/wired`. */
  readonly usage: string;
  /** What it does, in half a sentence. */
  readonly does: string;
  /** The same for every form of it, or the repository's and the organisation's. */
  readonly who: Who | { readonly repository: Who; readonly organisation: Who };
}

/** Every command that people can write into a comment. */
export const commandTable = [
  {
    word: 'explain',
    usage: 'explain',
    does: 'says why each check is as it is, and who can unblock it',
    who: 'writer-or-author',
  },
  {
    word: 'approve',
    usage: 'approve <sha> [environment]',
    does: 'approves exactly this head commit; once merged, its deployment to an environment',
    who: 'approver',
  },
  {
    word: 'override',
    usage: 'override <check> <reason>',
    does: 'lets one check (policy, evidence or approval) be green for this head, for 24 hours',
    who: 'overrider',
  },
  {
    word: 'retry',
    usage: 'retry',
    does: 'judges again, and reruns failed jobs of the evidence run',
    who: 'writer-or-author',
  },
  {
    word: 'rollback',
    usage: 'rollback [environment]',
    does: 'proposes the revert of this merged pull request; takes an environment back to what ran there before',
    who: 'writer',
  },
  {
    word: 'pause',
    usage: 'pause [repo|org]',
    does: 'stops every act that moves something forward; verdicts and rollbacks go on',
    who: { repository: 'maintainer', organisation: 'organisation-owner' },
  },
  {
    word: 'resume',
    usage: 'resume [repo|org]',
    does: 'ends a pause',
    who: { repository: 'maintainer', organisation: 'organisation-owner' },
  },
] as const satisfies readonly CommandRow[];

/** The first word of a command. */
export type CommandWord = (typeof commandTable)[number]['word'];

/** Who that is, in words. */
export const people: Readonly<Record<Who, string>> = {
  writer: 'people with write permission',
  'writer-or-author': 'people with write permission, and the author',
  approver: 'people with write permission, but not the author; which approvals count is judged by the check',
  overrider: 'administrators, and those whom `overrides` of the configuration names, but not the author',
  maintainer: 'people with maintain or admin permission',
  'organisation-owner': 'owners of the organisation',
};
