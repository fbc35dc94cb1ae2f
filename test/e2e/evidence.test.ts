import { expect, test } from 'vitest';
import { configuration, honest, openStage } from './attacks/stage.ts';

const download = '/repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';

test('evidence is read once for a head: judging again downloads nothing and says the same', async () => {
  const stage = await openStage();
  const { number } = await stage.propose({ branch: 'once', files: honest('once') });
  const first = await stage.judge(number);
  expect(first.evidence.conclusion).toBe('success');
  const downloads = () => stage.github.requests.entries.filter((one) => one.template === download).length;
  expect(downloads()).toBe(4);
  const second = await stage.judge(number);
  expect(downloads()).toBe(4);
  expect(second.evidence.id).toBe(first.evidence.id);
  const kept = await stage.context.ledger.list({
    installation: stage.context.client.installation,
    kind: 'evidence',
    subject: `acme/shop#${number}`,
    limit: 10,
  });
  expect(kept).toHaveLength(1);
});

test('where the minutes for evidence are used up, the check says so instead of reading more', async () => {
  const stage = await openStage({ '.github/wired-chaos.yml': `${configuration}  minutesPerDay: 0\n` });
  const { number } = await stage.propose({ branch: 'costly', files: honest('costly') });
  const { evidence } = await stage.judge(number);
  expect(evidence.conclusion).toBe('action_required');
  expect(evidence.summary).toContain('minutesPerDay');
});
