import type { VerificationPart } from '../../../domain/deployment.ts';
import type { Journeys } from '../../../domain/probe.ts';
import { shorten } from '../../../domain/untrusted.ts';
import { Asker } from '../http/ask.ts';
import { Gatekeeper, type Reach, type Resolve } from '../http/reach.ts';
import type { Outcome } from '../outcome.ts';
import { pooled } from '../pooled.ts';
import { worst } from '../worst.ts';
import { type Browse, withoutBrowser } from './browser.ts';
import { travel } from './journey.ts';

/** Where and how journeys are made. */
export interface SyntheticOptions {
  /** Where the environment is. */
  readonly url: URL;
  /** The operator's settings; hosts of the file are added to those of `hosts`. */
  readonly privateAddresses: Reach['privateAddresses'];
  /** Hosts of the file that may be asked, where not all may: those of the operator's settings. */
  readonly hostsAllowed?: readonly string[];
  /** Variables; only those that begin with `SYNTHETIC_` are read. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly browse?: Browse;
  /** Milliseconds for all of it. */
  readonly time?: number;
  /** Certificates, in PEM, of an authority of one's own. */
  readonly ca?: string;
  readonly resolve?: Resolve;
  readonly now?: () => number;
}

const atOnce = 4;

/** Makes all journeys of a file. It passes when each of them does. Never rejects for what a service does. */
export async function verifySynthetic(
  { journeys, hosts }: Journeys,
  options: SyntheticOptions,
): Promise<VerificationPart> {
  const { url, privateAddresses, hostsAllowed, env = {}, now = Date.now, time = 600_000 } = options;
  const others = hosts.filter((host) => hostsAllowed === undefined || hostsAllowed.includes(host));
  const gatekeeper = new Gatekeeper({ hosts: [url.host, ...others], privateAddresses }, options.resolve);
  const asker = new Asker(gatekeeper, options.ca === undefined ? {} : { ca: options.ca });
  const browse = options.browse ?? withoutBrowser('no browser was named.');
  const deadline = now() + time;
  const by = { base: url, gatekeeper, asker, hosts: others, browse, env, now, deadline };
  try {
    const details = await pooled(journeys, atOnce, async (journey) => ({
      name: journey.name,
      ...(await travel(journey, by)),
    }));
    return {
      kind: 'synthetic',
      verdict: worst(details.map(({ verdict }) => verdict)),
      reason: summed(details),
      details,
    };
  } finally {
    asker.close();
  }
}

function summed(details: readonly (Outcome & { readonly name: string })[]): string {
  const bad = details.filter(({ verdict }) => verdict === worst(details.map((one) => one.verdict)));
  const [first] = bad;
  if (first === undefined || first.verdict === 'pass') {
    return details.length === 1 ? 'The journey works.' : `All ${details.length} journeys work.`;
  }
  const what = first.verdict === 'fail' ? 'do not work' : 'could not be run';
  return shorten(`${bad.length} of ${details.length} journeys ${what}. ${first.name}: ${first.reason}`, 500);
}
