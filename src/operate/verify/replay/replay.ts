import { setTimeout as wait } from 'node:timers/promises';
import type { VerificationPart } from '../../../domain/deployment.ts';
import type { ReplayConfiguration } from '../../../domain/replay.ts';
import { type Answer, Asker } from '../http/ask.ts';
import { Gatekeeper, type Reach, type Resolve } from '../http/reach.ts';
import { Mask } from '../mask.ts';
import { pooled } from '../pooled.ts';
import { filled, variablePrefix } from '../synthetic/template.ts';
import { worst } from '../worst.ts';
import { compareAnswers } from './compare-answers.ts';
import { type Difference, keyOf } from './difference.ts';
import { judgeRoute } from './judge-route.ts';
import { notReplayed } from './not-replayed.ts';
import type { Recorded } from './recording.ts';
import { mayReplay, nameOfRoute, routeOf } from './route.ts';
import { RouteTally } from './tally.ts';

/** Where recordings are played. */
export interface ReplayOptions {
  readonly candidate: URL;
  /** What is live. It is asked twice: what differs between its own answers is noise. */
  readonly primary: URL;
  /** Another instance of what is live, to be asked the second time. */
  readonly secondPrimary?: URL;
  readonly privateAddresses: Reach['privateAddresses'];
  /** Variables; only those that begin with `SYNTHETIC_` are read. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds for all of it. */
  readonly time?: number;
  readonly ca?: string;
  readonly resolve?: Resolve;
}

const atOnce = 4;
const timeout = 15_000;
const maxBody = 1024 * 1024;
/** How often a request is asked again when only the candidate differed. */
const confirmations = 2;
/** Routes that nobody names and that are rarely used may be left open up to this share of the recordings. */
const openShare = 0.05;
const mostRoutes = 190;

interface Sides {
  readonly candidate: URL;
  readonly primary: URL;
  readonly again: URL;
}

/**
 * Plays recordings to a candidate and to what is live at once, and judges each route by what differs beyond the noise
 * between two answers of what is live. Nothing but safe methods is played, unless a route of the configuration names
 * another. Never rejects for what a service does.
 */
export async function verifyReplay(
  recordings: readonly Recorded[],
  configuration: ReplayConfiguration,
  options: ReplayOptions,
): Promise<VerificationPart> {
  const { candidate, primary, env = {}, time = 600_000 } = options;
  const sides: Sides = { candidate, primary, again: options.secondPrimary ?? primary };
  const hosts = Object.values(sides).map((url: URL) => url.host);
  const gatekeeper = new Gatekeeper({ hosts, privateAddresses: options.privateAddresses }, options.resolve);
  const asker = new Asker(gatekeeper, options.ca === undefined ? {} : { ca: options.ca });
  const mask = new Mask(
    Object.entries(env).flatMap(([name, value]) => (name.startsWith(variablePrefix) ? [value ?? ''] : [])),
  );
  const tallies = new Map<string, RouteTally>();
  const deadline = Date.now() + time;
  try {
    for (const url of Object.values(sides)) await gatekeeper.admit(url);
    const headers = Object.fromEntries(
      Object.entries(configuration.headers).map(([name, value]) => [
        name.toLowerCase(),
        filled(value, { env, captured: new Map() }),
      ]),
    );
    const chosen = recordings
      .filter((one) => mayReplay(routeOf(configuration.routes, one), one.method))
      .slice(-configuration.most);
    const pace = new Pace(configuration.perSecond);
    await pooled(chosen, atOnce, async (recorded) => {
      await pace.turn();
      if (Date.now() < deadline) await play(recorded, { asker, sides, headers, tally: tallyOf(recorded) });
    });
  } catch (error) {
    const reason = mask.shown(
      `It could not be played: ${error instanceof Error ? error.message : String(error)}`,
    );
    return { kind: 'replay', verdict: 'inconclusive', reason, details: [] };
  } finally {
    asker.close();
  }
  return judged(tallies, configuration, mask);

  function tallyOf(recorded: Recorded): RouteTally {
    const name = nameOfRoute(routeOf(configuration.routes, recorded), recorded);
    const key = tallies.has(name) || tallies.size < mostRoutes ? name : 'all other routes';
    const tally = tallies.get(key) ?? new RouteTally();
    tallies.set(key, tally);
    return tally;
  }
}

/** Lets so many go in a second, one after another. */
class Pace {
  readonly #apart: number;
  #next = 0;

  constructor(perSecond: number) {
    this.#apart = 1000 / perSecond;
  }

  async turn(): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#apart;
    if (at > now) await wait(at - now);
  }
}

interface Playing {
  readonly asker: Asker;
  readonly sides: Sides;
  readonly headers: Readonly<Record<string, string>>;
  readonly tally: RouteTally;
}

interface Trio {
  readonly answers: { readonly candidate: Answer | Error; readonly primary: Answer; readonly again: Answer };
  readonly differs: readonly Difference[];
  readonly noise: readonly Difference[];
}

