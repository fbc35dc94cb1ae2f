import { type JourneyStep, type ProbeRequest, timeoutMs } from '../../../domain/probe.ts';
import { type Answer, type Asker, headerOf, type Question } from '../http/ask.ts';
import { OutOfReach } from '../http/reach.ts';
import type { Outcome } from '../outcome.ts';
import { capturedFrom } from './capture.ts';
import { unmet } from './expectation.ts';
import { filled, filledJson, MissingValue, type Values } from './template.ts';

/** Bytes of an answer that are read. */
const maxBody = 2 * 1024 * 1024;

/** All that goes along with a redirect to another host: any other header may be a credential meant for this one. */
const forOthers = new Set(['accept', 'accept-language', 'user-agent', 'content-type']);

/** What a step has beside itself. */
export interface Surroundings {
  /** Where the environment is; paths begin there. */
  readonly base: URL;
  readonly asker: Asker;
  readonly now: () => number;
}

/** Sends the request of a step and looks at the answer. Captured values are added to `captured`. */
export async function takeRequest(
  step: JourneyStep & { readonly request: ProbeRequest },
  values: Values & { readonly captured: Map<string, string> },
  surroundings: Surroundings,
): Promise<Outcome> {
  const { mask } = values;
  try {
    const question = questionOf(step, values, surroundings.base);
    const answer = await follow(question, step.redirects, surroundings.asker);
    const problems = unmet(answer, step.expect ?? {}, values, surroundings.now());
    if (problems.length > 0) return { verdict: 'fail', reason: mask.shown(problems.join('; ')) };
    for (const [name, from] of Object.entries(step.capture ?? {})) {
      const value = capturedFrom(answer, from);
      if (value === null) {
        return { verdict: 'fail', reason: `there is nothing to capture as ${name} in the answer` };
      }
      if (from.secret) mask.add(value);
      values.captured.set(name, value);
    }
    return { verdict: 'pass', reason: `${answer.status} after ${Math.round(answer.ms)} ms` };
  } catch (error) {
    const reason = mask.shown(error instanceof Error ? error.message : String(error));
    const isOurs = error instanceof OutOfReach || error instanceof MissingValue;
    return { verdict: isOurs ? 'inconclusive' : 'fail', reason };
  }
}

function questionOf(
  { request, timeout }: JourneyStep & { request: ProbeRequest },
  values: Values,
  base: URL,
) {
  const { method, path, headers, json, form, body } = request;
  const sent = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), filled(value, values)]),
  );
  const question = (content: string | null, type: string | null): Question => ({
    method,
    url: targetOf(filled(path, values), base),
    headers: { 'user-agent': 'wired-chaos', ...(type === null ? {} : { 'content-type': type }), ...sent },
    body: content === null ? null : Buffer.from(content),
    timeout: timeoutMs(timeout),
    maxBody,
  });
  if (json !== undefined) return question(JSON.stringify(filledJson(json, values)), 'application/json');
  if (form !== undefined) {
    const pairs = Object.entries(form).map(([name, value]): [string, string] => [
      name,
      filled(value, values),
    ]);
    return question(new URLSearchParams(pairs).toString(), 'application/x-www-form-urlencoded');
  }
  return question(body === undefined ? null : filled(body, values), null);
}

/** A path below the environment's address, or another address as it is: whether it may be asked is judged later. */
export function targetOf(path: string, base: URL): URL {
  const absolute = /^https?:\/\//i.test(path);
  if (!absolute && !path.startsWith('/')) {
    throw new OutOfReach('The path of a request begins with a slash. Correct it.');
  }
  // What begins with two slashes would name another host.
  const target = absolute ? path : `${base.origin}${base.pathname.replace(/\/$/, '')}${path}`;
  if (!URL.canParse(target)) throw new OutOfReach('The address of a request cannot be read. Correct it.');
  return new URL(target);
}

/** The answer after so many redirects at most (RFC 9110, 15.4); the time is that of all of them. */
async function follow(question: Question, redirects: number, asker: Asker): Promise<Answer> {
  let next = question;
  let ms = 0;
  for (let left = redirects; ; left -= 1) {
    const answer = await asker.ask({ ...next, timeout: Math.max(1, Math.ceil(question.timeout - ms)) });
    ms += answer.ms;
    const location = headerOf(answer, 'location');
    const isRedirect = [301, 302, 303, 307, 308].includes(answer.status) && location !== null;
    if (!isRedirect || redirects === 0) return { ...answer, ms };
    if (left === 0) throw new Error(`It redirects more than ${redirects} times.`);
    next = redirected(next, answer.status, location);
  }
}

function redirected(from: Question, status: number, location: string): Question {
  if (!URL.canParse(location, from.url.href)) throw new Error('It redirects to what is no address.');
  const url = new URL(location, from.url);
  const asGet = status === 303 ? from.method !== 'HEAD' : status < 303 && from.method === 'POST';
  const kept = Object.entries(from.headers).filter(
    ([name]) =>
      (url.origin === from.url.origin || forOthers.has(name)) && !(asGet && name.startsWith('content-')),
  );
  return {
    ...from,
    url,
    headers: Object.fromEntries(kept),
    ...(asGet ? { method: 'GET', body: null } : {}),
  };
}
