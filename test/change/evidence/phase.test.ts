import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPhase } from '../../../src/change/evidence/phase.ts';
import { EvidenceCommand } from '../../../src/domain/configuration.ts';
import { sha } from '../approvals/pull.ts';
import { craftZip } from './archives.ts';
import { artifact, configuration, expected } from './artifacts.ts';

const green = { tests: { 'test/a.js > a': 'passed' } } as const;
const red = { tests: { 'test/a.js > a': 'failed' } } as const;

function read(zip: Uint8Array, jobConclusion: string | null = 'success', phase = expected('head')) {
  return readPhase({ artifact: zip, expected: phase, commands: configuration.commands, jobConclusion });
}

function reasonsFor(zip: Uint8Array, jobConclusion?: string | null, phase = expected('head')): string {
  const result = read(zip, jobConclusion, phase);
  return result.ok ? 'accepted' : result.reasons.join('; ');
}

test('an honest artifact tells its tests', () => {
  const result = read(artifact('head', [green]));
  expect(result.ok && result.outcome.commands[0]?.tests?.map((one) => one.id)).toEqual(['test/a.js > a']);
});

test.each([
  ['another head', { head: sha('d') }, /claims head d{40}, and GitHub says a{40}/],
  ['another base', { base: sha('d') }, /claims base/],
  ['another run', { run: { id: 8, attempt: 2 } }, /claims run 8, and GitHub says 7/],
  ['an older attempt', { run: { id: 7, attempt: 1 } }, /claims attempt 1, and GitHub says 2/],
  ['another configuration', { configuration: '0'.repeat(16) }, /claims configuration/],
  ['another phase', { phase: 'base' as const }, /claims phase base/],
])('an artifact that claims %s is rejected with both sides', (_, lie, reason) => {
  expect(reasonsFor(artifact('head', [green], lie))).toMatch(reason);
});

test('the artifact of one phase cannot stand for another', () => {
  expect(reasonsFor(artifact('base', [green]), 'success', expected('head'))).toMatch(/claims phase base/);
});

test('results that contradict the conclusion of the job are rejected with both sides', () => {
  expect(reasonsFor(artifact('head', [red]), 'success')).toMatch(
    /concluded with success, and unit exited with 1/,
  );
  expect(reasonsFor(artifact('head', [green]), 'failure')).toMatch(
    /concluded with failure, and every command/,
  );
  expect(reasonsFor(artifact('head', [{ ...red, exitCode: 0 }]), 'success')).toMatch(
    /exited with 0, and its report/,
  );
  expect(reasonsFor(artifact('head', [red]), 'failure')).toBe('accepted');
  for (const conclusion of ['cancelled', 'skipped', 'timed_out', 'neutral', null]) {
    expect(reasonsFor(artifact('head', [green]), conclusion)).toMatch(/its job concluded with/);
  }
});

test.each(['base', 'without-patch', 'rollback'] as const)(
  'the job of %s ends well whatever fails',
  (phase) => {
    expect(reasonsFor(artifact(phase, [red]), 'success', expected(phase))).toBe('accepted');
    expect(reasonsFor(artifact(phase, [red]), 'failure', expected(phase))).toMatch(/concluded with failure/);
  },
);

test('the commands must be those of the configuration, each once, and again only after a failure', () => {
  expect(reasonsFor(artifact('head', []))).toMatch(/does not tell about unit/);
  expect(reasonsFor(artifact('head', [green, green]))).toMatch(/again, which had not failed/);
  expect(reasonsFor(artifact('head', [red, green]))).toBe('accepted');
  const [command] = [{ name: 'other', attempt: 1, exitCode: 0, seconds: 1, timedOut: false }];
  const other = { ...command, junit: null, coverage: null };
  expect(reasonsFor(artifact('head', [green], { commands: [other] }))).toMatch(
    /"other", which is not asked for/,
  );
  const unit = { ...other, name: 'unit' };
  expect(reasonsFor(artifact('head', [], { commands: [unit, unit] }))).toMatch(/twice about execution 1/);
});

