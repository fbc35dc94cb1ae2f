import { destroying, type Tool } from '../tool.ts';

const source = [
  'git documentation: push, filter-branch, reflog, gc, branch, tag, update-ref, reset, clean, stash',
];

/** What git overwrites or forgets. */
export const git: Tool = {
  names: ['git', 'hub'],
  valued: '-C -c --git-dir --work-tree --namespace --exec-path --config-env',
  dry: '--dry-run',
  rules: [
    {
      rule: destroying('git-history', 'A command rewrites or deletes history that others have', {
        why: 'Commits that a forced push or a rewrite drops are gone for everybody, with the work of others among them.',
        operation: 'history.rewrite',
        source: [...source, 'git-filter-repo documentation'],
        remedy:
          'Publish a new commit that undoes instead; where history has to be rewritten, somebody does it by hand.',
      }),
      block: [
        'push -f|--force !--force-with-lease',
        'push --mirror|--prune',
        'push -d|--delete',
        'push ** +*',
        'push ** :*',
        'filter-branch',
        'filter-repo',
        'reflog expire',
        'gc --prune=now|all',
        'branch -D',
        'branch --delete --force',
        'branch -d|--delete -r|--remotes',
        'update-ref -d',
        'reflog delete',
        'replace --delete|-d',
        'lfs prune',
        'push --force-with-lease ** main|master|production|prod|release|develop|trunk|HEAD:main|HEAD:master|*:main|*:master|*:production',
        'prune --expire=now',
        'symbolic-ref -d|--delete',
        'worktree remove --force',
        'svn reset',
        'lfs migrate',
      ],
      warn: ['push --force-with-lease', 'tag -d|--delete', 'rebase --onto', 'gc --aggressive'],
    },
    {
      rule: destroying('git-worktree', 'A command throws away changes that nobody committed', {
        why: 'What was not committed is in no history: a later step that needs it finds nothing.',
        operation: 'data.delete',
        source,
        weight: 'warn',
      }),
      warn: [
        'reset --hard',
        'clean -f|--force !-n',
        'checkout .',
        'checkout -- .',
        'checkout -f|--force',
        'restore .',
        'stash clear|drop',
      ],
    },
  ],
};
