import { isRefusal } from '../../connect/github/errors.ts';
import { delivery } from '../effects/delivery.ts';
import type { Afterwards, FlowContext } from '../flow.ts';
import { recordRollbackRun } from '../gate/record.ts';
import type { DriverOf } from './driver-of.ts';
import { deploymentKinds, type EndedEntry, endedKey, note, type Rollback } from './record.ts';
import type { WatchedEnvironment } from './state.ts';

const lookEvery = 5_000;
/** A rollback that is not live by then has failed. In milliseconds. */
const patience = 60 * 60_000;

/** Has the driver go back, and follows it to its end. The same rollback begins once, however often this is called. */
export async function follow(
  context: FlowContext,
  { place, configuration, now }: WatchedEnvironment,
  rollback: Rollback,
  driverOf: DriverOf,
): Promise<Afterwards> {
  const { environment } = place;
  const { from, to } = rollback;
  const end = async (data: EndedEntry): Promise<Afterwards> => {
    await note(context, place, { kind: deploymentKinds.ended, key: endedKey(rollback.key), data });
    return { kind: 'again' };
  };
  if (to === null)
    return end({ outcome: 'refused', why: rollback.unsafe ?? 'there is nowhere to go back to' });
  const driver = driverOf(context, place, configuration);
  if (driver === null)
    return end({
      outcome: 'failed',
      why: `the App cannot reach what delivers here (${configuration.deliver.driver}): go back on that machine`,
    });
  const late = Date.parse(now) - Date.parse(rollback.at) > patience;
  let handle: string;
  try {
    handle = await delivery(context, driver, {
      key: rollback.key,
      environment,
      revision: to,
      rollbackOf: from,
    });
  } catch (error) {
    if (!isRefusal(error) && !late) throw error;
    return end({ outcome: 'failed', why: error instanceof Error ? error.message : String(error) });
  }
  const run = driver.runOf(handle);
  if (run !== null) {
    const entry = { run, environment, revision: to, rollbackOf: from, unsafe: rollback.unsafe };
    await recordRollbackRun(context, place, entry);
    // Its gate may have been asked before that stood there.
    await context.wake(
      'gate',
      `${place.repository.owner}/${place.repository.name}/${run}/${environment}`,
      'a rollback',
    );
  }
  const progress = await driver.look(handle);
  switch (progress.kind) {
    case 'live':
      return end({ outcome: 'live', why: `live since ${progress.since}` });
    case 'failed':
      return end({ outcome: 'failed', why: progress.why });
    case 'running':
    case 'unknown': {
      const what = progress.kind === 'running' ? progress.what : progress.why;
      if (late) return end({ outcome: 'failed', why: `it is not live after an hour: ${what}` });
      return { kind: 'later', milliseconds: lookEvery, why: 'a rollback is on its way' };
    }
  }
}
