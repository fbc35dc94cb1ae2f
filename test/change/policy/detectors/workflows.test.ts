import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workflows } from '../../../../src/change/policy/detectors/workflows.ts';
import type { ChangedFile } from '../../../../src/domain/pull-request.ts';
import { sightingsOf } from '../sightings.ts';

const path = '.github/workflows/ci.yml';
const pin = `@${'a'.repeat(40)}`;

function file(base: string | null, head: string, at = path): ChangedFile {
  const addedLines = head.split('\n').map((text, index) => ({ number: index + 1, text }));
  return {
    ...{ path: at, status: base === null ? 'added' : 'modified', additions: 1, deletions: 0, binary: false },
    addedLines,
    texts: { readable: true, base, head },
  };
}

const seen = (base: string | null, head: string, at?: string) =>
  sightingsOf(workflows, [file(base, head, at)]).map(
    ({ rule, weight, lines }) =>
      `${lines?.start}: ${rule.replace('workflow/', '')} ${weight ?? workflows.rules.find(({ id }) => id === rule)?.weight}`,
  );

/** A workflow of one job. */
const job = (on: string, steps: string, more = '') =>
  `on: ${on}\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n${more}    steps:\n${steps.replace(/^/gm, '      ')}\n`;
const checkout = (ref: string) => `- uses: actions/checkout${pin}\n  with:\n    ref: ${ref}`;
const e = (inner: string) => `\${{ ${inner} }}`;

describe('what strangers can use', () => {
  test.each<[string, string, string[]]>([
    [
      'a checkout of the head on pull_request_target',
      job('pull_request_target', checkout(e('github.event.pull_request.head.sha'))),
      ['9: untrusted-checkout block'],
    ],
    [
      'by number, in a script',
      job('issue_comment', `- run: gh pr checkout ${e('github.event.issue.number')}`),
      ['7: untrusted-checkout block'],
    ],
    [
      'of the run before',
      job('[push, workflow_run]', checkout(e('github.event.workflow_run.head_sha'))),
      ['9: untrusted-checkout block'],
    ],
    [
      'a title in a script',
      job('issues', `- run: echo "${e('github.event.issue.title')}"`),
      ['7: template-injection block'],
    ],
    [
      'in a script of several lines',
      job('pull_request', `- run: |\n    true\n    echo ${e('github.head_ref')}`),
      ['9: template-injection block'],
    ],
    [
      'in JavaScript',
      job(
        'pull_request',
        `- uses: actions/github-script${pin}\n  with:\n    script: log("${e('github.event.pull_request.body')}")`,
      ),
      ['9: template-injection block'],
    ],
    ['all rights', 'on: push\npermissions: write-all\njobs: {}\n', ['2: broad-permissions block']],
    [
      'a right for every job',
      'on: push\npermissions:\n  contents: write\njobs: {}\n',
      ['3: broad-permissions block'],
    ],
    ['an action by tag', job('push', '- uses: acme/deploy@v1'), ['7: unpinned-action block']],
    ['one of GitHub’s', job('push', '- uses: actions/checkout@v4'), ['7: unpinned-action warn']],
    ['an image by tag', job('push', '- uses: docker://acme/tool:1'), ['7: unpinned-action block']],
    [
      'all secrets to a workflow by branch',
      'on: push\njobs:\n  a:\n    uses: acme/flows/.github/workflows/x.yml@main\n    secrets: inherit\n',
      ['4: secrets-inherit block'],
    ],
    [
      'a secret for all',
      `on: push\nenv:\n  TOKEN: ${e('secrets.TOKEN')}\njobs: {}\n`,
      ['3: exposed-secrets block'],
    ],
    [
      'every secret',
      job('push', `- run: true\n  env:\n    ALL: ${e('toJSON(secrets)')}`),
      ['9: exposed-secrets block'],
    ],
    [
      'commands in logs',
      job('push', '- run: true\n  env:\n    ACTIONS_ALLOW_UNSECURE_COMMANDS: true'),
      ['9: unsecure-commands block'],
    ],
    [
      'the environment of later steps',
      job(
        'pull_request',
        `- env:\n    T: ${e('github.event.pull_request.title')}\n  run: echo "T=$T" >> "$GITHUB_ENV"`,
      ),
      ['9: environment-write block'],
    ],
    [
      'a machine of one’s own',
      'on: pull_request\njobs:\n  a:\n    runs-on: [self-hosted]\n    steps: []\n',
      ['4: self-hosted-runner block'],
    ],
    [
      'a password',
      job(
        'push',
        '- run: true',
        '    container:\n      image: a@sha256:b\n      credentials:\n        password: hunter2\n',
      ),
      ['9: container-credentials block'],
    ],
    [
      'a condition that is a string',
      job('push', `- if: ${e('false')} && true\n  run: true`),
      ['7: always-true-condition block'],
    ],
    [
      'a bot by name',
      job('pull_request_target', `- if: github.actor == 'dependabot[bot]'\n  run: true`),
      ['7: bot-condition block'],
    ],
  ])('%s', (_, text, expected) => {
    expect(seen(null, text)).toEqual(expected);
  });

  test('an old checkout becomes dangerous by a new trigger', () => {
    const steps = checkout(e('github.event.pull_request.head.sha'));
    expect(seen(job('pull_request', steps), job('pull_request_target', steps))).toEqual([
      '9: untrusted-checkout block',
    ]);
  });

  test('code of dependencies for Dependabot', () => {
    const text = 'updates:\n  - package-ecosystem: pip\n    insecure-external-code-execution: allow\n';
    expect(seen(null, text, '.github/dependabot.yml')).toEqual(['3: dependabot-code-execution block']);
  });
});

