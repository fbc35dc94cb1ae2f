import { evidenceVersion } from '../../../src/change/evidence/version.ts';
import type { Collected, EvidencePhase } from '../../../src/domain/collected.ts';
import { EvidenceConfiguration } from '../../../src/domain/configuration.ts';
import { sha } from '../approvals/pull.ts';
import { craftZip } from './archives.ts';

/** A configuration with one command that reports tests and coverage. */
export const configuration = EvidenceConfiguration.parse({
  commands: [{ name: 'unit', run: 'npm test', junit: 'reports/junit.xml', coverage: 'coverage/lcov.info' }],
});

export const head = sha('a');
export const base = sha('b');
const root = '/home/runner/work/shop';

/** What GitHub says about the run that the artifacts here belong to. */
export const expected = (phase: EvidencePhase) => ({
  phase,
  runId: 7,
  attempt: 2,
  head,
  base,
  configuration: evidenceVersion(configuration),
});

export type Tests = Readonly<Record<string, 'passed' | 'failed' | 'skipped'>>;

const escaped = (text: string) =>
  text.replace(/[<>&"']|[\n\r\t]/g, (letter) => `&#${letter.codePointAt(0)};`);

/** A JUnit report; a test is named `file > name`. */
function junit(tests: Tests): string {
  const cases = Object.entries(tests).map(([id, state]) => {
    const [file, ...name] = id.split(' > ');
    const inner = state === 'failed' ? '<failure/>' : state === 'skipped' ? '<skipped/>' : '';
    return `<testcase file="${root}/${file}" name="${escaped(name.join(' > '))}">${inner}</testcase>`;
  });
  return `<testsuites>${cases.join('')}</testsuites>`;
}

/** An execution of the command `unit`, with its files. */
export interface Executed {
  readonly exitCode?: number | null;
  readonly tests?: Tests;
  readonly junit?: string;
  readonly lcov?: string;
}

/** The artifact of a phase, honest unless told otherwise. */
export function artifact(
  phase: EvidencePhase,
  executions: readonly Executed[],
  lies: Partial<Collected> = {},
): Uint8Array {
  const files: { name: string; content: string }[] = [];
  const commands = executions.map((executed, index): Collected['commands'][number] => {
    const attempt = index + 1;
    const report = executed.junit ?? (executed.tests === undefined ? null : junit(executed.tests));
    const failing = Object.values(executed.tests ?? {}).includes('failed');
    if (report !== null) files.push({ name: `junit-${attempt}.xml`, content: report });
    if (executed.lcov !== undefined) files.push({ name: `lcov-${attempt}.info`, content: executed.lcov });
    return {
      name: 'unit',
      attempt,
      exitCode: executed.exitCode === undefined ? (failing ? 1 : 0) : executed.exitCode,
      seconds: 30,
      timedOut: false,
      junit: report === null ? null : `junit-${attempt}.xml`,
      coverage: executed.lcov === undefined ? null : `lcov-${attempt}.info`,
    };
  });
  const manifest: Collected = {
    version: 1,
    phase,
    run: { id: 7, attempt: 2 },
    head,
    base,
    configuration: evidenceVersion(configuration),
    root,
    commands,
    rollback: phase === 'rollback' ? { conflicts: [], restored: true } : null,
    ...lies,
  };
  return craftZip([{ name: 'collected.json', content: JSON.stringify(manifest) }, ...files]);
}
