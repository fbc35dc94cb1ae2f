import { assembleEvidence, type EvidenceInput } from '../../../src/change/evidence/assemble.ts';
import type { PhaseOutcome } from '../../../src/change/evidence/outcome.ts';
import { readPhase } from '../../../src/change/evidence/phase.ts';
import type { Collected, EvidencePhase } from '../../../src/domain/collected.ts';
import { Configuration } from '../../../src/domain/configuration.ts';
import type { Evidence, EvidenceItemId } from '../../../src/domain/evidence.ts';
import type { ChangedFile } from '../../../src/domain/pull-request.ts';
import { adding } from '../changed-file.ts';
import { artifact, base, configuration, type Executed, expected, head } from './artifacts.ts';

/** What each phase executed; a list is an execution and its rerun. */
export interface Story {
  readonly base: Executed;
  readonly head: Executed | readonly Executed[];
  readonly withoutPatch: Executed;
  readonly rollback?: Executed;
  readonly rehearsal?: Collected['rollback'];
  readonly files?: readonly ChangedFile[];
  readonly takesBack?: boolean;
  readonly configuration?: Configuration;
}

const defaults = Configuration.parse({ evidence: configuration });

function phaseOf(phase: EvidencePhase, executed: Executed | readonly Executed[], story: Story): PhaseOutcome {
  const executions = 'length' in executed ? executed : [executed];
  const last = executions.at(-1);
  const failing = last?.exitCode ?? (Object.values(last?.tests ?? {}).includes('failed') ? 1 : 0);
  const lies = phase === 'rollback' && story.rehearsal !== undefined ? { rollback: story.rehearsal } : {};
  const result = readPhase({
    artifact: artifact(phase, executions, lies),
    expected: expected(phase),
    commands: configuration.commands,
    jobConclusion: phase === 'head' && failing !== 0 ? 'failure' : 'success',
  });
  if (!result.ok) throw new Error(result.reasons.join('; '));
  return result.outcome;
}

/** A change of the source and of a test that proves it. */
const bothFiles = [adding('src/cart.js', 'one\ntwo'), adding('test/cart.test.js', "test('pays', pays)")];

/** Input to evidence, through real artifacts. */
function input(story: Story): EvidenceInput {
  return {
    run: { id: 7, attempt: 2, url: 'https://github.example/acme/shop/actions/runs/7' },
    head,
    base,
    configuration: story.configuration ?? defaults,
    phases: {
      base: phaseOf('base', story.base, story),
      head: phaseOf('head', story.head, story),
      'without-patch': phaseOf('without-patch', story.withoutPatch, story),
      rollback: phaseOf('rollback', story.rollback ?? story.base, story),
    },
    files: story.files ?? bothFiles,
    takesBack: story.takesBack ?? false,
  };
}

export const assembled = (story: Story): Evidence => assembleEvidence(input(story));

/** One item of the evidence for a story. */
export function item(story: Story, id: EvidenceItemId): Evidence['items'][number] {
  const found = assembled(story).items.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no item ${id}`);
  return found;
}

const fixed: Executed = {
  tests: {
    'test/cart.test.js > adds': 'passed',
    'test/cart.test.js > totals': 'passed',
    'test/cart.test.js > pays': 'passed',
  },
  lcov: 'SF:src/cart.js\nDA:1,3\nDA:2,0\nend_of_record\n',
};

/** A bug mended with a test for it: red without the patch, green with it. */
export const mended: Story = {
  base: { tests: { 'test/cart.test.js > adds': 'passed', 'test/cart.test.js > totals': 'failed' } },
  head: fixed,
  withoutPatch: {
    tests: {
      'test/cart.test.js > adds': 'passed',
      'test/cart.test.js > totals': 'failed',
      'test/cart.test.js > pays': 'failed',
    },
  },
};

/** The same, with a test that passes without the patch, too. */
export const useless: Story = { ...mended, withoutPatch: fixed };
