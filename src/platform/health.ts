import { answerJson } from './http-answer.ts';
import type { RequestHandler } from './intake.ts';

/** One thing that has to work before this process can take work. */
export interface Probe {
  readonly name: string;
  /** Null when it works, else why it does not. */
  check(): Promise<string | null>;
}

/**
 * `/healthz`: the process answers. `/readyz`: every probe is content; 503 with the reasons otherwise.
 * @param options.milliseconds after so long a probe counts as failed.
 */
export function createHealth(
  probes: readonly Probe[],
  options: { milliseconds?: number } = {},
): RequestHandler {
  const milliseconds = options.milliseconds ?? 2000;
  return async (request, response) => {
    const path = request.url?.split('?', 1)[0];
    if (path !== '/healthz' && path !== '/readyz') return false;
    if (path === '/healthz') {
      answerJson(response, 200, { ok: true, uptimeSeconds: Math.round(process.uptime()) });
      return true;
    }
    const results = await Promise.all(
      probes.map(async (probe) => ({ name: probe.name, problem: await problemOf(probe, milliseconds) })),
    );
    const ready = results.every((result) => result.problem === null);
    answerJson(response, ready ? 200 : 503, { ready, probes: results });
    return true;
  };
}

async function problemOf(probe: Probe, milliseconds: number): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${milliseconds} ms`), milliseconds);
  });
  try {
    return await Promise.race([probe.check(), late]);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}
