import type { Expectation, JsonExpectation, TextExpectation } from '../../../domain/probe.ts';
import { timeoutMs } from '../../../domain/probe.ts';
import { type Answer, headerOf } from '../http/ask.ts';
import { parsePath, valuesAt } from '../json-path.ts';
import { compilePattern } from '../pattern.ts';
import { filled, type Values } from './template.ts';

const day = 86_400_000;

/**
 * What an answer is not, of what was expected; empty when it is all of it. Sentences may quote it: untrusted.
 * @param now milliseconds since 1970
 */
export function unmet(answer: Answer, expected: Expectation, values: Values, now: number): string[] {
  const { headers = {}, json = [], body, within, certificate } = expected;
  return [
    ...statusUnmet(answer.status, expected.status ?? '2xx'),
    ...Object.entries(headers).flatMap(([name, wanted]) => {
      const value = headerOf(answer, name);
      if (value === null) return [`there is no header ${name}`];
      return textUnmet(
        `header ${name}`,
        value,
        typeof wanted === 'string' ? { equals: wanted } : wanted,
        values,
      );
    }),
    ...(json.length === 0 ? [] : jsonUnmet(answer, json, values)),
    ...(body === undefined ? [] : textUnmet('the body', answer.body.toString('utf8'), body, values)),
    ...(answer.cut && (json.length > 0 || body !== undefined)
      ? ['the body is longer than what is read']
      : []),
    ...(within !== undefined && answer.ms > timeoutMs(within)
      ? [`it took ${Math.round(answer.ms)} ms, longer than ${within}`]
      : []),
    ...(certificate === undefined ? [] : certificateUnmet(answer.certificateUntil, certificate.days, now)),
  ];
}

type Status = NonNullable<Expectation['status']>;

function statusUnmet(status: number, expected: Status): string[] {
  const wanted = Array.isArray(expected) ? expected : [expected];
  const fits = wanted.some((one) =>
    typeof one === 'number' ? one === status : one.startsWith(String(Math.floor(status / 100))),
  );
  return fits ? [] : [`the status is ${status}, not ${wanted.join(' or ')}`];
}

function certificateUnmet(until: number | null, days: number, now: number): string[] {
  if (until === null || Number.isNaN(until)) return ['there is no certificate: it was asked without TLS'];
  const left = Math.floor((until - now) / day);
  return left >= days ? [] : [`the certificate holds for ${left} more days, not for ${days}`];
}

/** Secrets are taken out before it is shortened, or a half of one could stay. */
function quoted(value: unknown, { mask }: Values): string {
  return typeof value === 'string' ? `"${mask.shown(value, 120)}"` : mask.shown(JSON.stringify(value), 120);
}

/** What a text is not, of what was expected. */
export function textUnmet(what: string, text: string, expected: TextExpectation, values: Values): string[] {
  const { equals, contains, excludes, matches } = expected;
  const found: string[] = [];
  if (equals !== undefined && text !== filled(equals, values)) {
    found.push(`${what} is ${quoted(text, values)}, not ${quoted(filled(equals, values), values)}`);
  }
  if (contains !== undefined && !text.includes(filled(contains, values))) {
    found.push(`${what} does not contain ${quoted(filled(contains, values), values)}`);
  }
  if (excludes !== undefined && text.includes(filled(excludes, values))) {
    found.push(`${what} contains ${quoted(filled(excludes, values), values)}`);
  }
  if (matches !== undefined && !matched(matches, text)) found.push(`${what} does not match ${matches}`);
  return found;
}

function matched(pattern: string, text: string): boolean {
  const compiled = compilePattern(pattern);
  return typeof compiled !== 'string' && compiled.find(text) !== null;
}

function jsonUnmet(answer: Answer, expected: readonly JsonExpectation[], values: Values): string[] {
  let document: unknown;
  try {
    document = JSON.parse(answer.body.toString('utf8'));
  } catch {
    return ['the body is not JSON'];
  }
  return expected.flatMap((one) => {
    const found = valuesAt(document, parsePath(one.path) ?? []);
    if (one.exists === false) return found.length === 0 ? [] : [`${one.path} is there`];
    if (found.length === 0) return [`there is nothing at ${one.path}`];
    return found.flatMap((value) => valueUnmet(value, one, values)).slice(0, 3);
  });
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function valueUnmet(value: unknown, expected: JsonExpectation, values: Values): string[] {
  const { path, equals, not, contains, matches, above, below, type, length } = expected;
  const given = (scalar: unknown) => (typeof scalar === 'string' ? filled(scalar, values) : scalar);
  // A captured value is a text, whatever it was; templates compare with numbers by how they are written.
  const same = (scalar: unknown) =>
    given(scalar) === value || (given(scalar) !== scalar && String(value) === given(scalar));
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const measured = typeof value === 'string' || Array.isArray(value) ? value.length : null;
  return [
    ...(equals !== undefined && !same(equals)
      ? [`${path} is ${quoted(value, values)}, not ${quoted(given(equals), values)}`]
      : []),
    ...(not !== undefined && same(not) ? [`${path} is ${quoted(value, values)}`] : []),
    ...(contains === undefined && matches === undefined
      ? []
      : textUnmet(
          path,
          text,
          { ...(contains === undefined ? {} : { contains }), ...(matches === undefined ? {} : { matches }) },
          values,
        )),
    ...(above !== undefined && !(typeof value === 'number' && value > above)
      ? [`${path} is ${quoted(value, values)}, not above ${above}`]
      : []),
    ...(below !== undefined && !(typeof value === 'number' && value < below)
      ? [`${path} is ${quoted(value, values)}, not below ${below}`]
      : []),
    ...(type !== undefined && typeOf(value) !== type
      ? [`${path} is of type ${typeOf(value)}, not ${type}`]
      : []),
    ...(length !== undefined && measured !== length
      ? [`${path} has ${measured === null ? 'no length' : `the length ${measured}`}, not ${length}`]
      : []),
  ];
}
