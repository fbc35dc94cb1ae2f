import { beforeAll, expect, test } from 'vitest';
import type { Collected, EvidencePhase } from '../../../src/domain/collected.ts';
import { Sha } from '../../../src/domain/ids.ts';
import { where } from '../harness.ts';
import type { CollectedPhase } from './collected-phase.ts';
import { honest, shareStage } from './stage.ts';

const stage = shareStage();
let number: number;

beforeAll(async () => {
  ({ number } = await stage().propose({ branch: 'honest', files: honest('vat') }));
});

const otherCommit = Sha.parse('d'.repeat(40));

/** Lies in the manifest of one phase. */
const claims = (phase: EvidencePhase, lie: (manifest: Collected) => Partial<Collected>) =>
  changes(phase, (truth) => ({ manifest: { ...truth.manifest, ...lie(truth.manifest) } }));

function changes(phase: EvidencePhase, lie: (truth: CollectedPhase) => Partial<CollectedPhase>) {
  return (truth: CollectedPhase): CollectedPhase =>
    truth.manifest.phase === phase ? { ...truth, ...lie(truth) } : truth;
}

/** Lets one command of a manifest have ended otherwise. */
const exits = (exitCode: number) => (truth: CollectedPhase) => ({
  manifest: {
    ...truth.manifest,
    commands: truth.manifest.commands.map((command) => ({ ...command, exitCode })),
  },
});

const entities = [
  '<!DOCTYPE testsuites [',
  '<!ENTITY a "aaaaaaaaaa">',
  ...['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(
    (name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`,
  ),
  ']><testsuites><testsuite name="&i;"/></testsuites>',
].join('\n');

test('no attack: honest evidence passes', async () => {
  const { evidence, approval } = await stage().judge(number);
  expect(evidence.summary).toContain('1 test fail without the rest of the change');
  expect(evidence).toMatchObject({ conclusion: 'success' });
  expect(approval.conclusion).toBeNull();
});

test.each([
  ['head', claims('head', () => ({ head: otherCommit })), /claims head d{40}/],
  ['base, of one phase', claims('head', () => ({ base: otherCommit })), /claims base d{40}/],
  ['base, of all phases', allOn(otherCommit), /collected on ddddddd, which is not on main/],
  ['run', claims('head', ({ run }) => ({ run: { ...run, id: 1 } })), /claims run 1,/],
  ['attempt', claims('head', ({ run }) => ({ run: { ...run, attempt: 7 } })), /claims attempt 7/],
  ['configuration', claims('head', () => ({ configuration: 'f'.repeat(16) })), /claims configuration f{16}/],
  ['phase', claims('rollback', () => ({ phase: 'head', rollback: null })), /claims phase head/],
])('attack: an artifact claims another %s', async (_, tampering, reason) => {
  await expectRejected(tampering, reason);
});

test.each([
  [
    'a zip bomb',
    changes('head', () => ({ more: [{ name: 'bomb.txt', content: Buffer.alloc(19 * 1024 * 1024) }] })),
    /bomb\.txt would grow more than 200 times/,
  ],
  [
    'a zip bomb whose header says it is small',
    changes('head', () => ({
      more: [{ name: 'bomb.txt', content: Buffer.alloc(1024 * 1024), declaredSize: 10 }],
    })),
    /bomb\.txt is not what the archive says/,
  ],
  [
    'a path traversal in the archive',
    changes('head', () => ({ more: [{ name: '../../etc/passwd', content: 'x' }] })),
    /head: .*name/,
  ],
  [
    'an XML entity bomb in a report',
    changes('head', () => ({ junit: entities })),
    /unit\.xml cannot be read: it declares a document type/,
  ],
  [
    'red results under a green job',
    changes('head', exits(1)),
    /job concluded with success, and unit exited with 1/,
  ],
  [
    'green results under a red job',
    changes('head', () => ({ conclusion: 'failure' })),
    /job concluded with failure, and every command exited with 0/,
  ],
  [
    'a failing test in the report of a command that is said to succeed',
    changes('head', ({ junit }) => ({ junit: junit.replace('></testcase>', '><failure/></testcase>') })),
    /unit exited with 0, and its report names failing tests/,
  ],
  [
    'a phase whose job did not end well',
    changes('without-patch', () => ({ conclusion: 'cancelled' })),
    /without-patch: its job concluded with cancelled/,
  ],
])('attack: %s', async (_, tampering, reason) => {
  await expectRejected(tampering, reason);
});

test('attack: a missing phase', async () => {
  stage().runner.tampering.set(
    'missing',
    changes('without-patch', () => ({ uploads: false })),
  );
  const missing = await stage().propose({ branch: 'missing', files: honest('vat') });
  const { evidence } = await stage().judge(missing.number);
  expect(evidence.conclusion).toBe('action_required');
  expect(evidence.summary).toContain('the run has no artifact wired-chaos-evidence-without-patch');
});

/** Makes all phases claim the same base. */
function allOn(base: Sha) {
  return (truth: CollectedPhase) => ({ ...truth, manifest: { ...truth.manifest, base } });
}

/** Collects again for the honest pull request, now with a lie, so that nothing else differs. */
async function expectRejected(
  tampering: (truth: CollectedPhase) => CollectedPhase,
  reason: RegExp,
): Promise<void> {
  stage().runner.tampering.set('honest', tampering);
  const { octokit } = stage().dana;
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/actions/runs', where);
  const run = data.workflow_runs.find(({ path }) => path === '.github/workflows/evidence.yml');
  await octokit.request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun', {
    ...where,
    run_id: Number(run?.id),
  });
  const { evidence } = await stage().judge(number);
  expect(evidence.conclusion).toBe('action_required');
  expect(evidence.summary).toMatch(reason);
}