test('files that are missing, shared, not asked for or not readable are rejected', () => {
  const unit = { name: 'unit', attempt: 1, exitCode: 0, seconds: 1, timedOut: false };
  const missing = { ...unit, junit: 'gone.xml', coverage: null };
  expect(reasonsFor(artifact('head', [], { commands: [missing] }))).toMatch(/gone\.xml is named and missing/);
  const shared = { ...unit, junit: 'junit-1.xml', coverage: 'junit-1.xml' };
  expect(reasonsFor(artifact('head', [green], { commands: [shared] }))).toMatch(/uses junit-1\.xml twice/);
  const self = { ...unit, junit: 'collected.json', coverage: null };
  expect(reasonsFor(artifact('head', [], { commands: [self] }))).toMatch(/uses collected\.json twice/);
  expect(reasonsFor(artifact('head', [{ junit: '<!DOCTYPE x><testsuite/>', exitCode: 0 }]))).toMatch(
    /junit-1\.xml cannot be read: it declares a document type/,
  );
  const plain = EvidenceCommand.parse({ name: 'unit', run: 'npm test' });
  const result = readPhase({
    artifact: artifact('head', [green]),
    expected: expected('head'),
    commands: [plain],
    jobConclusion: 'success',
  });
  expect(!result.ok && result.reasons.join()).toMatch(/writes no junit file, and it has one/);
});

test('a rollback that met conflicts needs no commands, and only its phase tells about one', () => {
  const conflicts = { rollback: { conflicts: ['src/a.js'], restored: false } };
  expect(reasonsFor(artifact('rollback', [], conflicts), 'success', expected('rollback'))).toBe('accepted');
  expect(reasonsFor(artifact('rollback', []), 'success', expected('rollback'))).toMatch(
    /does not tell about unit/,
  );
  expect(reasonsFor(artifact('head', [green], conflicts))).toMatch(/only the phase rollback/);
  const silent = artifact('rollback', [green], { rollback: null });
  expect(reasonsFor(silent, 'success', expected('rollback'))).toMatch(/only the phase rollback/);
});

test('a manifest of another form is rejected with what is wrong in it', () => {
  const zip = (content: string) => craftZip([{ name: 'collected.json', content }]);
  expect(reasonsFor(craftZip([{ name: 'a.json', content: '{}' }]))).toBe('there is no collected.json');
  expect(reasonsFor(zip('{'))).toMatch(/is not JSON/);
  expect(reasonsFor(zip('{"version":2}'))).toMatch(/not of its form: version/);
  expect(reasonsFor(zip(`"${'x'.repeat(300_000)}"`))).toMatch(/larger than|grow/);
  expect(reasonsFor(artifact('head', [green], { head: '../..' as never }))).toMatch(/not of its form: head/);
  const extra = artifact('head', [green], { trusted: true } as never);
  expect(reasonsFor(extra)).toMatch(/not of its form/);
  expect(reasonsFor(new Uint8Array(3))).toBe('it is not a zip archive');
});

test('tests of several commands are told apart by the command', () => {
  const commands = ['unit', 'e2e'].map((name) => EvidenceCommand.parse({ name, run: name, junit: 'j.xml' }));
  const execution = { attempt: 1, exitCode: 0, seconds: 1, timedOut: false, coverage: null };
  const zip = artifact('head', [green], {
    commands: [
      { ...execution, name: 'unit', junit: 'junit-1.xml' },
      { ...execution, name: 'e2e', junit: null },
    ],
  });
  const result = readPhase({ artifact: zip, expected: expected('head'), commands, jobConclusion: 'success' });
  expect(result.ok && result.outcome.commands[0]?.tests?.[0]?.id).toBe('unit: test/a.js > a');
});

test('a test that failed and passed when run again is a flake, and counts as it ended', () => {
  const first = { tests: { 'test/a.js > a': 'failed', 'test/a.js > b': 'passed' } } as const;
  const result = read(artifact('head', [first, green]));
  const [command] = result.ok ? result.outcome.commands : [];
  expect(command?.flakes).toEqual(['test/a.js > a']);
  expect(command?.tests?.map(({ id, state }) => [id, state])).toEqual([
    ['test/a.js > a', 'passed'],
    ['test/a.js > b', 'passed'],
  ]);
});

test('whatever the bytes, it answers and never throws', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => !read(bytes).ok));
  fc.assert(
    fc.property(fc.json(), (json) => !read(craftZip([{ name: 'collected.json', content: json }])).ok),
  );
});
