import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { assembleEvidence } from '../../src/change/evidence/assemble.ts';
import { renderJobSummary } from '../../src/change/evidence/job-summary.ts';
import { readManifest } from '../../src/change/evidence/manifest.ts';
import type { PhaseOutcome } from '../../src/change/evidence/outcome.ts';
import { readPhase } from '../../src/change/evidence/phase.ts';
import { evidenceVersion } from '../../src/change/evidence/version.ts';
import { readLocalDiff } from '../../src/cli/local/revisions.ts';
import { type Collected, EvidencePhase } from '../../src/domain/collected.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import { annotationCommand } from '../workflow-command.ts';
import { requireCheckout } from './checkout.ts';
import { type Commits, commitsOf } from './commits.ts';
import { configurationAt } from './configuration.ts';
import { failingOf } from './failing.ts';
import type { Job } from './job.ts';
import { phases } from './phases.ts';
import { leaveArtifact, summarise, write } from './step.ts';

/** Where the step before this one has unpacked the artifacts, each in a folder of its name. */
const downloads = 'wired-chaos-evidence-downloads';
/** Files and bytes of one artifact; what has more was not made by this Action. */
const mostFiles = 100;
const mostBytes = 60 * 1024 * 1024;

async function filesOf(folder: string): Promise<Map<string, Uint8Array>> {
  const names = await readdir(folder).catch(() => {
    throw new Error(
      `There is no artifact ${folder.slice(folder.lastIndexOf('/') + 1)}: its job has to come first.`,
    );
  });
  if (names.length > mostFiles) throw new Error(`${folder} holds more than ${mostFiles} files.`);
  const files = new Map<string, Uint8Array>();
  let total = 0;
  for (const name of names) {
    const status = await lstat(join(folder, name));
    total += status.size;
    if (!status.isFile()) throw new Error(`${name} in ${folder} is not a regular file.`);
    if (total > mostBytes) throw new Error(`${folder} holds more than ${mostBytes} bytes.`);
    files.set(name, await readFile(join(folder, name)));
  }
  return files;
}

/** How the job ended that collected this: the rule of this Action, for the run does not tell. */
function conclusionOf(collected: Collected): 'success' | 'failure' {
  return phases[collected.phase].mustPass && failingOf(collected.commands).length > 0 ? 'failure' : 'success';
}

async function readAll(job: Job, commits: Commits, { evidence }: Configuration) {
  const outcomes: Partial<Record<EvidencePhase, PhaseOutcome>> = {};
  for (const phase of EvidencePhase.options) {
    const files = await filesOf(join(job.temporary, downloads, `wired-chaos-evidence-${phase}`));
    const manifest = readManifest(files);
    if (typeof manifest === 'string')
      throw new Error(`The evidence of ${phase} cannot be read: ${manifest}.`);
    const result = readPhase({
      artifact: zipSync(Object.fromEntries(files), { level: 0 }),
      expected: {
        ...{ phase, runId: job.run.id, attempt: job.run.attempt },
        ...{ head: commits.head, base: commits.base, configuration: evidenceVersion(evidence) },
      },
      commands: evidence.commands,
      jobConclusion: conclusionOf(manifest),
    });
    if (!result.ok)
      throw new Error(`The evidence of ${phase} is not believed: ${result.reasons.join('; ')}.`);
    outcomes[phase] = result.outcome;
  }
  return outcomes;
}

/** All four, for the type says that one could be missing. */
function complete(outcomes: Awaited<ReturnType<typeof readAll>>): Record<EvidencePhase, PhaseOutcome> {
  const { base, head, rollback, 'without-patch': withoutPatch } = outcomes;
  if (!base || !head || !rollback || !withoutPatch) throw new Error('A phase is missing.');
  return { base, head, rollback, 'without-patch': withoutPatch };
}

/**
 * Assembles what the four phases of this run have left, for pipelines without the App: `evidence.json`, a summary,
 * and an annotation for each item that fails. It is this run's own word, which the summary says.
 * @returns whether no item fails.
 * @throws {Error} when a phase is missing or contradicts itself.
 */
export async function assemble(job: Job): Promise<boolean> {
  await requireCheckout(job.directory);
  const commits = await commitsOf(job.directory, job.event);
  const configuration = await configurationAt(job.directory, commits.base);
  const { files } = await readLocalDiff(job.directory, commits.base, commits.merged);
  const evidence = assembleEvidence({
    run: job.run,
    head: commits.head,
    base: commits.base,
    configuration,
    phases: complete(await readAll(job, commits, configuration)),
    files,
    takesBack: false,
  });
  const text = `${JSON.stringify(evidence, null, 2)}\n`;
  await leaveArtifact(job, 'wired-chaos-evidence', new Map([['evidence.json', text]]));
  summarise(renderJobSummary(evidence));
  const failing = evidence.items.filter(({ state }) => state === 'fail');
  for (const { id, reason } of failing) write(annotationCommand('error', { title: id }, reason));
  return failing.length === 0;
}
