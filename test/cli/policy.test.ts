import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rules } from '../../src/change/policy/detectors.ts';
import { policy } from '../../src/cli/policy.ts';
import { Verdict } from '../../src/domain/verdict.ts';
import { pkcs8 } from '../change/policy/keys.ts';
import { Repository } from '../change/repository.ts';

let repository: Repository;
beforeEach(() => {
  repository = new Repository();
  repository.commit('Base');
  repository.git('checkout', '--quiet', '-b', 'feature');
});
afterEach(() => repository.remove());

async function run(...args: string[]) {
  let out = '';
  const io = { out: (text: string) => (out += text), err: () => undefined, env: {} };
  const code = await policy.run([...args, '--directory', repository.directory], io);
  return { code, out };
}

test('a clean branch is fine', async () => {
  repository.write('a.ts', 'export {};\n');
  repository.commit('Clean');
  const { code, out } = await run('check', '--base', 'main');
  expect(code).toBe(0);
  expect(out).toContain('ok  wired-chaos/policy: 1 changed file, nothing found');
});

test('a key blocks, at its place, in every format, and is never printed', async () => {
  repository.write('a key.pem', `# mine\n${pkcs8}`);
  repository.commit('Key');
  const text = await run('check', '--base', 'main');
  expect(text.code).toBe(1);
  expect(text.out).toContain('a key.pem:2: error: PRIVATE KEY');
  const json = await run('check', '--base', 'main', '--format', 'json');
  expect(json.code).toBe(1);
  const verdict = Verdict.parse(JSON.parse(json.out));
  const sarif = await run('check', '--base', 'main', '--format', 'sarif');
  expect(JSON.parse(sarif.out)).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        results: [
          {
            ruleId: 'secret/private-key',
            level: 'error',
            locations: [
              { physicalLocation: { artifactLocation: { uri: 'a%20key.pem' }, region: { startLine: 2 } } },
            ],
            partialFingerprints: { 'wiredChaos/v1': verdict.findings[0]?.fingerprint },
          },
        ],
      },
    ],
  });
  const secret = pkcs8.split('\n')[1] ?? 'no line';
  expect(text.out + json.out + sarif.out).not.toContain(secret);
});

test('the configuration of the base counts, not the one of the branch', async () => {
  repository.write('.github/wired-chaos.yml', 'policy: { secrets: off }\n');
  repository.write('key.pem', pkcs8);
  repository.commit('Switch it off, and sneak a key in');
  expect((await run('check', '--base', 'main')).code).toBe(1);
  repository.git('branch', '--force', 'main', 'feature');
  repository.write('second.pem', pkcs8);
  repository.commit('Another');
  expect((await run('check', '--base', 'main')).code).toBe(0);
});

test('under observe nothing fails, and what it would be is said', async () => {
  repository.git('checkout', '--quiet', 'main');
  repository.write('.github/wired-chaos.yml', 'autonomy: observe\n');
  repository.commit('Observe');
  repository.git('checkout', '--quiet', '-b', 'observed');
  repository.write('key.pem', pkcs8);
  repository.commit('Key');
  const { code, out } = await run('check', '--base', 'main');
  expect(code).toBe(0);
  expect(out).toMatch(/^observe, nothing fails; it would be BLOCKED {2}wired-chaos\/policy: 1 finding/);
  expect(out).toContain('key.pem:1: notice: PRIVATE KEY');
});

test('a broken configuration is told with its line', async () => {
  repository.write('.github/wired-chaos.yml', 'autonomy: act\npolcy: {}\n');
  repository.commit('Broken');
  const { code, out } = await run('check', '--base', 'HEAD');
  expect(code).toBe(2);
  expect(out).toContain('.github/wired-chaos.yml:2:1');
  expect(out).toContain('Did you mean "policy"?');
});

test('every rule can be looked up', async () => {
  const { code, out } = await run('rules');
  expect(code).toBe(0);
  for (const rule of rules) {
    for (const words of [rule.id, rule.why, rule.remedy, ...rule.source]) expect(out).toContain(words);
  }
});

test('the catalogue comes as data and as a page too', async () => {
  const json = await run('rules', '--format', 'json');
  const listed: unknown = JSON.parse(json.out);
  expect(listed).toHaveLength(rules.length);
  expect(listed).toContainEqual(
    expect.objectContaining({ id: 'secret/slack-bot-token', family: 'secret', provider: 'Slack' }),
  );
  const page = await run('rules', '--format', 'markdown');
  expect(page.out).toMatch(/^\| Slack \| .*`slack-bot-token`/m);
  expect(page.out.match(/<details>/g)).toHaveLength(5);
  await expect(run('rules', '--format', 'sarif')).rejects.toThrow('text, json or markdown');
});

test('wrong use says what is right', async () => {
  await expect(run('look')).rejects.toThrow('the verbs check, test, baseline and rules');
  await expect(run('check', '--format', 'xml')).rejects.toThrow('text, json or sarif');
  await expect(run('check', '--base', 'nowhere')).rejects.toThrow('There is no commit "nowhere"');
  await expect(run('check', '--bse', 'x')).rejects.toThrow('--bse');
});

test('the command itself ends with the exit code', () => {
  repository.write('key.pem', pkcs8);
  repository.commit('Key');
  const program = new URL('../../src/cli.ts', import.meta.url).pathname;
  const args = [program, 'policy', 'check', '--base', 'main'];
  const done = spawnSync(process.execPath, args, { cwd: repository.directory, encoding: 'utf8' });
  expect(done.status).toBe(1);
  expect(done.stdout).toContain('key.pem:1: error');
});

test('a plan is judged by what it destroys, and what is no plan is refused with how to write one', async () => {
  const change = {
    address: 'aws_db_instance.main',
    type: 'aws_db_instance',
    change: { actions: ['delete'] },
  };
  repository.write('plan.json', JSON.stringify({ format_version: '1.2', resource_changes: [change] }));
  repository.write('other.json', '{}');
  const { code, out } = await run('check', '--plan', `${repository.directory}/plan.json`);
  expect(code).toBe(1);
  expect(out).toContain('destroys aws_db_instance.main (destructive/terraform-plan-destroys)');
  await expect(run('check', '--plan', `${repository.directory}/other.json`)).rejects.toThrow(/show -json/);
});
