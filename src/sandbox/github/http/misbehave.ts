import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../context.ts';
import type { ApiFault } from '../faults.ts';
import type { Answer } from './answer.ts';
import { Refusal } from './reply.ts';

/** Answers a request as the fault has it, letting the action take effect only when the fault comes after it. */
export async function misbehave(
  context: Context,
  fault: ApiFault | null,
  action: () => Promise<Response>,
): Promise<Answer> {
  if (fault === null) return action();
  if (fault.kind === 'delay') {
    await sleep(fault.milliseconds, undefined, { signal: context.closing }).catch(() => {});
    return action();
  }
  if (fault.when === 'after') await action();
  switch (fault.kind) {
    case 'status':
      return refused(fault.status, 'Server Error', {});
    case 'rate-limit': {
      const reset = Math.ceil(context.now().getTime() / 1000) + fault.resetSeconds;
      return refused(fault.status ?? 403, 'API rate limit exceeded.', {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(reset),
      });
    }
    case 'secondary-limit':
      return refused(
        fault.status ?? 403,
        'You have exceeded a secondary rate limit. Please wait a few minutes.',
        {
          'retry-after': String(fault.retryAfterSeconds),
        },
      );
    case 'hang':
      await new Promise<void>((resolve) => {
        if (context.closing.aborted) resolve();
        else context.closing.addEventListener('abort', () => resolve(), { once: true });
      });
      return 'cut';
    case 'cut':
      return 'cut';
  }
}

function refused(status: number, message: string, headers: Readonly<Record<string, string>>): Response {
  return Response.json(new Refusal(status, message).reply.body, { status, headers });
}
