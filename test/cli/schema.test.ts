import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseConfiguration } from '../../src/change/configuration/parse.ts';
import { schema } from '../../src/cli/schema.ts';

const committed = (name: string) => readFileSync(new URL(`../../.github/${name}`, import.meta.url), 'utf8');

async function printed(): Promise<object> {
  let text = '';
  await schema.run([], { out: (part) => (text += part), err: () => undefined, env: {} });
  return JSON.parse(text);
}

test('the committed schema is what the command prints', async () => {
  expect(JSON.parse(committed('wired-chaos.schema.json'))).toEqual(await printed());
});

test('the schema accepts what the App accepts, and refuses what it refuses', async () => {
  const validate = new Ajv.Ajv2020({ strict: false }).compile(await printed());
  const cases: readonly (readonly [string, boolean])[] = [
    [committed('wired-chaos.yml'), true],
    ['{}', true],
    ['autonomy: act', true],
    ['zones: [{ name: a, paths: [a/**], irreversible: true }]', true],
    ['autonomi: act', false],
    ['zones: [{ name: a }]', false],
    ['approvals: { count: 0 }', false],
    ['policy: { secrets: maybe }', false],
  ];
  for (const [text, fine] of cases) {
    expect(parseConfiguration(text).ok, text).toBe(fine);
    expect(validate(parse(text)), text).toBe(fine);
  }
});