async function play(recorded: Recorded, playing: Playing): Promise<void> {
  const { tally } = playing;
  const first = await ask(recorded, playing);
  if (first === null) {
    tally.unanswered += 1;
    return;
  }
  const { answers, differs, noise } = first;
  const own = new Set(differs.map(keyOf));
  for (const key of noise.map(keyOf)) own.delete(key);
  // Only what is met each time is told from a moment's chance; what turns out to be noise meanwhile is not.
  for (let round = 0; round < confirmations && own.size > 0; round += 1) {
    const again = await ask(recorded, playing);
    const met = new Set(again?.differs.map(keyOf));
    for (const one of again?.noise ?? []) own.delete(keyOf(one));
    for (const key of own) if (!met.has(key)) own.delete(key);
  }
  tally.compared += 1;
  if (Math.floor(answers.primary.status / 100) === Math.floor(recorded.status / 100)) tally.reproduced += 1;
  if (answers.primary.cut) tally.cut += 1;
  tally.count(`${recorded.method} ${recorded.path}`.slice(0, 120), differs, noise, own);
  tally.latency.primary.push(answers.primary.ms);
  tally.latency.again.push(answers.again.ms);
  if (!(answers.candidate instanceof Error)) tally.latency.candidate.push(answers.candidate.ms);
}

/** Asks all three at once; null when what is live gave no two answers, so that there is nothing to compare with. */
async function ask(recorded: Recorded, { asker, sides, headers }: Playing): Promise<Trio | null> {
  // The file could have been written by somebody else than the recorder.
  const kept = Object.entries(recorded.headers).filter(([name]) => !notReplayed.has(name));
  const sent = Object.fromEntries(kept);
  const one = async (base: URL): Promise<Answer | Error> => {
    try {
      return await asker.ask({
        method: recorded.method,
        url: new URL(`${base.origin}${base.pathname.replace(/\/$/, '')}${recorded.path}`),
        headers: { ...sent, ...headers },
        body: recorded.body === null ? null : Buffer.from(recorded.body),
        timeout,
        maxBody,
      });
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  };
  const [candidate, primary, again] = await Promise.all([
    one(sides.candidate),
    one(sides.primary),
    one(sides.again),
  ]);
  if (primary instanceof Error || again instanceof Error) return null;
  const expected = { answer: primary, base: sides.primary };
  const noise = compareAnswers(expected, { answer: again, base: sides.again });
  const differs: Difference[] =
    candidate instanceof Error
      ? [
          {
            place: 'the answer',
            kind: 'missing',
            expected: String(primary.status),
            actual: candidate.message,
          },
        ]
      : compareAnswers(expected, { answer: candidate, base: sides.candidate });
  return { answers: { candidate, primary, again }, differs, noise };
}

/** Everything that was seen, as a part of a verification. */
function judged(
  tallies: ReadonlyMap<string, RouteTally>,
  { routes, slower }: ReplayConfiguration,
  mask: Mask,
): VerificationPart {
  const details = [...tallies].map(([name, tally]) => {
    const [method = '', path = ''] = name.split(' ');
    const route = routeOf(routes, { method, path });
    const demands = { atLeast: route?.atLeast ?? 5, ignore: route?.ignore ?? [], slower };
    const { verdict, reason } = judgeRoute(tally, demands);
    return { name: mask.shown(name, 200), verdict, reason: mask.shown(reason), compared: tally.compared };
  });
  const seen = new Set(tallies.keys());
  for (const { path, methods } of routes.filter((one) => !one.path.includes('*'))) {
    if (methods.some((method) => seen.has(`${method} ${path}`))) continue;
    const name = `${methods[0]} ${path}`;
    details.push({ name, verdict: 'inconclusive', reason: 'Nothing of it was recorded.', compared: 0 });
  }
  const named = new Set(routes.filter(({ path }) => !path.includes('*')).map(({ path }) => path));
  const played = [...tallies.values()].reduce(
    (sum, { compared, unanswered }) => sum + compared + unanswered,
    0,
  );
  const open = details.filter(({ verdict }) => verdict === 'inconclusive');
  const openRecordings = open.reduce((sum, { name }) => {
    const tally = tallies.get(name);
    return sum + (tally === undefined ? 0 : tally.compared + tally.unanswered);
  }, 0);
  const holds =
    open.some(({ name }) => named.has(name.split(' ')[1] ?? '')) || openRecordings > openShare * played;
  const counted = details.filter(({ verdict }) => verdict !== 'inconclusive' || holds);
  const verdict = played === 0 ? 'inconclusive' : worst(counted.map((one) => one.verdict));
  const decisive = details.find((one) => one.verdict === verdict);
  return {
    kind: 'replay',
    verdict,
    reason: mask.shown(summed(verdict, played, details.length, open.length, decisive)),
    details: details.map(({ name, verdict: own, reason }) => ({ name, verdict: own, reason })).slice(0, 200),
  };
}

function summed(
  verdict: VerificationPart['verdict'],
  played: number,
  routes: number,
  open: number,
  decisive: { readonly name: string; readonly reason: string } | undefined,
): string {
  if (played === 0) return 'No recording could be played.';
  if (verdict !== 'pass' && decisive !== undefined) return `${decisive.name}: ${decisive.reason}`;
  const left = open === 0 ? '' : `; ${open} rare routes had too few recordings`;
  return `${played} recordings of ${routes} routes answered alike${left}.`;
}
