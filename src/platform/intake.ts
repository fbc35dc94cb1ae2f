import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerJson } from './http-answer.ts';
import type { Inbox } from './inbox.ts';
import { JournalUnavailable } from './journal/journal.ts';
import type { Log } from './log.ts';
import { type BodyProblem, readBody } from './request-body.ts';
import { isSigned } from './signature.ts';
import { deliveryAccepted, deliveryRefused } from './telemetry/delivery-metrics.ts';

/** Where GitHub delivers webhooks: Probot's path. */
export const webhookPath = '/api/github/webhooks';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Handles a request, or returns false when it is not for this handler. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export interface IntakeOptions {
  readonly inbox: Pick<Inbox, 'accept'>;
  /** Any of them may have signed, so that a secret can be replaced without losing deliveries. */
  readonly secrets: readonly string[];
  readonly log: Log;
  /** GitHub caps payloads at 25 MB. */
  readonly maximumBytes?: number;
  /** How long a body may take to arrive. GitHub itself gives up after 10 seconds. */
  readonly bodyMilliseconds?: number;
}

interface Answer {
  readonly status: number;
  /** What was wrong and what to do, or null. */
  readonly problem: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The webhook endpoint: raw body, then signature, then inbox, then 202. A delivery is acknowledged only once it is on
 * disk; what cannot be stored is a 503, so that GitHub's list of deliveries shows it as failed.
 * @throws {Error} when there is no secret: without one anybody could speak for GitHub.
 */
export function createIntake(options: IntakeOptions): RequestHandler {
  if (options.secrets.length === 0 || options.secrets.includes(''))
    throw new Error('intake needs a webhook secret');
  return async (request, response) => {
    if (request.url?.split('?', 1)[0] !== webhookPath) return false;
    const answer = await receive(request, options);
    if (answer.status >= 400) {
      deliveryRefused(answer.status);
      options.log.warn({ status: answer.status, problem: answer.problem }, 'delivery refused');
    }
    // A body that was not read to its end leaves the connection unusable.
    const headers = request.complete ? answer.headers : { ...answer.headers, connection: 'close' };
    answerJson(
      response,
      answer.status,
      answer.problem === null ? { ok: true } : { error: answer.problem },
      headers,
    );
    if (!request.complete) discardRest(request);
    return true;
  };
}

async function receive(request: IncomingMessage, options: IntakeOptions): Promise<Answer> {
  const {
    'x-github-event': event,
    'x-github-delivery': id,
    'x-hub-signature-256': signature,
  } = request.headers;
  if (request.method !== 'POST')
    return { ...refuse(405, 'Deliveries are POSTed.'), headers: { allow: 'POST' } };
  if (!/^application\/json\s*(?:;|$)/i.test(request.headers['content-type'] ?? '')) {
    return refuse(415, 'Set the content type of the webhook to application/json.');
  }
  if (typeof event !== 'string' || !/^[a-z0-9_]{1,64}$/.test(event))
    return refuse(400, 'X-GitHub-Event is missing.');
  if (typeof id !== 'string' || !guid.test(id)) return refuse(400, 'X-GitHub-Delivery is not a GUID.');
  if (typeof signature !== 'string')
    return refuse(401, 'X-Hub-Signature-256 is missing. Set a webhook secret.');

  const body = await readBody(request, {
    maximumBytes: options.maximumBytes ?? 25 * 1024 * 1024,
    milliseconds: options.bodyMilliseconds ?? 10_000,
  });
  if (typeof body === 'string') return bodyAnswers[body];
  if (!isSigned(body, signature, options.secrets)) {
    return refuse(401, 'The signature does not fit the body. Is the webhook secret the same on both sides?');
  }
  if (!looksLikeObject(body)) return refuse(400, 'The body is not the JSON of a delivery.');
  return accept({ id: id.toLowerCase(), event, payload: body }, options);
}

async function accept(
  delivery: Parameters<Inbox['accept']>[0],
  { inbox, log }: IntakeOptions,
): Promise<Answer> {
  try {
    const outcome = await inbox.accept(delivery);
    deliveryAccepted(delivery.event, outcome);
    log.debug({ delivery: delivery.id, event: delivery.event, outcome }, 'delivery accepted');
    return { status: 202, problem: null };
  } catch (error) {
    log.error({ err: error, delivery: delivery.id }, 'a delivery could not be stored');
    const reason = error instanceof JournalUnavailable ? 'cannot be written' : 'failed';
    return {
      ...refuse(503, `Nothing was stored: the inbox ${reason}. Deliver again later.`),
      headers: { 'retry-after': '30' },
    };
  }
}

const bodyAnswers: Readonly<Record<BodyProblem, Answer>> = {
  'too large': refuse(413, 'The body is larger than deliveries may be.'),
  'too slow': refuse(408, 'The body took too long to arrive.'),
  'cut off': refuse(400, 'The body ended early.'),
};

function refuse(status: number, problem: string): Answer {
  return { status, problem };
}

const [openingBrace, closingBrace] = [0x7b, 0x7d];

/**
 * All that is asked of a body before it is stored: reading 20 kB of JSON takes longer than storing it, and whoever
 * works on the delivery reads it anyway. GitHub writes no spaces around it.
 */
function looksLikeObject(body: Uint8Array): boolean {
  return body[0] === openingBrace && body.at(-1) === closingBrace;
}

/** Lets the sender read the answer before the connection goes: closing at once would reset it. */
function discardRest(request: IncomingMessage): void {
  request.resume();
  setTimeout(() => request.destroy(), 1000).unref();
}
