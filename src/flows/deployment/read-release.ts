import { assessRisk } from '../../change/describe/risk.ts';
import type { ReleasedPull, ReleaseFacts } from '../../change/release/notes.ts';
import { compareFiles } from '../../connect/github/compare.ts';
import type { Environment } from '../../domain/environment.ts';
import { Evidence } from '../../domain/evidence.ts';
import { numberedObject } from '../../domain/object.ts';
import type { FlowContext } from '../flow.ts';
import type { Policy } from '../policy.ts';
import type { EnvironmentPlace } from './place.ts';
import { type BroughtPull, readBetween } from './read-between.ts';
import { readHistory, readWayBack } from './read-plan.ts';
import { deploymentKey, ReleasedEntry } from './record.ts';
import type { CurrentDeployment } from './state.ts';

/** Name of the file that is attached to a release. */
export const bundleName = 'compliance-bundle.json';

/** What a release brings, and the way back from it. */
export async function readRelease(
  context: FlowContext,
  place: EnvironmentPlace,
  current: CurrentDeployment,
  { policy, configuration }: { readonly policy: Policy; readonly configuration: Environment },
): Promise<ReleaseFacts> {
  const { ledger, client } = context;
  const { repository } = place;
  const history = await readHistory(context, place, configuration);
  const previous = history.find(
    ({ deployment, liveAt, sha, bad }) =>
      deployment < current.id && liveAt !== null && sha !== current.sha && !bad,
  );
  const revisions = { base: previous?.sha ?? null, head: current.sha };
  const between = await readBetween(context, repository, revisions);
  const pulls: ReleasedPull[] = [];
  for (const pull of between.pulls) pulls.push(await readPull(context, place, pull, policy));
  const released =
    previous === undefined
      ? null
      : await ledger.find(client.installation, deploymentKey('released', place, previous.deployment));
  const way =
    previous === undefined
      ? null
      : await readWayBack(context, repository, { base: previous.sha, head: current.sha }, policy);
  return {
    environment: place.environment,
    revision: current.sha,
    previous: previous?.sha ?? null,
    previousTag: released === null ? null : ReleasedEntry.parse(released.data).tag,
    pulls,
    direct: between.direct,
    incomplete: between.incomplete,
    watched: configuration.watch,
    unsafe: way === null || way.safe ? null : (way.obstacles[0]?.what ?? 'the changes cannot be read'),
    bundle: bundleName,
  };
}

async function readPull(
  { client, ledger }: FlowContext,
  { repository, repositoryId }: EnvironmentPlace,
  { number, title, author, before, until }: BroughtPull,
  { rules }: Policy,
): Promise<ReleasedPull> {
  const object = numberedObject(repositoryId, number);
  const { installation } = client;
  const [entry] = await ledger.list({ installation, object, kind: 'evidence', newest: true, limit: 1 });
  const evidence = entry === undefined ? null : (Evidence.safeParse(entry.data).data ?? null);
  const zones = rules.ok ? rules.configuration.zones : [];
  const files = before === null ? null : await compareFiles(client, repository, before, until);
  return {
    number,
    title,
    author,
    // People cannot have brackets in their login.
    machine: author.endsWith('[bot]'),
    risk: files === null ? null : assessRisk(files, zones),
    rehearsed: evidence?.rollback.rehearsed ?? null,
  };
}
