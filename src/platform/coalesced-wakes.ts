import type { Wake } from './queue.ts';

/**
 * Puts wakes on a queue, and those of one key that come while one is being put there as a single one after it: a burst
 * about one object, such as the checks of a commit, then costs two statements instead of hundreds. None can be missed,
 * for whoever comes late gets a wake that begins to be stored after he came.
 * @param wake stores one; every caller that shares it hears of its failure.
 */
export function coalescedWakes(wake: (wake: Wake) => Promise<void>): (wake: Wake) => Promise<void> {
  const underWay = new Map<string, Promise<void>>();
  const next = new Map<string, { newest: Wake; stored: Promise<void> }>();

  function begin(key: string, target: Wake): Promise<void> {
    const stored = wake(target).finally(() => {
      if (underWay.get(key) === stored) underWay.delete(key);
    });
    underWay.set(key, stored);
    return stored;
  }

  return (target) => {
    const key = keyOf(target);
    const present = underWay.get(key);
    if (present === undefined) return begin(key, target);
    const waiting = next.get(key);
    if (waiting !== undefined) {
      waiting.newest = target;
      return waiting.stored;
    }
    const later = { newest: target, stored: Promise.resolve() };
    later.stored = present
      .catch(() => {})
      .then(() => {
        next.delete(key);
        return begin(key, later.newest);
      });
    next.set(key, later);
    return later.stored;
  };
}

/** Wakes of different priorities are not the same: what a person waits for must not become a sweep. */
function keyOf({ kind, installation, subject, priority }: Wake): string {
  return JSON.stringify([kind, installation, subject, priority ?? 'event']);
}
