import { type ReleaseFacts, releaseNotes } from '../../change/release/notes.ts';
import { provenanceOf } from '../../change/release/provenance.ts';
import { artifactsOf, runFacts } from '../../connect/github/run-facts.ts';
import { gateObject, numberedObject, type ObjectId } from '../../domain/object.ts';
import type { LedgerEntry } from '../../platform/ledger-entry.ts';
import type { FlowContext } from '../flow.ts';
import type { BundleContent } from './compliance/write-bundle.ts';
import type { ConfiguredEnvironment } from './read.ts';
import { readVerification } from './read-verification.ts';
import type { CurrentDeployment } from './state.ts';

/** Of one thing, the newest entries that a bundle cites. */
const mostEntries = 100;

/** Kinds of entries that are somebody's word for a change or against it. */
const approvals: ReadonlySet<string> = new Set([
  'approval',
  'approval-seen',
  'approvals-voided',
  'override',
  'deployment-approval',
  'gate-review',
]);

/** All that a compliance bundle says of a deployment. */
export async function readContent(
  context: FlowContext,
  { place, configuration, policy, policyVersion }: ConfiguredEnvironment,
  current: CurrentDeployment,
  facts: ReleaseFacts,
): Promise<BundleContent> {
  const { client, html } = context;
  const { repository, repositoryId, environment, object } = place;
  const run = current.run === null ? null : await runFacts(client, repository, current.run);
  const artifacts = run === null ? [] : await artifactsOf(client, repository, run.id);
  const objects = [
    ...facts.pulls.map(({ number }) => numberedObject(repositoryId, number)),
    object,
    ...(run === null ? [] : [gateObject(repositoryId, run.id, environment)]),
  ];
  const entries = await readEntries(context, objects);
  const of = (belongs: (entry: LedgerEntry) => boolean) => entries.filter(belongs);
  return {
    cited: {
      'approvals.json': of(({ kind }) => approvals.has(kind)),
      'evidence.json': of(({ kind }) => kind === 'evidence'),
      'decisions.json': of(({ kind }) => !approvals.has(kind) && kind !== 'evidence'),
    },
    other: {
      'artifacts.json': artifacts,
      'policy.json': { version: policyVersion, branch: policy.branch, environment: configuration },
      'provenance.json': provenanceOf({ html, repository, revision: current.sha, run, artifacts }),
      'release-notes.md': releaseNotes(facts),
      'verification.json': run === null ? null : await readVerification(context, place, current.sha, run.id),
    },
  };
}

async function readEntries(
  { ledger, client }: FlowContext,
  objects: readonly ObjectId[],
): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (const object of objects) {
    const { installation } = client;
    entries.push(...(await ledger.list({ installation, object, newest: true, limit: mostEntries })));
  }
  return entries;
}
