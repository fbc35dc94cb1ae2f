import { type Health, probe } from './health.ts';
import type { Instance } from './instance.ts';
import { isRunning } from './process-group.ts';
import type { Specification } from './specification.ts';

/** What is wrong with a version that was well. `sick`: it still answers, so that it is better than nobody. */
export interface Trouble {
  readonly kind: 'sick' | 'silent' | 'ended';
  readonly why: string;
}

/** Keeps an eye on a running version until it is stopped or has found trouble. */
export interface Watch {
  /** Looks now instead of at the next interval. */
  look(): void;
  stop(): void;
}

/**
 * Probes a running version. Its end is noticed at once where this process started it; a process that hangs or was
 * stopped shows no end, only probes that fail.
 * @param onTrouble is told once, and then nothing more
 * @param onWell is told of each probe that succeeds
 */
export function watch(
  instance: Instance,
  { health, timings }: Specification,
  tell: { readonly onTrouble: (trouble: Trouble) => void; readonly onWell: () => void },
): Watch {
  let over = false;
  let failures = 0;
  let looking = false;
  let timer: NodeJS.Timeout | null = null;

  const trouble = (found: Trouble) => {
    if (over) return;
    stop();
    tell.onTrouble(found);
  };
  const stop = () => {
    over = true;
    if (timer !== null) clearTimeout(timer);
  };
  const look = async () => {
    if (over || looking) return;
    looking = true;
    if (timer !== null) clearTimeout(timer);
    const found = await probe({ port: instance.port, path: health, timeout: timings.timeout });
    looking = false;
    if (over) return;
    judge(found);
    // Doubtful health is looked at again soon: those who ask meanwhile wait.
    if (!over) timer = setTimeout(look, failures === 0 ? timings.interval : Math.min(100, timings.interval));
  };
  const judge = (found: Health) => {
    if ((instance.exited === null || found.kind !== 'well') && !isRunning(instance.identity)) {
      trouble({ kind: 'ended', why: 'its process has ended' });
      return;
    }
    if (found.kind === 'well') {
      failures = 0;
      tell.onWell();
      return;
    }
    failures += 1;
    if (failures >= timings.failures) trouble({ kind: found.kind, why: found.why });
  };

  instance.exited?.then(({ code, signal }) =>
    trouble({ kind: 'ended', why: `its process ended with ${signal ?? `code ${code}`}` }),
  );
  timer = setTimeout(look, timings.interval);
  return { look: () => void look(), stop };
}
