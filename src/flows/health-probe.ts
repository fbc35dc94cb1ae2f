import { Asker } from '../operate/verify/http/ask.ts';
import { Gatekeeper, OutOfReach, type Reach } from '../operate/verify/http/reach.ts';

/** How an address answers. `why` is in words and may quote an address: untrusted. */
export interface Health {
  /** `unknown`: it may not be asked, which says nothing about how it is. */
  readonly state: 'well' | 'unwell' | 'unknown';
  /** Such as `it answers 503`. */
  readonly why: string;
}

/** Asks an address once how it is: 2xx is well. Never throws. */
export type HealthProbe = (url: string) => Promise<Health>;

/** Milliseconds that an answer may take. */
const patience = 3_000;
/** Nothing of the body is looked at. */
const mostBody = 16 * 1024;

/**
 * Asks addresses that configurations name. Whoever writes one chooses the address, so by default only what is public
 * and speaks https is asked.
 * @param privateAddresses of the operator's settings
 */
export function createHealthProbe(privateAddresses: Reach['privateAddresses']): HealthProbe {
  return async (text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null) return { state: 'unknown', why: 'it is no address' };
    const asker = new Asker(new Gatekeeper({ hosts: [url.host], privateAddresses }));
    try {
      const { status } = await asker.ask({
        method: 'GET',
        url,
        headers: { 'user-agent': 'wired-chaos' },
        body: null,
        timeout: patience,
        maxBody: mostBody,
      });
      const well = status >= 200 && status < 300;
      return { state: well ? 'well' : 'unwell', why: `it answers ${status}` };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { state: error instanceof OutOfReach ? 'unknown' : 'unwell', why };
    } finally {
      asker.close();
    }
  };
}