describe('what only looks like it', () => {
  test.each<[string, string]>([
    ['the base on pull_request_target', job('pull_request_target', `- uses: actions/checkout${pin}`)],
    ['the head on pull_request', job('pull_request', checkout(e('github.event.pull_request.head.sha')))],
    [
      'a title in a variable',
      job('issues', `- run: echo "$T"\n  env:\n    T: ${e('github.event.issue.title')}`),
    ],
    [
      'what strangers cannot choose',
      job('issues', `- run: echo ${e('github.event.issue.number')} ${e('github.sha')}`),
    ],
    ['a comparison', job('issues', `- run: echo ${e("github.event.issue.title == 'x'")}`)],
    ['an own action and a reusable workflow', job('push', '- uses: ./.github/actions/x')],
    [
      'all secrets to an own workflow',
      'on: push\njobs:\n  a:\n    uses: ./.github/workflows/x.yml\n    secrets: inherit\n',
    ],
    ['a pinned action', job('push', `- uses: acme/deploy${pin} # v1`)],
    ['a secret for one step', job('push', `- run: true\n  env:\n    TOKEN: ${e('secrets.TOKEN')}`)],
    ['one expression', job('push', `- if: ${e("github.ref == 'refs/heads/main'")}\n  run: true`)],
  ])('%s', (_, text) => {
    expect(seen(null, text)).toEqual([]);
  });

  test('what was there before is not reported again, wherever it moves', () => {
    const before = job('push', '- uses: acme/deploy@v1');
    expect(seen(before, job('push', '- run: true\n- uses: acme/deploy@v1'))).toEqual([]);
    expect(seen(before, job('push', '- uses: acme/deploy@v1\n- uses: acme/deploy@v1'))).toHaveLength(1);
    expect(seen(before, job('push', '- uses: acme/deploy@v2'))).toHaveLength(1);
  });

  test('other YAML is let alone, and what is broken is said', () => {
    expect(seen(null, 'on: push\npermissions: write-all\n', 'docs/ci.yml')).toEqual([]);
    const { unread } = workflows.detect([file(null, 'on: [push\n  a: b: c')], {
      zones: [],
      irreversible: () => false,
    }) as { unread: readonly { why: string }[] };
    expect(unread).toMatchObject([{ why: 'it is not YAML' }]);
  });

  test('no text makes it throw', () => {
    const piece = fc.constantFrom(
      'on: push',
      'jobs:',
      '  a:',
      '    steps:',
      '      - run: |',
      '&a',
      '*a',
      '${{',
      '- ',
    );
    const text = fc.array(fc.oneof(piece, fc.string()), { maxLength: 20 }).map((all) => all.join('\n'));
    fc.assert(fc.property(text, text, (base, head) => void seen(base, head)));
  });
});
