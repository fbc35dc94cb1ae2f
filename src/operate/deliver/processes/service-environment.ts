import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** What a service needs of this process's environment. Anything else may be a secret of somebody else. */
const inherited = ['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'SHELL'];

/** The environment of a service, and the values that may not be told to anybody. */
export interface ServiceEnvironment {
  readonly variables: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

/**
 * @param file lines of NAME=value, or null
 * @param own what the proxy sets, which nothing overrides
 * @throws {Error} when the file cannot be read; the message quotes nothing of it
 */
export function serviceEnvironment(
  file: string | null,
  own: Readonly<Record<string, string>>,
): ServiceEnvironment {
  const base: Record<string, string> = {};
  for (const name of inherited) {
    const value = process.env[name];
    if (value !== undefined) base[name] = value;
  }
  const given = file === null ? {} : read(file);
  // Short ones are words such as "on", which would take the sense out of every message.
  const secrets = Object.values(given).filter((value) => value.length >= 6);
  return { variables: { ...base, ...given, ...own }, secrets };
}

function read(file: string): Record<string, string> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'error';
    throw new Error(`the environment file ${file} cannot be read (${code})`);
  }
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(parseEnv(text))) {
    if (value !== undefined) result[name] = value;
  }
  return result;
}
