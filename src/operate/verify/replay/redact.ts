import { type PathStep, parsePath } from '../json-path.ts';
import { kindOfName, type NamedKind } from './names.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { withPseudonyms } from './redact-text.ts';

/** What is taken out beside credentials and personal data. */
export interface FurtherRedaction {
  readonly paths: readonly (readonly PathStep[])[];
  /** Names of headers and of parameters, in small letters. */
  readonly names: ReadonlySet<string>;
}

/**
 * Reads `$.path`, `header NAME` and `query NAME`.
 * @throws {Error} naming what is none of them
 */
export function furtherRedaction(written: readonly string[]): FurtherRedaction {
  const paths: (readonly PathStep[])[] = [];
  const names = new Set<string>();
  for (const one of written) {
    const path = parsePath(one);
    const name = /^(?:header|query) (\S+)$/.exec(one)?.[1];
    if (path !== null) paths.push(path);
    else if (name !== undefined) names.add(name.toLowerCase());
    else throw new Error(`redact: "${one}" is none of $.path, header NAME and query NAME. Correct it.`);
  }
  return { paths, names };
}

function replaced(kind: NamedKind, value: string, pseudonyms: Pseudonyms): string {
  if (value === '') return value;
  if (kind === 'credential') return pseudonyms.credential(value);
  if (kind === 'email') return pseudonyms.email(value);
  if (kind === 'phone') return pseudonyms.phone(value);
  return pseudonyms.text(value);
}

/** Takes credentials and personal data out of what is recorded, before it is kept anywhere. */
export class Redaction {
  readonly #pseudonyms: Pseudonyms;
  readonly #further: FurtherRedaction;

  constructor(pseudonyms: Pseudonyms, further: FurtherRedaction = { paths: [], names: new Set() }) {
    this.#pseudonyms = pseudonyms;
    this.#further = further;
  }

  #named(name: string, value: string): string {
    const kind = this.#further.names.has(name.toLowerCase()) ? 'credential' : kindOfName(name);
    return kind === null ? this.text(value) : replaced(kind, value, this.#pseudonyms);
  }

  text(text: string): string {
    return withPseudonyms(text, this.#pseudonyms);
  }

  /** A value that no name speaks for is kept when it is a plain word or a small number. */
  header(name: string, value: string): string {
    if (name === 'cookie') {
      return value
        .split(/;\s*/)
        .map((pair) => {
          const at = pair.indexOf('=');
          return `${pair.slice(0, at + 1)}${this.#pseudonyms.credential(pair.slice(at + 1))}`;
        })
        .join('; ');
    }
    const clean = this.#named(name, value);
    if (clean !== value || known.has(name) || /^[a-z][a-z ,;_-]{0,39}$|^\d{1,6}$/i.test(value)) return clean;
    return this.#pseudonyms.credential(value);
  }

  /** Path and query. */
  target(target: string): string {
    const at = target.indexOf('?');
    const path = at < 0 ? target : target.slice(0, at);
    const clean = path
      .split('/')
      .map((segment) => this.#segment(segment))
      .join('/');
    return at < 0 ? clean : `${clean}?${this.form(target.slice(at + 1))}`;
  }

  #segment(segment: string): string {
    const text = decoded(segment);
    const clean = this.text(text);
    return clean === text ? segment : encodeURIComponent(clean);
  }

  /** A query, or the body of a form. */
  form(text: string): string {
    return text
      .split('&')
      .map((pair) => {
        const at = pair.indexOf('=');
        if (at < 0) return this.#segment(pair);
        const value = decoded(pair.slice(at + 1).replaceAll('+', ' '));
        const clean = this.#named(decoded(pair.slice(0, at)), value);
        return clean === value ? pair : `${pair.slice(0, at + 1)}${encodeURIComponent(clean)}`;
      })
      .join('&');
  }

  json(value: unknown): unknown {
    return this.#json(value, '', this.#further.paths);
  }

  #json(value: unknown, name: string, paths: FurtherRedaction['paths']): unknown {
    if (paths.some((path) => path.length === 0)) return hidden(value, this.#pseudonyms);
    if (typeof value === 'string') return this.#named(name, value);
    if (typeof value === 'number') return this.#number(value, name);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      return value.map((item, index) => this.#json(item, name, below(paths, index, value.length)));
    }
    const kind = kindOfName(name);
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        this.text(key),
        this.#json(
          item,
          kind === 'credential' && kindOfName(key) === null ? name : key,
          below(paths, key, 0),
        ),
      ]),
    );
  }

  #number(value: number, name: string): unknown {
    const kind = kindOfName(name);
    const text = String(value);
    const clean = kind === null ? this.text(text) : replaced(kind, text, this.#pseudonyms);
    return clean === text ? value : clean;
  }
}

/** The paths that go on below a key or a position. */
function below(
  paths: FurtherRedaction['paths'],
  at: string | number,
  length: number,
): FurtherRedaction['paths'] {
  return paths.flatMap(([step, ...rest]) => {
    if (step === undefined) return [];
    if (step === 'all') return [rest];
    if ('key' in step) return step.key === at ? [rest] : [];
    return step.index === at || (typeof at === 'number' && step.index + length === at) ? [rest] : [];
  });
}

function hidden(value: unknown, pseudonyms: Pseudonyms): unknown {
  return value === null ? null : pseudonyms.credential(JSON.stringify(value));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Headers whose values are of a known kind; text in them is looked through all the same. */
const known: ReadonlySet<string> = new Set([
  'accept',
  'accept-language',
  'cache-control',
  'content-language',
  'content-type',
  'origin',
  'range',
  'referer',
  'user-agent',
  'x-requested-with',
]);
