import { Octokit } from '@octokit/core';
import { EvidencePhase } from '../../../src/domain/collected.ts';
import type {
  Conclusion,
  RunReport,
  RunRequest,
  TriggerEvent,
  WorkflowFile,
  WorkflowRunner,
} from '../../../src/sandbox/contract.ts';
import { ScriptedRunner } from '../scripted-runner.ts';
import { archiveOf, type CollectedPhase, honestPhase } from './collected-phase.ts';

/** Changes what a job of the evidence run does. */
export type Tampering = (honest: CollectedPhase, request: RunRequest) => CollectedPhase;

/** A step that a workflow of the pull request runs with the token of its run. */
export type Script = (octokit: Octokit, request: RunRequest) => Promise<unknown>;

const evidenceFile = /^\.github\/workflows\/evidence\.ya?ml$/;

/** Scripted CI whose evidence runs tell the truth about the repository, unless told to lie for a branch. */
export class EvidenceRunner implements WorkflowRunner {
  /** By the head branch of the pull request. */
  readonly tampering = new Map<string, Tampering>();
  /** By the path of a workflow file. */
  readonly scripts = new Map<string, Script>();
  readonly #ci = new ScriptedRunner();

  async match(files: readonly WorkflowFile[], event: TriggerEvent) {
    const wanted = files.filter((file) => event.name === 'pull_request' || !evidenceFile.test(file.path));
    return this.#ci.match(wanted, event);
  }

  async run(request: RunRequest, report: RunReport): Promise<Conclusion> {
    const script = this.scripts.get(request.workflow.path);
    if (script !== undefined) await script(octokitOf(request), request);
    if (!evidenceFile.test(request.workflow.path)) return this.#ci.run(request, report);
    const jobs = EvidencePhase.options.map((phase) => ({ phase, name: `evidence (${phase})` }));
    await report.jobsPlanned(jobs.map(({ name }) => ({ id: 'collect', name })));
    const tamper = this.tampering.get(request.event.headRef) ?? ((honest: CollectedPhase) => honest);
    const conclusions = await Promise.all(
      jobs.map(async ({ phase, name }) => {
        await report.jobStarted(name);
        const collected = tamper(await honestPhase(request, phase), request);
        if (collected.uploads) {
          const options = { overwrite: true, retentionDays: null };
          await request.artifacts.put(`wired-chaos-evidence-${phase}`, archiveOf(collected), options);
        }
        await report.jobCompleted({ id: 'collect', name, conclusion: collected.conclusion, outputs: {} });
        return collected.conclusion;
      }),
    );
    return conclusions.every((conclusion) => conclusion === 'success') ? 'success' : 'failure';
  }
}

function octokitOf({ token, urls }: RunRequest): Octokit {
  return new Octokit({ auth: token, baseUrl: urls.api });
}
