import { expect, test } from 'vitest';
import { allowancesOf } from '../../../src/change/policy/allowance.ts';
import { analyse } from '../../../src/change/policy/analyse.ts';
import { judgePolicy } from '../../../src/change/policy/judge.ts';
import { Configuration } from '../../../src/domain/configuration.ts';
import { adding } from '../changed-file.ts';

const rule = 'destructive/sql-drop-table';
const words = `wired-chaos: allow ${rule} nobody reads it`;

test.each([
  ['#', `# ${words}`],
  ['//', `// ${words}`],
  ['--', `-- ${words}`],
  ['/* */', `/* ${words} */`],
  ['<!-- -->', `<!-- ${words} -->`],
  [';', `; ${words}`],
  ['%', `% ${words}`],
  ['REM', `REM ${words}`],
  ['::', `:: ${words}`],
  ['{{/* */}}', `{{/* ${words} */}}`],
  ['{{- /* */ -}}', `{{- /* ${words} */ -}}`],
  ['{# #}', `{# ${words} #}`],
  ['<%# %>', `<%# ${words} %>`],
  ['--[[ ]]', `--[[ ${words} ]]`],
  ['{- -}', `{- ${words} -}`],
  ['<# #>', `<# ${words} #>`],
  ['behind code', `run() /* ${words} */ && run()`],
])('an allowance in a comment of %s has its reason and nothing else', (_, line) => {
  for (const text of [line, `${line}\r`, `\t${line}`, `\uFEFF${line}`]) {
    expect(allowancesOf(adding('a', text))).toEqual([
      { line: 1, rule, reason: 'nobody reads it', added: true },
    ]);
  }
});

test.each([
  ['no reason', `# wired-chaos: allow ${rule}`],
  ['the end of a comment for a reason', `{{/* wired-chaos: allow ${rule} */}}`],
  ['code behind the comment for a reason', `/* wired-chaos: allow ${rule} */ because()`],
  ['letters that nobody sees for a reason', `# wired-chaos: allow ${rule} \u200b\u200b\u200b\u2060`],
])('an allowance with %s allows nothing', (_, line) => {
  expect(allowancesOf(adding('a', line))).toEqual([{ line: 1, rule, reason: null, added: true }]);
});

async function judged(text: string, written: unknown = {}) {
  const configuration = Configuration.parse(written);
  const { zones } = configuration;
  const files = [adding('db/1.sql', text)];
  const analysis = await analyse({ files, zones, salt: 'of this test' });
  return judgePolicy({ diff: { complete: true, files }, analysis, configuration });
}

test('a finding is allowed on its line or from the line before, counted, and shown with the reason', async () => {
  for (const text of [`-- ${words}\nDROP TABLE a;`, `DROP TABLE a; -- ${words}`]) {
    const verdict = await judged(text);
    expect(verdict).toMatchObject({ state: 'passed', title: '1 warning, 1 finding allowed' });
    const shown = verdict.findings.find((finding) => finding.rule === rule);
    expect(shown).toMatchObject({ severity: 'warn', preview: expect.stringContaining('nobody reads it') });
    expect(verdict.findings.map((finding) => finding.rule)).toContain('guard/allowance-added');
  }
});

test.each([
  ['two lines away', `-- ${words}\n\nDROP TABLE a;`],
  ['of another rule', `-- wired-chaos: allow destructive/sql-truncate nobody reads it\nDROP TABLE a;`],
  ['of a family', `-- wired-chaos: allow destructive/ nobody reads it\nDROP TABLE a;`],
])('an allowance %s allows nothing', async (_, text) => {
  expect((await judged(text)).state).toBe('blocked');
});

test('zones and guards are never allowed in a file', async () => {
  const zones = [{ name: 'database', paths: ['db/**'], irreversible: true }];
  const all = ['zone/irreversible-path', 'guard/allowance-added'].map(
    (one) => `-- wired-chaos: allow ${one} nobody reads it`,
  );
  const verdict = await judged(`${all.join('\n')}\n-- ${words}\nDROP TABLE a;`, { zones });
  expect(verdict.state).toBe('blocked');
  const blocking = verdict.findings.filter(({ severity }) => severity === 'block').map((one) => one.rule);
  expect(new Set(blocking)).toEqual(new Set(['zone/irreversible-path', 'guard/allowance-added']));
});
