import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { type Done, type Effect, EffectHeld, type EffectResult, type Effects } from '../effects.ts';
import { describeFailure } from '../failure.ts';
import type { Log } from '../log.ts';
import { noPoint, type OnPoint } from '../points.ts';
import type { EffectHolder, EffectName, EffectStore } from './store.ts';

/** A longer key was made from something without a bound. */
const longestKey = 1000;
/** In characters of JSON. */
const longestResult = 10_000;

/**
 * How long an effect is left alone after the last sign of life of whoever was at it, in milliseconds. GitHub ends a
 * request after ten seconds, so what has not happened by then will not happen any more.
 * @see https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#timeouts
 */
export const defaultLease = 15_000;

/**
 * Effects whose records are in a store.
 * @param options.notDone whether an error of `act` means that certainly nothing was done; all others leave it open
 * @param options.lease milliseconds; shorter than {@link defaultLease} only where the other side answers at once
 * @param options.mayLack whether records of what was done may be missing, so that everything is looked up before it
 * is done
 */
export function createEffects(options: {
  readonly store: EffectStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly notDone: (error: unknown) => boolean;
  readonly lease?: number;
  readonly mayLack?: () => boolean;
  readonly onPoint?: OnPoint;
}): Effects {
  const {
    store,
    clock,
    log,
    notDone,
    lease = defaultLease,
    mayLack = () => false,
    onPoint = noPoint,
  } = options;
  const owner = randomUUID();
  const running = new Map<string, Promise<Done<EffectResult>>>();

  async function work(effect: Effect<EffectResult>): Promise<Done<EffectResult>> {
    const holder = { installation: effect.installation, key: effect.key, owner };
    const begin = await store.begin({ ...holder, lease });
    switch (begin.kind) {
      case 'held':
        throw new EffectHeld(effect.key, new Date(clock.now().getTime() + begin.milliseconds));
      case 'confirmed':
        return { result: JSON.parse(begin.result), how: 'remembered', at: begin.at };
      case 'begun':
      case 'unconfirmed': {
        const working = keepLease(holder);
        try {
          await onPoint(`effect:begun:${effect.key}`);
          const doubtful = begin.kind === 'unconfirmed' || mayLack();
          const found = doubtful ? await look(effect, holder) : null;
          const result = found ?? (await act(effect, holder));
          await onPoint(`effect:acted:${effect.key}`);
          await store.confirm({ ...holder, result: textOf(effect.key, result) });
          await onPoint(`effect:confirmed:${effect.key}`);
          return { result, how: found === null ? 'acted' : 'found', at: clock.now() };
        } finally {
          working.abort();
        }
      }
    }
  }

  async function look(effect: Effect<EffectResult>, holder: EffectHolder): Promise<EffectResult | null> {
    try {
      return await effect.find();
    } catch (error) {
      // Nothing was tried: the next may look at once.
      await note(holder, store.doubt({ ...holder, cause: describeFailure(error), lease: 0 }));
      throw error;
    }
  }

  async function act(effect: Effect<EffectResult>, holder: EffectHolder): Promise<EffectResult> {
    try {
      return await effect.act();
    } catch (error) {
      const cause = describeFailure(error);
      await note(
        holder,
        notDone(error) ? store.withdraw({ ...holder, cause }) : store.doubt({ ...holder, cause, lease }),
      );
      throw error;
    }
  }

  /** What cannot be noted is no harm: without it the effect stays in doubt, and is looked up when the lease ends. */
  async function note({ installation, key }: EffectName, noted: Promise<void>): Promise<void> {
    await noted.catch((error: unknown) =>
      log.warn({ err: error, installation, effect: key }, 'how an effect failed could not be recorded'),
    );
  }

  /** Prolongs the lease until it is aborted: waiting for its turn at GitHub may take longer than one. */
  function keepLease(holder: EffectHolder): AbortController {
    const working = new AbortController();
    const prolong = async () => {
      for (;;) {
        await clock.sleep(lease / 3, working.signal);
        await store.renew({ ...holder, lease }).catch((error: unknown) => {
          log.warn({ err: error, effect: holder.key }, 'the lease of an effect could not be prolonged');
        });
      }
    };
    // It ends by the abort.
    prolong().catch(() => {});
    return working;
  }

  async function perform<Result extends EffectResult>(effect: Effect<Result>): Promise<Done<Result>> {
    if (effect.key.length > longestKey) {
      throw new RangeError(`the key of an effect has more than ${longestKey} characters: ${effect.key}`);
    }
    const name = `${effect.installation}:${effect.key}`;
    const run = running.get(name) ?? work(effect).finally(() => running.delete(name));
    running.set(name, run);
    // Under one key there is one kind of result.
    return (await run) as Done<Result>;
  }

  return {
    perform,
    once: async (effect) => (await perform(effect)).result,
    recorded: (installation, key) => store.find({ installation, key }),
  };
}

function textOf(key: string, result: EffectResult): string {
  const text = JSON.stringify(result);
  if (text.length > longestResult) {
    throw new RangeError(`the result of ${key} has more than ${longestResult} characters`);
  }
  return text;
}
