// Who may import whom. The house is drawn in README.md, "How it is built".
const rooms = '^src/(domain|platform|connect|decide|plan|change|operate|sync|flows|console|sandbox)/';
const onlyInto = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: rooms, pathNot: allowed.map((room) => `^src/${room}/`) },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@octokit/openapi-(webhooks-)?types$' },
    },
    {
      name: 'no-dev-dependency-in-product',
      severity: 'error',
      from: { path: '^(src|actions)/', pathNot: '^actions/build\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    onlyInto('domain', '^src/domain/', ['domain'], 'The nouns import nothing of ours.'),
    onlyInto('platform', '^src/platform/', ['platform', 'domain'], 'The floor knows only the nouns.'),
    onlyInto('connect', '^src/connect/', ['connect', 'domain', 'platform'], 'Edges know no thinking.'),
    ...['decide', 'plan', 'change', 'operate', 'sync'].map((room) =>
      onlyInto(
        room,
        `^src/${room}/`,
        [room, 'domain', 'platform', 'connect'],
        'The five never import each other.',
      ),
    ),
    onlyInto(
      'change-is-pure',
      '^src/change/(?!agents/)',
      ['change', 'domain'],
      'What judges is replayable: no I/O.',
    ),
    onlyInto('sync-is-pure', '^src/sync/', ['sync', 'domain'], 'What merges is replayable: no I/O.'),
    {
      name: 'pure-rooms-do-no-io',
      severity: 'error',
      comment: 'Judging and deciding take plain data; fetching and writing happen in flows and connect.',
      from: { path: '^src/(domain|sync|decide|change/(?!agents/))' },
      to: { path: '^(node:)?(fs|http|https|net|child_process|worker_threads|sqlite)(/|$)' },
    },
    onlyInto(
      'flows',
      '^src/flows/',
      ['flows', 'domain', 'platform', 'connect', 'decide', 'plan', 'change', 'operate', 'sync'],
      'Flows sit on the five.',
    ),
    {
      name: 'console-not-to-sandbox',
      severity: 'error',
      from: { path: '^src/console/' },
      to: { path: '^src/sandbox/' },
    },
    {
      name: 'sandbox-only-from-the-entry-points',
      severity: 'error',
      from: { path: '^(src|actions)/', pathNot: '^src/(sandbox/|cli/|cli\\.ts$|main\\.ts$)' },
      to: { path: '^src/sandbox/' },
    },
    {
      name: 'double-knows-nothing-of-the-product',
      severity: 'error',
      comment: 'A double that imports the product would agree with its mistakes.',
      from: { path: '^src/sandbox/(github|runner)/' },
      to: { path: rooms, pathNot: '^src/sandbox/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^src/sandbox/fixtures/|/dist/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
