import { describe, expect, test } from 'vitest';
import { guards } from '../../../../src/change/policy/detectors/guards.ts';
import type { ChangedFile } from '../../../../src/domain/pull-request.ts';
import { adding } from '../../changed-file.ts';
import { sightsOf } from '../sightings.ts';

function edit(path: string, base: string | null, head: string | null): ChangedFile {
  const known = new Set((base ?? '').split('\n'));
  const addedLines = (head ?? '')
    .split('\n')
    .map((text, index) => ({ number: index + 1, text }))
    .filter(({ text }) => !known.has(text));
  const status = base === null ? 'added' : head === null ? 'removed' : 'modified';
  return {
    path,
    status,
    additions: 1,
    deletions: 1,
    binary: false,
    addedLines,
    texts: { readable: true, base, head },
  };
}

const seen = async (...files: readonly ChangedFile[]) =>
  (await sightsOf(guards, files)).map(({ rule, weight }) => `${rule.replace('guard/', '')} ${weight}`);

const ci = (job: string, on = 'pull_request') => `on: ${on}\njobs:\n${job}`;
const unit = '  unit:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n';
const flow = '.github/workflows/ci.yml';
const own = '.github/wired-chaos.yml';
const settings = (text: string) => `branches:\n  - name: main\n    protection:\n      ${text}\n`;

describe('guards that are weakened', () => {
  test.each<[string, ChangedFile, string[]]>([
    ['a family of rules is off', edit(own, '', 'policy: { secrets: off }'), ['configuration-loosened block']],
    [
      'a zone is gone',
      edit(own, 'zones: [{ name: a, paths: [b], irreversible: true }]', ''),
      ['configuration-loosened block'],
    ],
    ['a check is removed', edit(flow, ci(unit), null), ['workflow-removed block']],
    [
      'a nightly job is removed',
      edit(flow, ci(unit, '{ schedule: [{ cron: "0 0 * * *" }] }'), null),
      ['workflow-removed warn'],
    ],
    [
      'a job is removed',
      edit(flow, ci(unit + unit.replace('unit', 'lint')), ci(unit)),
      ['job-weakened block'],
    ],
    ['or renamed', edit(flow, ci(unit), ci(unit.replace('unit:', 'units:'))), ['job-weakened block']],
    [
      'or never runs',
      edit(flow, ci(unit), ci(unit.replace('    runs-on', '    if: false\n    runs-on'))),
      ['job-weakened block'],
    ],
    [
      'or may fail',
      edit(flow, ci(unit), ci(unit.replace('    runs-on', '    continue-on-error: true\n    runs-on'))),
      ['job-weakened block'],
    ],
    [
      'or a step of it',
      edit(flow, ci(unit), ci(`${unit}        continue-on-error: true\n`)),
      ['job-weakened block'],
    ],
    [
      'a trigger is gone',
      edit(flow, ci(unit, '[pull_request, merge_group]'), ci(unit)),
      ['job-weakened block'],
    ],
    [
      'or narrowed',
      edit(flow, ci(unit), ci(unit, '{ pull_request: { paths: [src] } }')),
      ['job-weakened block'],
    ],
    [
      'an environment is left',
      edit(
        flow,
        ci(unit.replace('    runs-on', '    environment: production\n    runs-on'), 'push'),
        ci(unit, 'push'),
      ),
      ['environment-dropped block'],
    ],
    [
      'owners are gone',
      edit('.github/CODEOWNERS', '* @a\n/infra/ @b\n', '* @a\n'),
      ['codeowners-weakened block'],
    ],
    ['with the file', edit('CODEOWNERS', '/infra/ @b\n', null), ['codeowners-weakened block']],
    [
      'taken away by a later line',
      edit('CODEOWNERS', '/infra/ @b\n', '/infra/ @b\n/infra/\n'),
      ['codeowners-weakened block'],
    ],
    [
      'fewer approvals',
      edit(
        '.github/settings.yml',
        settings('required_approving_review_count: 2'),
        settings('required_approving_review_count: 1'),
      ),
      ['protection-loosened block'],
    ],
    [
      'force pushes',
      edit('.github/settings.yml', settings('enforce_admins: true'), settings('allow_force_pushes: true')),
      ['protection-loosened block', 'protection-loosened block'],
    ],
    [
      'an allowance',
      adding('a.sh', 'x # wired-chaos: allow destructive/shell-rm it is a cache'),
      ['allowance-added warn'],
    ],
    ['another registry', adding('.npmrc', 'registry=https://npm.evil.example/'), ['registry-changed block']],
    [
      'another index',
      adding('requirements.txt', '--extra-index-url https://pypi.evil.example/simple'),
      ['registry-changed block'],
    ],
    [
      'another submodule',
      edit('.gitmodules', '[submodule "a"]\n\turl = https://a', '[submodule "a"]\n\turl = https://b'),
      ['submodule-moved block'],
    ],
    ['automerge', adding('renovate.json', '  "automerge": true'), ['automerge-on block']],
    ['a scanner that looks away', adding('.gitleaksignore', 'abc:file:rule:1'), ['scanner-allowlist block']],
    ['hidden diffs', adding('.gitattributes', 'src/** -diff'), ['diff-hidden warn']],
  ])('%s', async (_, file, expected) => {
    expect(await seen(file)).toEqual(expected);
  });
});

describe('what weakens nothing', () => {
  test.each<[string, ChangedFile]>([
    ['a stricter configuration', edit(own, 'policy: { secrets: warn }', 'policy: { secrets: block }')],
    ['a new job', edit(flow, ci(unit), ci(unit + unit.replace('unit', 'lint')))],
    ['a job that does more', edit(flow, ci(unit), ci(`${unit}      - run: npm run lint\n`))],
    ['more owners', edit('CODEOWNERS', '* @a\n', '* @a\n/infra/ @b\n')],
    ['owners in another order', edit('CODEOWNERS', '/a/ @a @b\n', '/a/ @b @a\n')],
    [
      'more approvals',
      edit(
        '.github/settings.yml',
        settings('required_approving_review_count: 1'),
        settings('required_approving_review_count: 2'),
      ),
    ],
    ['an allowance without a reason', adding('a.sh', 'x # wired-chaos: allow destructive/shell-rm')],
    ['the usual registry', adding('.npmrc', 'registry=https://registry.npmjs.org/')],
    ['a setting of npm', adding('.npmrc', 'save-exact=true')],
    ['a new submodule', adding('.gitmodules', '[submodule "a"]\n\turl = https://a')],
    ['a lock file that is generated', adding('.gitattributes', 'package-lock.json -diff')],
  ])('%s', async (_, file) => {
    expect(await seen(file)).toEqual([]);
  });
});
