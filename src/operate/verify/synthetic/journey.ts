import { setTimeout as wait } from 'node:timers/promises';
import { type Journey, type JourneyStep, timeoutMs } from '../../../domain/probe.ts';
import type { Address, Gatekeeper } from '../http/reach.ts';
import { Mask } from '../mask.ts';
import type { Outcome } from '../outcome.ts';
import type { Browse } from './browser.ts';
import { type Surroundings, takeRequest } from './request-step.ts';
import { type Values, variablePrefix } from './template.ts';

/** What journeys are made with. */
export interface Travel extends Surroundings {
  readonly gatekeeper: Gatekeeper;
  /** Hosts that may be asked, as a browser has to know them beforehand. */
  readonly hosts: readonly string[];
  readonly browse: Browse;
  /** Variables; only those that begin with `SYNTHETIC_` are read. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** When all of it ends, in milliseconds since 1970. */
  readonly deadline: number;
}

/** Makes a journey, again where it failed: one failed probe is no outage. What could not be run is not tried again. */
export async function travel(journey: Journey, by: Travel): Promise<Outcome> {
  let first: Outcome | null = null;
  for (let attempt = 0; ; attempt += 1) {
    if (by.now() >= by.deadline) {
      return first ?? { verdict: 'inconclusive', reason: 'The time was over before it could be run.' };
    }
    const outcome = await once(journey, by);
    if (outcome.verdict === 'pass' && first !== null) {
      const reason = `${outcome.reason}; it worked at attempt ${attempt + 1}, before: ${first.reason}`;
      return { verdict: 'pass', reason: reason.slice(0, 500) };
    }
    if (outcome.verdict !== 'fail') return outcome;
    first ??= outcome;
    if (attempt >= journey.retries) {
      return attempt === 0 ? outcome : { ...outcome, reason: `${outcome.reason} (${attempt + 1} attempts)` };
    }
    await wait(Math.max(0, Math.min(timeoutMs(journey.pause), by.deadline - by.now())));
  }
}

async function once({ steps }: Journey, by: Travel): Promise<Outcome> {
  const secrets = Object.entries(by.env).flatMap(([name, value]) =>
    name.startsWith(variablePrefix) && value !== undefined ? [value] : [],
  );
  const values = { env: by.env, captured: new Map<string, string>(), mask: new Mask(secrets) };
  for (const [index, step] of steps.entries()) {
    const outcome = await take(step, values, by);
    if (outcome.verdict !== 'pass') {
      const named = step.name ?? step.request?.path ?? 'browser';
      return {
        ...outcome,
        reason: values.mask.shown(`step ${index + 1} (${named}): ${outcome.reason}`, 480),
      };
    }
  }
  return {
    verdict: 'pass',
    reason: steps.length === 1 ? 'its step worked' : `all ${steps.length} steps worked`,
  };
}

async function take(
  step: JourneyStep,
  values: Values & { readonly captured: Map<string, string> },
  by: Travel,
): Promise<Outcome> {
  const { request, browser } = step;
  if (request !== undefined) return takeRequest({ ...step, request }, values, by);
  try {
    const pinned = await pins(by);
    const timeout = timeoutMs(step.timeout);
    return await by.browse({ acts: browser ?? [], base: by.base, pinned, timeout, values });
  } catch (error) {
    const reason = values.mask.shown(error instanceof Error ? error.message : String(error));
    return { verdict: 'inconclusive', reason };
  }
}

/** The hosts with the addresses that were judged. One that may not be asked is left out, so a page cannot find it. */
async function pins({ base, hosts, gatekeeper }: Travel): Promise<Map<string, readonly Address[]>> {
  const pinned = new Map([[base.hostname, await gatekeeper.admit(base)]]);
  for (const host of hosts) {
    const url = new URL(`https://${host}`);
    const addresses = await gatekeeper.admit(url).catch(() => null);
    if (addresses !== null && !pinned.has(url.hostname)) pinned.set(url.hostname, addresses);
  }
  return pinned;
}
