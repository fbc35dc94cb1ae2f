import { expect, onTestFinished, test } from 'vitest';
import { openConnection } from '../connection.ts';

class Stopped extends Error {}

test('what must not happen any more is noticed after all waiting, and nothing goes out', async () => {
  const { github, app, acme } = await openConnection(onTestFinished, { writeSpacing: 300 });
  const { octokit } = await app.installation(acme);
  const write = (title: string, lastCheck: () => void) =>
    octokit.rest.issues.create({ owner: 'acme', repo: 'shop', title, request: { lastCheck } });
  let stopped = false;
  const check = () => {
    if (stopped) throw new Stopped('not any more');
  };
  // Asked for while it was allowed; its turn comes when it no longer is.
  const first = write('before', check).then(() => {
    stopped = true;
  });
  const second = write('after', check).catch((error: unknown) => error);
  await first;
  expect(await second).toMatchObject({ cause: expect.any(Stopped) });
  const { data } = await octokit.rest.issues.listForRepo({ owner: 'acme', repo: 'shop', state: 'all' });
  expect(data.map(({ title }) => title)).toEqual(['before']);
  const mutation = octokit.graphql('mutation { x }', { request: { lastCheck: check } });
  await expect(mutation).rejects.toMatchObject({ cause: expect.any(Stopped) });
  expect(github.requests.entries.filter(({ method }) => method === 'POST')).toHaveLength(2);
});
