import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { policy } from '../../src/cli/policy.ts';
import { temporaryDirectory } from '../platform/temporary-directory.ts';

async function run(cases: string, configuration = ''): Promise<{ code: number; out: string }> {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, '.github'));
  writeFileSync(join(directory, '.github', 'wired-chaos.yml'), configuration);
  writeFileSync(join(directory, '.github', 'wired-chaos.test.yml'), cases);
  let out = '';
  const io = { out: (text: string) => (out += text), err: () => undefined, env: {} };
  const code = await policy.run(['test', '--directory', directory], io);
  return { code, out };
}

const cases = `
cases:
  - name: a drop is for people
    base: { db/1.sql: "CREATE TABLE a (id int);\\n" }
    head: { db/2.sql: "DROP TABLE a;\\n" }
    expect: blocked
    rules: [RULE]
  - name: a text is fine
    base: { README.md: "a", old.md: "b" }
    head: { README.md: "b", old.md: null }
    expect: passed
    rules: []
`;
const rule = 'zone/irreversible-path';
const zone = 'zones: [{ name: db, paths: [db/**], irreversible: true }]\npolicy: { destructive: off }\n';

test('cases are judged by the configuration of the repository, each on its own', async () => {
  const { code, out } = await run(cases.replace('RULE', rule), zone);
  expect(out).toBe('ok    a drop is for people\nok    a text is fine\n2 passed, 0 failed\n');
  expect(code).toBe(0);
});

test('a case that comes out otherwise is named, with what was found', async () => {
  const { code, out } = await run(cases.replace('RULE', 'secret/private-key'), zone);
  expect(out).toContain(`FAIL  a drop is for people: expected findings of secret/private-key, got ${rule}`);
  expect(code).toBe(1);
  const loose = await run(cases.replace('RULE', rule), 'policy: { destructive: off }');
  expect(loose.out).toContain('FAIL  a drop is for people: expected blocked, got passed (nothing found)');
});

test.each([
  ['cases: [', /line 1/],
  ['cases: []', /cases/],
  ['cases: [{ name: a, head: {}, expect: maybe }]', /cases\.0\.expect/],
  ['cases: [{ name: a, head: { ../x: y }, expect: passed }]', /leads out of the repository/],
])('what is no file of cases is refused, with the place: %s', async (text, problem) => {
  await expect(run(text)).rejects.toThrow(problem);
});
