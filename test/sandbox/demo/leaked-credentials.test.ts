import { expect, test } from 'vitest';
import { secrets } from '../../../src/change/policy/detectors/secrets.ts';
import { awsAccessKey, githubToken } from '../../../src/sandbox/demo/leaked-credentials.ts';
import { adding } from '../../change/changed-file.ts';

async function rulesIn(text: string): Promise<string[]> {
  const files = [adding('deploy/upload.sh', text)];
  const { sightings } = await secrets.detect(files, { zones: [], irreversible: () => false });
  return sightings.map(({ rule }) => rule);
}

test('credentials that the demo makes up are taken for what they claim to be, every time', async () => {
  for (let round = 0; round < 20; round += 1) {
    const { id, secret } = awsAccessKey();
    expect(await rulesIn(`export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SECRET_ACCESS_KEY=${secret}\n`)).toEqual(
      ['secret/aws-access-key-id', 'secret/aws-secret-access-key'],
    );
    const hidden = Buffer.from(githubToken()).toString('base64');
    for (const text of [`const token = Buffer.from('${hidden}', 'base64');`, `token: ${hidden}`]) {
      expect(await rulesIn(text)).toEqual(['secret/github-personal-access-token']);
    }
  }
});
