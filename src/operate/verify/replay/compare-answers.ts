import { createHash } from 'node:crypto';
import type { Answer } from '../http/ask.ts';
import { headerOf } from '../http/ask.ts';
import { compareJson } from './compare-json.ts';
import { compareText } from './compare-text.ts';
import { type Difference, Differences } from './difference.ts';

/** Headers that a client acts by. All others come and go with proxies, or with every request. */
const compared = [
  'access-control-allow-credentials',
  'access-control-allow-origin',
  'allow',
  'cache-control',
  'content-disposition',
  'content-language',
  'content-security-policy',
  'content-type',
  'link',
  'location',
  'permissions-policy',
  'referrer-policy',
  'strict-transport-security',
  'vary',
  'www-authenticate',
  'x-content-type-options',
  'x-frame-options',
] as const;

/** An answer, and where it was asked, for addresses of its own in it are none. */
export interface Answered {
  readonly answer: Answer;
  readonly base: URL;
}

/** Everything in which an answer differs from the one that was expected. */
export function compareAnswers(expected: Answered, actual: Answered): Difference[] {
  const found = new Differences();
  const { status } = expected.answer;
  if (status !== actual.answer.status) found.add('status', 'value', status, actual.answer.status);
  for (const name of compared) compareHeader(name, expected, actual, found);
  compareCookies(expected.answer, actual.answer, found);
  compareBodies(expected, actual, found);
  return found.list();
}

function valueOfHeader(name: string, { answer, base }: Answered): string | null {
  const value = headerOf(answer, name);
  if (value === null) return null;
  if (name === 'content-type')
    return value
      .toLowerCase()
      .replace(/\s+/g, '')
      .replace(/;boundary=.*/, '');
  if (name === 'content-security-policy') return value.replace(/'nonce-[^']*'/g, "'nonce'");
  return value.replaceAll(base.origin, '');
}

function compareHeader(name: string, expected: Answered, actual: Answered, found: Differences): void {
  const [one, other] = [valueOfHeader(name, expected), valueOfHeader(name, actual)];
  if (one === other) return;
  const kind = one === null ? 'added' : other === null ? 'missing' : 'value';
  found.add(`header ${name}`, kind, one ?? undefined, other ?? undefined);
}

/** Names and attributes; the values differ from answer to answer. */
function cookies(answer: Answer): Map<string, string> {
  return new Map(
    answer.headers.flatMap(([name, value]) => {
      if (name !== 'set-cookie') return [];
      const [pair = '', ...attributes] = value.split(';').map((part) => part.trim());
      const lasting = attributes.filter((attribute) => !/^(?:expires|max-age)=/i.test(attribute));
      return [
        [
          pair.split('=')[0] ?? '',
          lasting
            .map((one) => one.toLowerCase())
            .sort()
            .join('; '),
        ],
      ];
    }),
  );
}

function compareCookies(expected: Answer, actual: Answer, found: Differences): void {
  const [one, other] = [cookies(expected), cookies(actual)];
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    const [before, now] = [one.get(name), other.get(name)];
    if (before === now) continue;
    const kind = before === undefined ? 'added' : now === undefined ? 'missing' : 'value';
    found.add(`cookie ${name}`, kind, before, now);
  }
}

function json(body: Buffer, type: string): { readonly value: unknown } | null {
  const text = body.toString('utf8');
  if (!/[/+]json\b/i.test(type) && !/^\s*[[{]/.test(text)) return null;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

function isText(body: Buffer, type: string): boolean {
  return /^text\/|[/+](?:json|xml|javascript)\b/i.test(type) || (type === '' && !body.includes(0));
}

function compareBodies(expected: Answered, actual: Answered, found: Differences): void {
  const [one, other] = [expected.answer.body, actual.answer.body];
  if (one.equals(other)) return;
  const [type, otherType] = [expected, actual].map(({ answer }) => headerOf(answer, 'content-type') ?? '');
  const [document, otherDocument] = [json(one, type ?? ''), json(other, otherType ?? '')];
  if (document !== null && otherDocument !== null) {
    compareJson(own(document.value, expected), own(otherDocument.value, actual), found);
  } else if (document !== null && other.length > 0) {
    found.add('$', 'type', 'JSON', 'no JSON');
  } else if (isText(one, type ?? '') && isText(other, otherType ?? '')) {
    compareText(ownText(one, expected), ownText(other, actual), found);
  } else {
    found.add('body', 'value', digest(one), digest(other));
  }
}

/** Without its own address, at which each of them is. */
function own(value: unknown, { base }: Answered): unknown {
  const text = JSON.stringify(value);
  return text.includes(base.host)
    ? JSON.parse(text.replaceAll(base.origin, '').replaceAll(base.host, ''))
    : value;
}

function ownText(body: Buffer, { base }: Answered): string {
  return body.toString('utf8').replaceAll(base.origin, '').replaceAll(base.host, '');
}

function digest(body: Buffer): string {
  return `${body.length} bytes, ${createHash('sha256').update(body).digest('hex').slice(0, 12)}`;
}
