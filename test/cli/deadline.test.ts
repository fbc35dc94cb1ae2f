import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { policy } from '../../src/cli/policy.ts';
import { temporaryDirectory } from '../platform/temporary-directory.ts';

async function run(...args: string[]): Promise<{ code: number; out: string }> {
  let out = '';
  const io = { out: (text: string) => (out += text), err: () => undefined, env: {} };
  return { code: await policy.run(args, io), out };
}

/** A directory with a configuration and a file of SQL that takes longer than a millisecond to read. */
function directory(zones: string): string {
  const root = temporaryDirectory();
  for (const folder of ['.github', 'db']) mkdirSync(join(root, folder));
  writeFileSync(join(root, '.github', 'wired-chaos.yml'), zones);
  writeFileSync(join(root, 'db', '1.sql'), 'DROP TABLE a;\n'.repeat(2000));
  return root;
}

test('what is not looked at in time blocks in an irreversible zone', async () => {
  const root = directory('zones: [{ name: db, paths: [db/**], irreversible: true }]\n');
  const { code, out } = await run('check', root, '--deadline', '0.001');
  expect(code).toBe(1);
  expect(out).toMatch(/db\/1\.sql: error: cannot be shown safe: .*(?:time was up|it took too long)/);
  expect(out).toContain('zone/unreadable');
});

test('elsewhere it is named, in every format', async () => {
  const root = directory('');
  const text = await run('check', root, '--deadline', '0.001');
  expect(text.out).toMatch(/Could not be read.*(?:time was up|it took too long)[^\n]*db\/1\.sql/s);
  const sarif = await run('check', root, '--deadline', '0.001', '--format', 'sarif');
  const [notification] = JSON.parse(sarif.out).runs[0].invocations[0].toolExecutionNotifications;
  expect(notification.message.text).toMatch(/^Could not be read: .*(?:time was up|it took too long)/);
});

test('a deadline that is none is refused', async () => {
  await expect(run('check', '.', '--deadline', 'soon')).rejects.toThrow(/--deadline is a number of seconds/);
});
