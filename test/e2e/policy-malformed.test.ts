import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { pullRequest } from '../../src/flows/pull-request/flow.ts';
import { runFlow } from '../../src/flows/run.ts';
import { openHarness, where } from './harness.ts';
import { prepareChange } from './work-tree.ts';

const drop = 'DROP TABLE orders;\n';

/** Bytes by name; each is put into an irreversible zone and beside it. */
const files: Readonly<Record<string, string | Uint8Array>> = {
  'crlf.sql': 'SELECT 1;\r\nDROP TABLE orders;\r\n',
  'mark.sql': `\uFEFF${drop}`,
  'no-end.sql': drop.trimEnd(),
  'with blank.sql': drop,
  'ünï-日本.sql': drop,
  'quote".sql': drop,
  'not-utf-8.sql': Buffer.concat([Buffer.from([0x2d, 0x2d, 0xc3, 0x28, 0x0a]), Buffer.from(drop)]),
  'nul.sql': 'SELECT 1;\0DROP TABLE orders;\n',
  'wide.sql': Buffer.from(`\uFEFF${drop}`, 'utf16le'),
  'half.sql': "CREATE TABLE x (;; DROP TABL ((( '\n",
  'empty.sql': '',
  'huge.sql': 'SELECT 1;\n'.repeat(2_300_000),
  'huge.csv': '1,2,3,4,5\n'.repeat(2_300_000),
  'open.tf': 'resource "aws_s3_bucket" "x" { bucket = \n',
  'open.yaml': 'apiVersion: v1\nkind: [unclosed\n  a: b\n',
  'plan.json': '{"format_version":"1.2","resource_changes":[{"change":',
  Dockerfile: 'FROM \\\n\\\n\0',
};

test('the App finds, passes or names as unread what no parser likes, and lets none of it pass in a zone', async () => {
  const zone = '{ name: forever, paths: [zone], irreversible: true }';
  const harness = await openHarness({ '.github/wired-chaos.yml': `zones: [${zone}]\n` });
  const change = await prepareChange({ title: 'A change', branch: 'change', files: { 'a.txt': 'a\n' } });
  const { number } = await harness.dana.propose(change, async (tree) => {
    for (const folder of ['zone', 'plain']) {
      await mkdir(`${tree}/${folder}`, { recursive: true });
      for (const [name, content] of Object.entries(files))
        await writeFile(`${tree}/${folder}/${name}`, content);
      await symlink('/etc/passwd', `${tree}/${folder}/link.sql`);
      await writeFile(`${tree}/${folder}/mode.sh`, 'true\n');
      await chmod(`${tree}/${folder}/mode.sh`, 0o755);
    }
  });
  await harness.github.idle();
  await runFlow(pullRequest, harness.context, `acme/shop#${number}`, new AbortController().signal);

  const { octokit } = harness.jonas;
  const { data: pull } = await octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...where,
    pull_number: number,
  });
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...where,
    ref: pull.head.sha,
    check_name: 'wired-chaos/policy',
  });
  const [policy] = data.check_runs;
  expect(policy?.conclusion).toBe('action_required');
  const annotations = [1, 2].map((page) =>
    octokit.request('GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations', {
      ...where,
      check_run_id: policy?.id ?? 0,
      per_page: 100,
      page,
    }),
  );
  const notes = (await Promise.all(annotations)).flatMap((page) => page.data);
  const found = (rule: string) =>
    notes.filter(({ title }) => title?.includes(`(${rule})`)).map(({ path }) => path);
  const names = [...Object.keys(files), 'link.sql', 'mode.sh'];
  expect(found('zone/irreversible-path')).toEqual(
    expect.arrayContaining(names.map((name) => `zone/${name}`)),
  );
  const dropped = [
    'crlf.sql',
    'mark.sql',
    'no-end.sql',
    'with blank.sql',
    'ünï-日本.sql',
    'quote".sql',
    'not-utf-8.sql',
  ];
  expect(found('destructive/sql-drop-table')).toEqual(
    expect.arrayContaining(dropped.flatMap((name) => [`zone/${name}`, `plain/${name}`])),
  );
  const unread = ['nul.sql', 'huge.sql', 'huge.csv', 'open.yaml', 'plan.json', 'Dockerfile'];
  expect(found('zone/unreadable')).toEqual(expect.arrayContaining(unread.map((name) => `zone/${name}`)));
  expect(policy?.output.summary).toContain('**Could not be read**');
  // GitHub calls it binary: it is found, or said to be unread.
  expect([...found('zone/unreadable'), ...found('destructive/sql-drop-table')]).toContain('zone/wide.sql');
}, 60_000);
