import { isDeepStrictEqual } from 'node:util';
import { awaited } from '../awaited.ts';
import { backlogOf, deliveriesIn, withLedger } from '../kept.ts';
import type { EndureWorld } from '../world.ts';
import { entriesAbout } from './entries.ts';
import { comparable, doubledChecks, outcomeOf, repositoryNamed } from './outcome.ts';
import { repositoriesOf } from './scenario.ts';

/** What came of a play, to be compared with that of another. */
export interface Played {
  readonly outcome: unknown;
  /** How often the App changed something on GitHub, by request; checks and bodies change as often as they must. */
  readonly acts: Readonly<Record<string, number>>;
  /** Entries on the ledger by kind; verdicts come as often as checks are written. */
  readonly entries: Readonly<Record<string, number>>;
  /** Dead letters. */
  readonly dead: readonly string[];
}

/** Tells what came of a play, once nothing is left to be done. */
export async function played(world: EndureWorld, name: string): Promise<Played> {
  const dead = await awaited('the end of what is due', async () => {
    await world.github.idle();
    // It may be dying just now.
    const backlog = await backlogOf(world).catch(() => null);
    if (backlog === null || backlog.deliveries.pending > 0) return null;
    const depths = Object.values(backlog.wakes);
    const due = depths.some(({ active, oldestSeconds }) => active > 0 || oldestSeconds > 0);
    return due ? null : backlog.dead.map(({ id, cause }) => `${id}: ${cause}`);
  });
  const entries = await entriesAbout(world, repositoriesOf(name));
  return {
    outcome: repositoriesOf(name).map((repository) => comparable(outcomeOf(world, repository))),
    acts: counted(actsOf(world, name)),
    entries: counted(entries.map(({ kind }) => kind).filter((kind) => kind !== 'verdict')),
    dead,
  };
}

/** What is wrong with a play, in words: against what always holds, and against a play without crashes. */
export async function problemsOf(
  world: EndureWorld,
  name: string,
  { present, expected }: { readonly present: Played; readonly expected: Played },
): Promise<string[]> {
  const differing = (['outcome', 'acts', 'entries', 'dead'] as const)
    .filter((what) => !isDeepStrictEqual(present[what], expected[what]))
    .map((what) => `${what}: ${JSON.stringify(present[what])}, expected ${JSON.stringify(expected[what])}`);
  return [
    ...differing,
    ...repositoriesOf(name).flatMap((repository) => doubledChecks(world, repository)),
    ...(await unhandled(world)),
    ...(await brokenChains(world)),
    ...(await unrecordedChecks(world, name)),
  ];
}

/** Deliveries that GitHub got an acknowledgement for, and that were not handled. */
async function unhandled(world: EndureWorld): Promise<string[]> {
  const stored = await deliveriesIn(world);
  return world.github.state.deliveries
    .filter(({ statusCode }) => statusCode === 202)
    .filter(({ guid }) => stored.get(guid) !== 'done')
    .map(({ guid, event }) => `${event} ${guid} was acknowledged and is ${stored.get(guid) ?? 'lost'}`);
}

async function brokenChains(world: EndureWorld): Promise<string[]> {
  return withLedger(world, async (ledger) => {
    const problems: string[] = [];
    for (const installation of await ledger.installations()) {
      const verified = await ledger.verify(installation);
      if (!verified.ok) problems.push(`ledger ${installation} at ${verified.seq}: ${verified.problem}`);
    }
    return problems;
  });
}

/** Every check run of the App, replaced ones too, is on the ledger. */
async function unrecordedChecks(world: EndureWorld, name: string): Promise<string[]> {
  const keys = new Set((await entriesAbout(world, repositoriesOf(name))).map(({ key }) => key));
  const ids = new Set(repositoriesOf(name).map((repository) => repositoryNamed(world, repository).id));
  return [...world.github.state.checkRuns.values()]
    .filter((run) => ids.has(run.repositoryId) && run.appId === world.app.id)
    .filter(({ repositoryId, headSha, name: check, externalId }) => {
      const [digest, version] = externalId.split('.');
      return !keys.has(`verdict:repository:${repositoryId}@${headSha}:${check}:${version}:${digest}`);
    })
    .map((run) => `${run.name} ${run.externalId} on ${run.headSha} is not on the ledger`);
}

/** A commit that nobody sees is no act, and another is as good. */
const noAct = /\/git\/(?:blobs|trees|commits)$|\/check-runs/;

/** Changes that the App asked for and GitHub made, as `METHOD template`. */
function actsOf(world: EndureWorld, name: string): string[] {
  const prefixes = repositoriesOf(name).map((repository) => `/repos/acme/${repository}/`);
  return world.github.requests.entries
    .filter(({ method, status }) => !['GET', 'PATCH'].includes(method) && status < 300)
    .filter(({ actor }) => actor !== null && !Object.keys(world.people).includes(actor))
    .filter(
      ({ path, template }) => prefixes.some((one) => path.startsWith(one)) && !noAct.test(template ?? ''),
    )
    .map(({ method, template }) => `${method} ${template}`);
}

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of [...names].sort()) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}
