import { expect, test } from 'vitest';
import { policyEdit } from '../../src/flows/policy-edit/flow.ts';
import { runFlow } from '../../src/flows/run.ts';
import { shareStage } from './attacks/stage.ts';

const path = '.github/wired-chaos.yml';
const written = 'zones:\n  - { name: legal, paths: ["legal/**"], approvals: { count: 1 } }\n';
const stage = shareStage({ [path]: written });
const never = new AbortController().signal;

/** Proposes another policy, and reads its policy check before and after the background is through. */
async function edit(branch: string, lines: readonly string[]) {
  const { propose, judge, context, woken, dana } = stage();
  const { number } = await propose({
    by: dana,
    branch,
    files: { [path]: `${written}${lines.join('\n')}\n` },
  });
  const before = (await judge(number)).policy;
  const subject = `acme/shop#${number}`;
  expect(woken).toContain(`policy-edit:${subject}`);
  await runFlow(policyEdit, context, subject, never);
  expect(woken.at(-1)).toBe(`pull-request:${subject}`);
  return { number, before, after: (await judge(number)).policy };
}

/** The lines of a check without GitHub's breaks in references. */
const said = ({ summary }: { readonly summary: string }) =>
  summary.replaceAll('&ZeroWidthSpace;', '').replaceAll('\\', '');

test('an edit of the policy shows which verdicts before it would flip, and is judged by the old policy', async () => {
  const { propose, judge, context, dana } = stage();
  const { installation } = context.client;
  const drop = await propose({
    by: dana,
    branch: 'drop',
    files: { 'db/migrations/1.sql': 'DROP TABLE orders;\n', '.env.example': 'acme-1234\n' },
  });
  const docs = await propose({ by: dana, branch: 'docs', files: { 'docs/a.md': 'Text.\n' } });
  const code = await propose({ by: dana, branch: 'code', files: { 'src/key.js': 'use("acme-1234");\n' } });
  expect((await judge(drop.number)).policy.conclusion).toBe('action_required');
  for (const { number } of [docs, code]) expect((await judge(number)).policy.conclusion).toBe('success');

  // What it loosens does not count for itself: the guard that it weakens still blocks.
  const looser = await edit('looser', ['policy: { destructive: off, guards: off }']);
  expect(said(looser.before)).toContain('What this policy would change is being worked out');
  expect(looser.after.conclusion).toBe('action_required');
  expect(said(looser.after)).toContain('With this policy 1 of the last 3 pull requests would flip');
  expect(said(looser.after)).toContain(
    `#${drop.number}: policy blocked → passed, no longer by destructive/sql-drop-table in db/migrations/1.sql`,
  );
  const [entry, ...others] = await context.ledger.list({ installation, kind: 'policy-replay', limit: 9 });
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ subject: `acme/shop#${looser.number}`, data: { judged: 3, flipped: 1 } });

  // A zone is judged from what is kept; for a pattern the files are read again.
  const stricter = await edit('stricter', [
    '  - { name: docs, paths: ["docs/**"], irreversible: true, approvals: { count: 2, users: [jonas, dana] } }',
    'policy: { custom: [{ name: acme, title: A key of acme, pattern: "acme-[0-9]{4}", remedy: Revoke it. }] }',
  ]);
  expect(stricter.after.conclusion).toBe('success');
  expect(said(stricter.after)).toContain('With this policy 2 of the last 4 pull requests would flip');
  expect(said(stricter.after)).toContain(
    `#${code.number}: policy passed → blocked by secret/custom-acme in src/key.js`,
  );
  expect(said(stricter.after)).toContain(
    `#${docs.number}: policy passed → blocked by zone/irreversible-path in docs/a.md; ` +
      'approval asked for: zone docs (2 people of jonas, dana)',
  );

  const same = await edit('same', ['# What it says is the same.']);
  expect(said(same.after)).toContain('With this policy none of the last 5 pull requests would flip');

  const invalid = await edit('invalid', ['nonsense: 1']);
  expect(invalid.after.title).toBe('The new configuration is not valid');
  expect(said(invalid.after)).toContain('It is not valid, so nothing can be judged by it.');
}, 120_000);
