import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { judgeDiff, judgeDirectory, judgeLocally, type LocalPolicy } from '../../src/cli/local/policy.ts';
import { temporaryDirectory } from '../platform/temporary-directory.ts';

const drop = 'DROP TABLE orders;\n';
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
const deep = (open: string, times: number) => open.repeat(times);

/** Bytes by name. Those of the first list are found by what they do, wherever they are. */
const dangerous: Readonly<Record<string, string | Uint8Array>> = {
  'crlf.sql': 'SELECT 1;\r\nDROP TABLE orders;\r\n',
  'cr.sql': 'SELECT 1;\rDROP TABLE orders;\r',
  'mark.sql': `\uFEFF${drop}`,
  'no-end.sql': drop.trimEnd(),
  'not-utf-8.sql': Buffer.concat([Buffer.from([0x2d, 0x2d, 0xc3, 0x28, 0x0a]), Buffer.from(drop)]),
  'with blank.sql': drop,
  '-dash.sql': drop,
  'ünï-日本.sql': drop,
};
const onlyOnLinux: Readonly<Record<string, string>> =
  process.platform === 'win32'
    ? {}
    : { 'quote\'".sql': drop, 'line\nfeed.sql': drop, 'tab\there.sql': drop, 'back\\slash.sql': drop };
const broken: Readonly<Record<string, string | Uint8Array>> = {
  'nul.sql': 'SELECT 1;\0DROP TABLE orders;\n',
  'half.sql': "CREATE TABLE x (;; DROP TABL ((( '\n",
  'bytes.sql': Uint8Array.from({ length: 4096 }, (_, index) => index % 256),
  'wide-without-mark.sql': utf16(drop).subarray(2),
  'open.tf': 'resource "aws_s3_bucket" "x" { bucket = \n',
  'closed.tf': '}}}}{{{{"',
  'open.tf.json': '{"resource": [',
  'open.yaml': 'apiVersion: v1\nkind: [unclosed\n  a: b\n c: d\n',
  'tabs.yaml': 'a:\n\t- b\n',
  'itself.yaml': 'a: &a [*a, *a]\n',
  'deep.yaml': deep('[', 5000),
  'deep.json': deep('{"Resources":', 3000),
  'half.json': '{"a": 1,,}',
  'plan.json': '{"format_version":"1.2","resource_changes":[{"change":',
  'other-plan.json': '{"format_version":"1.2","terraform_version":"1.9","resource_changes":"x"}',
  'template.yaml': 'AWSTemplateFormatVersion: "2010-09-09"\nResources: [1\n',
  Dockerfile: 'FROM \\\n\\\n\0',
  'Chart.yaml': 'name: [',
  'compose.yml': 'services: [',
  'script.sh': 'if then fi (( [[ "$(`',
  'script.ps1': '@"\n unclosed',
  'empty.sql': '',
};

/** A directory with everything of it in a zone and outside of it. */
function folder(parts: readonly Readonly<Record<string, string | Uint8Array>>[]): string {
  const root = temporaryDirectory();
  const zone = '{ name: forever, paths: [zone], irreversible: true }';
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(`${root}/${path}`), { recursive: true });
    writeFileSync(`${root}/${path}`, content);
  };
  write('.github/wired-chaos.yml', `zones: [${zone}]\n`);
  for (const part of parts) {
    for (const [name, content] of Object.entries(part)) {
      write(`zone/${name}`, content);
      write(`plain/${name}`, content);
    }
  }
  return root;
}

function namesOf(parts: readonly Readonly<Record<string, unknown>>[]): string[] {
  return parts.flatMap((part) => Object.keys(part));
}

const found = ({ verdict }: LocalPolicy, rule: string) =>
  verdict.findings.filter((one) => one.rule === rule && one.severity === 'block').map(({ path }) => path);

function expectNothingPassesUnseen(judged: LocalPolicy, names: readonly string[]): void {
  expect(judged.verdict.state).toBe('blocked');
  const inZone = names.map((name) => `zone/${name}`);
  expect(found(judged, 'zone/irreversible-path')).toEqual(expect.arrayContaining(inZone));
  const dropped = namesOf([dangerous, onlyOnLinux]).flatMap((name) => [`plain/${name}`, `zone/${name}`]);
  expect(found(judged, 'destructive/sql-drop-table')).toEqual(expect.arrayContaining(dropped));
  const unread = ['nul.sql', 'bytes.sql', 'wide-without-mark.sql', 'open.tf.json', 'open.yaml', 'plan.json'];
  const said = unread.map((name) => `zone/${name}`);
  expect(found(judged, 'zone/unreadable')).toEqual(expect.arrayContaining(said));
  const told = judged.verdict.items.filter(({ title }) => title === 'Could not be read');
  expect(told.map(({ detail }) => detail).join()).toContain('plain/bytes.sql');
}

const huge = 'SELECT 1;\n'.repeat(2_600_000);
const parts = [dangerous, onlyOnLinux, broken];

test('a directory of files that no parser likes: each is found, passes or is said to be unread', async () => {
  const root = folder([...parts, { 'wide.sql': utf16(drop), 'huge.sql': huge, 'huge.csv': huge }]);
  symlinkSync('/etc/passwd', `${root}/zone/link.sql`);
  symlinkSync('..', `${root}/zone/up`);
  const names = [...namesOf(parts), 'wide.sql', 'huge.sql', 'huge.csv', 'link.sql', 'up'];
  if (process.platform === 'linux') writeFileSync(Buffer.from(`${root}/zone/\xe9.sql`, 'latin1'), drop);
  const judged = await judgeDirectory(root);
  expectNothingPassesUnseen(judged, names);
  expect(found(judged, 'zone/unreadable')).toEqual(
    expect.arrayContaining(['zone/huge.sql', 'zone/huge.csv']),
  );
  expect(found(judged, 'destructive/sql-drop-table')).toContain('plain/wide.sql');
}, 60_000);

test('the same between directories, revisions and in diffs, with files that go, move and change their mode', async () => {
  const old = {
    'gone.sql': 'SELECT 1;\n',
    'old.sql': 'SELECT 1;\nSELECT 2;\nSELECT 3;\n',
    'mode.sh': 'true\n',
  };
  const base = folder([
    old,
    { 'Case.sql': 'SELECT 7;\n', 'nul.sql': 'SELECT 1;\n', 'open.tf': 'locals {}\n' },
  ]);
  const head = folder([
    ...parts,
    { 'new name.sql': old['old.sql'], 'mode.sh': old['mode.sh'], 'case.sql': 'SELECT 7;\n' },
  ]);
  chmodSync(`${head}/zone/mode.sh`, 0o755);
  const names = [...namesOf(parts), 'gone.sql', 'new name.sql', 'old.sql'];
  expectNothingPassesUnseen(await judgeLocally('.', base, head), names);

  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@y', '-c', 'core.autocrlf=false', ...args], {
      cwd: base,
      maxBuffer: 1e8,
      env: { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' },
    });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'base');
  git('tag', 'before');
  git(`--work-tree=${head}`, 'add', '--all', '--force');
  git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},zone/module`);
  git('commit', '--quiet', '--message', 'head');
  expectNothingPassesUnseen(await judgeLocally(base, 'before', 'HEAD'), [...names, 'module', 'mode.sh']);
  const diff = git('diff', 'before', 'HEAD').toString('utf8');
  expectNothingPassesUnseen(await judgeDiff(diff, base), [...names, 'module', 'mode.sh']);
}, 120_000);
