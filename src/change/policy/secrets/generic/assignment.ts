import type { SecretFinder, SecretWords } from '../found-secret.ts';
import { valueAfter } from './assignment-value.ts';
import { credentialOf } from './credential-name.ts';
import { isSecretValue } from './secret-value.ts';

const longestName = 80;

const genericAssignment: SecretWords = {
  id: 'secret/generic-assignment',
  title: 'A credential with a value that looks drawn by chance is in the diff',
  provider: 'the service that it is for',
  remedy: 'Replace it where it was issued, and read it from the environment or a secret store.',
  source: ['OWASP Secrets Management Cheat Sheet', 'CWE-798'],
};

/** In prose the words of a name stand apart: `Next page token: …`; and tests report what has passed: `--- PASS: …`. */
const harmlessBefore =
  /(?:\b(?:page|next|csrf|xsrf|sync|continuation|cancellation|cursor|idempotency|cache|partition|site|publishable) |--- )$/i;

/** Whether a character can stand in a name: letters, digits, and what joins its words. */
function isNameCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45 ||
    code === 46
  );
}

/** Whether a value only says again what it is for. */
function sameName(value: string, name: string): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return letters(value) === letters(name);
}

/** Whether a line is a comment up to here: what stands in one is written as in prose, also in a program. */
function isComment(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 120), at);
  return /^\s{0,40}(?:#|\/\/|--|;|\*|\/\*)/.test(before.slice(before.lastIndexOf('\n') + 1));
}

/** Values that stand where a credential is named, in every notation: `password = "…"`, `API_KEY: …`, `--token …`. */
export const assignments: SecretFinder = {
  rules: [genericAssignment],
  keywords: [
    'pass',
    'pwd',
    'secret',
    'token',
    'key',
    'credential',
    'auth',
    '_pat',
    '_pw',
    '-pw',
    'adminpw',
    'rootpw',
    'bindpw',
    'psk',
    '-pat',
    'securestring',
    'identified by',
  ],
  find(text, keywordStart, keywordEnd, style) {
    let start = keywordStart;
    while (start > 0 && keywordStart - start < longestName && isNameCode(text.charCodeAt(start - 1)))
      start -= 1;
    let end = keywordEnd;
    while (end < text.length && end - keywordEnd < longestName && isNameCode(text.charCodeAt(end))) end += 1;
    while (end > keywordEnd && text[end - 1] === '.') end -= 1;
    // `API key: …`
    if (text[start - 1] === ' ' && /^keys?$/i.test(text.slice(start, end))) {
      const word = /(?:api|access|secret|private|auth|signing|encryption|account|master)$/i.exec(
        text.slice(Math.max(0, start - 12), start - 1),
      );
      if (word !== null) start -= word[0].length + 1;
    }
    // Of an ARN or a URN: what follows is the name of a secret.
    if (text[start - 1] === ':' && text[end] === ':') return null;
    const name = text.slice(start, end);
    if (harmlessBefore.test(text.slice(Math.max(0, start - 16), start))) return null;
    const credential = credentialOf(name);
    if (credential === null) return null;
    const comment = style === 'code' && isComment(text, start);
    const value = valueAfter(text, start, end, comment ? 'prose' : style);
    if (value === null) return null;
    const secret = text.slice(value.start, value.end);
    if (comment && !value.quoted && /[([]/.test(secret)) return null;
    if (/[?&]/.test(text[start - 1] ?? '') && secret.length < 16) return null;
    if (sameName(secret, name)) return null;
    const query = /[?&]/.test(text[start - 1] ?? '');
    const plain = value.quoted || style === 'configuration';
    const doubt = plain ? 0 : style === 'prose' || query || comment ? 3 : 8;
    return isSecretValue(secret, credential, doubt)
      ? { rule: genericAssignment, start: value.start, end: value.end, secret }
      : null;
  },
};
