import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseConfiguration } from '../../src/change/configuration/parse.ts';
import { baselineOf, parseBaseline } from '../../src/change/policy/baseline.ts';
import { parseCases } from '../../src/change/policy/cases.ts';
import { schema } from '../../src/cli/schema.ts';

const committed = (name: string) => readFileSync(new URL(`../../.github/${name}`, import.meta.url), 'utf8');

async function printed(...args: string[]): Promise<object> {
  let text = '';
  await schema.run(args, { out: (part) => (text += part), err: () => undefined, env: {} });
  return JSON.parse(text);
}

test.each([
  ['configuration', 'wired-chaos.schema.json'],
  ['cases', 'wired-chaos.test.schema.json'],
  ['baseline', 'wired-chaos.baseline.schema.json'],
  ['synthetic', 'wired-chaos.synthetic.schema.json'],
])('the committed schema of the %s is what the command prints', async (name, file) => {
  expect(JSON.parse(committed(file)), 'see wired-chaos schema --help').toEqual(await printed(name));
});

test('without a name it is the one of the configuration; another name is refused', async () => {
  expect(await printed()).toEqual(await printed('configuration'));
  await expect(printed('zones')).rejects.toThrow('configuration, cases, baseline or synthetic');
});

test('the schemas of cases and baselines accept and refuse what the command does', async () => {
  const cases = new Ajv.Ajv2020({ strict: false }).compile(await printed('cases'));
  const one = { name: 'a', head: { 'a.sql': null }, expect: 'blocked' };
  for (const [value, fine] of [
    [{ cases: [one] }, true],
    [{ cases: [] }, false],
    [{ cases: [{ ...one, expect: 'maybe' }] }, false],
    [{ cases: [{ ...one, bse: {} }] }, false],
  ] as const) {
    expect(cases(value), JSON.stringify(value)).toBe(fine);
    if (fine) expect(() => parseCases(JSON.stringify(value))).not.toThrow();
    else expect(() => parseCases(JSON.stringify(value))).toThrow();
  }
  const baseline = new Ajv.Ajv2020({ strict: false }).compile(await printed('baseline'));
  const empty = baselineOf({ sights: [], unread: [] });
  expect(baseline(JSON.parse(empty))).toBe(true);
  expect(parseBaseline(empty).ok).toBe(true);
  expect(baseline({ version: 2, findings: [] })).toBe(false);
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
