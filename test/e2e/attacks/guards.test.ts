import { expect, test } from 'vitest';
import { configuration, honest, openStage, shareStage, workflow } from './stage.ts';

const stage = shareStage();

test.each([
  [
    'evidence workflow',
    { '.github/workflows/evidence.yml': `${workflow}# without a difference to what runs\n` },
    '.github/workflows/evidence.yml',
  ],
  [
    'reference of an Action in the evidence workflow',
    { '.github/workflows/evidence.yml': workflow.replace('0'.repeat(40), 'a'.repeat(40)) },
    '.github/workflows/evidence.yml',
  ],
  ['evidence workflow, away', { '.github/workflows/evidence.yml': null }, '.github/workflows/evidence.yml'],
  [
    'evidence command',
    { '.github/wired-chaos.yml': configuration.replace('npm test', 'true') },
    '.github/wired-chaos.yml',
  ],
  [
    'local action that the evidence workflow calls',
    { '.github/actions/collect/action.yml': 'runs: { using: composite, steps: [{ run: lie }] }\n' },
    '.github/actions/collect/action.yml',
  ],
  [
    'script inside the folder of the local action',
    { '.github/actions/collect/lie.sh': 'exit 0\n' },
    '.github/actions/collect/lie.sh',
  ],
])('attack: the pull request edits the %s', async (what, edit, path) => {
  const branch = what.replace(/\W+/g, '-');
  const { number } = await stage().propose({ branch, files: { ...honest('vat'), ...edit } });
  const { evidence } = await stage().judge(number);
  expect(evidence).toMatchObject({ conclusion: 'action_required' });
  expect(evidence.title).toContain('It changes what judges it');
  expect(evidence.summary).toContain(path);
});

test('attack: the evidence workflow uses an Action that somebody can move', async () => {
  const unpinned = workflow.replace('0'.repeat(40), 'v5');
  const own = await openStage({ '.github/workflows/evidence.yml': unpinned });
  const { number } = await own.propose({ branch: 'change', files: honest('vat') });
  const { evidence } = await own.judge(number);
  expect(evidence).toMatchObject({ conclusion: 'action_required' });
  expect(evidence.summary).toMatch(/actions\/checkout@.*v5 without a commit SHA/);
});
