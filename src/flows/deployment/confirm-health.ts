import type { Clock } from '../../platform/clock.ts';
import type { Health, HealthProbe } from '../health-probe.ts';

/** Looks after the first that was bad, and the time between them in milliseconds. */
const further = { tries: 2, every: 1_000 };

/**
 * How an environment is. One failed probe is no outage: it is unwell only when it stays so for two more looks, and
 * what may not be asked is not unwell.
 */
export async function confirmHealth(probe: HealthProbe, url: string, clock: Clock): Promise<Health> {
  let health = await probe(url);
  for (let tries = 0; tries < further.tries && health.state === 'unwell'; tries += 1) {
    await clock.sleep(further.every);
    health = await probe(url);
  }
  return health;
}
