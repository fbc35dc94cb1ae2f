import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { Verification } from '../../../src/domain/deployment.ts';
import { service } from '../../operate/verify/service.ts';
import { temporaryDirectory } from '../../platform/temporary-directory.ts';

const folder = new URL('../../../actions/verify-deployment/', import.meta.url);

/** Executes the committed bundle as the step of action.yml does, with nothing else of this machine's environment. */
async function step(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>>) {
  const directory = temporaryDirectory();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  const [output, summary] = [join(directory, 'output'), join(directory, 'summary')];
  for (const file of [output, summary]) writeFileSync(file, '');
  const child = spawn(process.execPath, [new URL('dist/main.js', folder).pathname], {
    cwd: directory,
    env: {
      PATH: '',
      RUNNER_TEMP: directory,
      GITHUB_SHA: 'a'.repeat(40),
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      WIRED_CHAOS_WAIT: '1s',
      ...inputs,
    },
  });
  const [log, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  const outputs = Object.fromEntries(
    readFileSync(output, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const report = outputs.report ?? '';
  const verification = existsSync(report)
    ? Verification.parse(JSON.parse(readFileSync(report, 'utf8')))
    : null;
  return { code, log, errors, outputs, verification, summary: readFileSync(summary, 'utf8') };
}

const configuration = 'environments: { "staging/eu": { verify: { synthetic: .github/synthetic.yml } } }';
const journeys = (step: string) => `journeys: [{ name: it answers, retries: 0, steps: [${step}] }]`;
const files = (one: string) => ({
  '.github/wired-chaos.yml': configuration,
  '.github/synthetic.yml': journeys(one),
});
const home = '{ request: { path: / }, expect: { body: { contains: "{{ env.SYNTHETIC_WORD }}" } } }';

test('a version that does what it should passes, with a report for the App', async () => {
  const url = await service((_, response) => response.end('well known'));
  const inputs = {
    WIRED_CHAOS_ENVIRONMENT: 'staging/eu',
    WIRED_CHAOS_URL: url.href,
    SYNTHETIC_WORD: 'known',
  };
  const { code, errors, outputs, verification, summary } = await step(files(home), inputs);
  expect(errors).toBe('');
  expect(code).toBe(0);
  expect(outputs).toMatchObject({ verdict: 'pass', artifact: 'wired-chaos-verification-staging-eu' });
  expect(verification).toMatchObject({ environment: 'staging/eu', sha: 'a'.repeat(40), verdict: 'pass' });
  expect(summary).toContain('### Journeys: pass');
});

test('one that does not fails the step, and the annotation says why, without the secret', async () => {
  const url = await service((request, response) =>
    response.end(`unwell ::error:: ${request.headers['x-key']}`),
  );
  const one =
    '{ request: { path: /, headers: { x-key: "{{ env.SYNTHETIC_WORD }}" } }, expect: { body: { equals: well } } }';
  const inputs = {
    WIRED_CHAOS_ENVIRONMENT: 'staging/eu',
    WIRED_CHAOS_URL: url.href,
    SYNTHETIC_WORD: 'sesame-open',
  };
  const { code, log, outputs, summary, verification } = await step(files(one), inputs);
  expect(code).toBe(1);
  expect(outputs.verdict).toBe('fail');
  expect(log).toContain('::error title=The verification fails::');
  expect(log).toContain('the body is "unwell');
  expect([log, summary, JSON.stringify(verification)].join()).not.toContain('sesame');
});

test.each([
  ['nothing is configured', { 'a.txt': '' }, {}, 'Nothing says how staging/eu is verified'],
  ['a variable is missing', files(home), {}, 'SYNTHETIC_WORD is not set'],
  ['a browser is missing', files('{ browser: [{ open: / }] }'), {}, 'there is no Chromium here'],
  ['the file is not there', { '.github/wired-chaos.yml': configuration }, {}, 'synthetic.yml'],
  [
    'the configuration is wrong',
    { '.github/wired-chaos.yml': 'environments: 3' },
    {},
    '.github/wired-chaos.yml:1:',
  ],
  ['an input is wrong', files(home), { WIRED_CHAOS_URL: 'shop' }, 'The input url is no address'],
  [
    'the environment is not named',
    files(home),
    { WIRED_CHAOS_ENVIRONMENT: '' },
    'The input environment is missing',
  ],
])('when %s the step fails as well', async (_, content, more, reason) => {
  const url = await service((_, response) => response.end('well known'));
  const inputs = { WIRED_CHAOS_ENVIRONMENT: 'staging/eu', WIRED_CHAOS_URL: url.href, ...more };
  const { code, log, outputs } = await step(content, inputs);
  expect(code).toBe(2);
  expect(outputs.verdict).toBe('inconclusive');
  expect(log).toContain('::error ');
  expect(log).toContain(reason);
});

test('action.yml hands every input to the step, and keeps the report under the name that the App looks for', () => {
  const action = parse(readFileSync(new URL('action.yml', folder), 'utf8'));
  const source = readFileSync(new URL('inputs.ts', folder), 'utf8');
  const [first, upload] = action.runs.steps;
  for (const input of Object.keys(action.inputs)) {
    const variable = `WIRED_CHAOS_${input.toUpperCase().replaceAll('-', '_')}`;
    expect(first.env[variable]).toBe(`\${{ inputs.${input} }}`);
    expect(source).toContain(`'${variable.slice('WIRED_CHAOS_'.length)}'`);
  }
  expect(upload.uses).toMatch(/^actions\/upload-artifact@[0-9a-f]{40}$/);
  expect(upload.with.name).toBe(`\${{ steps.${first.id}.outputs.artifact }}`);
});
