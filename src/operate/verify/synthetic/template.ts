import { shorten } from '../../../domain/untrusted.ts';
import type { Mask } from '../mask.ts';

/** Only variables of the environment with this beginning can be named, so no file of journeys reads anything else. */
export const variablePrefix = 'SYNTHETIC_';

/** What templates can name. */
export interface Values {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly captured: ReadonlyMap<string, string>;
  /** Knows which of them may not be shown. */
  readonly mask: Mask;
}

/** A template names what is not there. It is the file or its surroundings, not the service, that is at fault. */
export class MissingValue extends Error {
  override readonly name = 'MissingValue';
}

const place = /\{\{\s*([^{}]{0,200}?)\s*\}\}/g;

/** Everything that a text names, such as `env.SYNTHETIC_USER`. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(place)].map(([, name = '']) => name);
}

/** What is wrong with a name in a template; null when it can stand there. */
export function nameProblem(name: string): string | null {
  if (/^captured\.[A-Za-z][A-Za-z0-9_]{0,59}$/.test(name)) return null;
  if (/^env\.[A-Za-z_][A-Za-z0-9_]{0,99}$/.test(name)) {
    return name.startsWith(`env.${variablePrefix}`)
      ? null
      : `{{ ${name} }} is not readable here: only variables that begin with ${variablePrefix} are.`;
  }
  return `{{ ${shorten(name, 60)} }} is neither env.NAME nor captured.NAME.`;
}

/**
 * A text with what it names in its place.
 * @throws {MissingValue} when that is not there
 */
export function filled(text: string, { env, captured }: Omit<Values, 'mask'>): string {
  return text.replaceAll(place, (_, name: string) => {
    const problem = nameProblem(name);
    if (problem !== null) throw new MissingValue(problem);
    const [kind, key = ''] = name.split('.');
    const value = kind === 'env' ? env[key] : captured.get(key);
    if (value === undefined || value === '') {
      throw new MissingValue(
        kind === 'env'
          ? `The variable ${key} is not set. Give it to this step, or to the operator's settings.`
          : `Nothing was captured as ${key} before.`,
      );
    }
    return value;
  });
}

/** A JSON value with every text in it filled. */
export function filledJson(value: unknown, values: Values): unknown {
  if (typeof value === 'string') return filled(value, values);
  if (Array.isArray(value)) return value.map((item) => filledJson(item, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filledJson(item, values)]));
}
