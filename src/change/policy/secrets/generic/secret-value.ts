import { base64Text } from '../base64-text.ts';
import { withoutKnown } from '../known-words.ts';
import { isPlaceholder } from '../placeholder.ts';
import { randomnessOf } from '../randomness.ts';
import type { Credential } from './credential-name.ts';
import { isName, isReference, plainOf } from './reference.ts';

const longest = 512;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const dotted = /^[a-z_$][\w$]{0,60}(?:\.[a-z_$][\w$]{0,60}){1,8}$/i;
const domain = /^(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,12}(?::\d{1,5})?(?:\/\S{0,200})?$/;
const mail = /^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}$/;
/** Some services' keys are numbers; no count, time or id of anybody is as long. */
const numericKey = /^\d{20,128}$/;
const plainNumber = /^[+-]?[\d.,:_/ -]+$/;
/** As Google shows the passwords that it makes for programs. */
const applicationPassword = /^[a-z]{4}(?: [a-z]{4}){3}$/;
const printable = /^[\x21-\x7e]+$/;

/** Whether it is one of those long rows of every character that frameworks draw, spaces among them. */
function isSalt(value: string): boolean {
  const words = value.split(' ');
  const tight = words.join('');
  return (
    words.length > 1 && words.length <= 6 && kindsOf(tight) === 4 && randomnessOf(tight) >= tight.length * 0.9
  );
}

/** Whether it is the same few characters again and again. */
function isPeriodic(value: string): boolean {
  for (let period = 1; period <= Math.min(12, value.length / 2); period += 1) {
    if (value.slice(period) === value.slice(0, -period)) return true;
  }
  return false;
}

/** How many of the four kinds of characters that password rules ask for a value has. */
function kindsOf(value: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length;
}

/** Whether digits were drawn by chance: many of them, and no few much more often than the others. */
function isDrawnNumber(value: string): boolean {
  const counts = new Map<string, number>();
  for (const digit of value) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  return counts.size >= 7 && Math.max(...counts.values()) <= value.length * 0.3 && !isPeriodic(value);
}

/** What is left of a value once the words are taken out that stand in every example. */
export function isKnownWord(value: string): boolean {
  return withoutKnown(value).replace(/[\s\d_.!@#$*-]/g, '').length < 3;
}

/**
 * Whether a value that stands where a credential is named is one: drawn by chance, and no word, placeholder,
 * reference, path or number.
 * @param doubt how many bits of chance more than usual are asked, where less else speaks for it
 */
export function isSecretValue(value: string, credential: Credential, doubt = 0): boolean {
  if (value.startsWith('base64:')) return isSecretValue(value.slice(7), credential, doubt);
  const escaped = plainOf(value);
  if (escaped !== value && (isPlaceholder(escaped) || isReference(escaped))) return false;
  const { length } = value;
  const shortest = credential === 'perhaps' ? 20 : credential === 'secret' ? 10 : 8;
  if (length < shortest || length > longest || isPlaceholder(value) || isReference(value)) return false;
  if (isName(value)) return false;
  if (credential === 'password' && applicationPassword.test(value))
    return randomnessOf(value.replaceAll(' ', '')) > 6;
  if (!printable.test(value)) return length >= 48 && credential === 'secret' && isSalt(value);
  const plain = base64Text(value);
  if (plain !== null) return isSecretValue(plain, credential === 'perhaps' ? 'secret' : credential, doubt);
  if (numericKey.test(value)) return credential !== 'perhaps' && doubt === 0 && isDrawnNumber(value);
  if (plainNumber.test(value) || mail.test(value)) return false;
  if (uuid.test(value)) return credential === 'secret' && doubt <= 3;
  if (isPeriodic(value) || new Set(value).size < (length < 12 ? 5 : 7)) return false;
  const rest = withoutKnown(value);
  if (rest.replaceAll(' ', '').length < Math.min(shortest, 8)) return false;
  const bits = randomnessOf(rest);
  if (domain.test(value) && bits < 25) return false;
  if (dotted.test(value) && bits < 15) return false;
  const mixed = length >= 10 && [/[a-z]/, /[A-Z]/, /[0-9]/].every((kind) => kind.test(value));
  const asked = (credential === 'perhaps' ? 14 : mixed ? 0.5 : length < 12 ? 2.4 : 3) + doubt;
  if (bits >= asked) return credential !== 'perhaps' || !/^[0-9a-f]+$/i.test(value);
  return credential === 'password' && doubt === 0 && length >= 10 && kindsOf(value) === 4;
}

/** Hosts of this machine, of examples, and names within a network of containers. */
const nearHost =
  /^(?:localhost|127\.|0\.0\.0\.0|\[?::1|host\b|hostname|server|(?:[\w-]{1,63}\.){0,6}(?:example|test|invalid|localhost|local)(?:\.(?:com|org|net))?(?:$|[:/])|[a-z][\w-]{0,62}(?:$|[:/]))/i;

/**
 * Whether a password that stands with the host that it opens is a real one. Against a host of somebody's own a weak
 * one is as good as any; for one's own machine and for examples people write whatever comes to mind.
 */
export function isUsablePassword(
  password: string,
  { user, host, prose = false }: { readonly user: string; readonly host: string; readonly prose?: boolean },
): boolean {
  if (password.length < 4 || password.length > longest || !printable.test(password)) return false;
  if (isPlaceholder(password) || isReference(password) || isReference(user) || isReference(host))
    return false;
  if (password.toLowerCase() === user.toLowerCase() || /^anon/i.test(user)) return false;
  if (isSecretValue(password, 'password')) return true;
  if (host === '' || nearHost.test(host) || prose) return false;
  if (/^\d+$/.test(password) || new Set(password).size < 4) return false;
  return isKnownWord(password) ? kindsOf(password) >= 3 : password.length >= 6;
}
