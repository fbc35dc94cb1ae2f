import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { actionNames, bundle } from '../../actions/build.ts';

const actions = new URL('../../actions/', import.meta.url);

test('the policy check is among the Actions', () => {
  expect(actionNames()).toContain('policy-check');
});

test.each(actionNames())('dist of %s is what a build makes', async (name) => {
  const files = await bundle(name);
  const dist = new URL(`${name}/dist/`, actions);
  expect(readdirSync(dist).sort()).toEqual(Object.keys(files).sort());
  for (const [file, content] of Object.entries(files)) {
    const isSame = readFileSync(new URL(file, dist)).equals(Buffer.from(content));
    expect(isSame, `${file} is stale: run npm run build`).toBe(true);
  }
});
