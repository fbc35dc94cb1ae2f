import { base64Text } from '../base64-text.ts';
import type { SecretWords } from '../found-secret.ts';
import { isPlaceholder } from '../placeholder.ts';
import { credentialOf } from './credential-name.ts';
import { isReference } from './reference.ts';
import { isKnownWord, isSecretValue } from './secret-value.ts';

export const kubernetesSecret: SecretWords = {
  id: 'secret/kubernetes-secret',
  title: 'A Kubernetes Secret with its data is in the diff',
  provider: 'the cluster that it is applied to',
  remedy:
    'Replace the credential; keep the Secret as a SealedSecret, an ExternalSecret or encrypted with SOPS: base64 is ' +
    'no encryption.',
  source: ['Kubernetes: Secrets, Good practices for Kubernetes Secrets'],
};

const isSecretKind =
  /^(?:[ \t-]{0,20})["']?kind["']?[ \t]{0,4}:[ \t]{0,4}["']?Secret["']?[ \t]{0,8}(?:#[^\n]{0,200})?$/m;
const opening = /^([ \t]{0,20})(data|stringData):[ \t]{0,8}(?:#.{0,200})?$/;
const entry = /^([ \t]{1,24})["']?([\w.-]{1,253})["']?:[ \t]{1,8}(\S.{0,4000})?$/;

/** A value of a Secret, where it stands in its text. */
export interface SecretEntry {
  /** Zero-based line of the text. */
  readonly line: number;
  readonly name: string;
  readonly secret: string;
}

/** The credentials in the manifests of Secrets that a text of YAML holds; what is encrypted or a template is none. */
export function kubernetesSecrets(text: string): SecretEntry[] {
  if (!/kind["']?\s{0,4}:\s{0,4}["']?Secret/.test(text)) return [];
  const found: SecretEntry[] = [];
  let first = 0;
  for (const document of text.split(/^---(?=\s|$)/m)) {
    const lines = document.split('\n');
    if (isSecretKind.test(document) && !/^sops:/m.test(document)) found.push(...entriesOf(lines, first));
    first += lines.length - 1;
  }
  return found;
}

function entriesOf(lines: readonly string[], first: number): SecretEntry[] {
  const found: SecretEntry[] = [];
  let section: { indent: number; encoded: boolean } | null = null;
  for (const [index, raw] of lines.entries()) {
    const line = raw.trimEnd();
    const opened = opening.exec(line);
    if (opened !== null) {
      section = { indent: opened[1]?.length ?? 0, encoded: opened[2] === 'data' };
      continue;
    }
    if (section === null || line.trim() === '' || line.trim().startsWith('#')) continue;
    const [, space = '', name = '', given = ''] = entry.exec(line) ?? [];
    if (line.length - line.trimStart().length <= section.indent) section = null;
    else if (name !== '' && space.length > section.indent) {
      const value = /^[|>][+-]?$/.test(given) ? (lines[index + 1]?.trim() ?? '') : given;
      const plain = value
        .replace(/^(["'])(.{0,4000})\1(?:\s+#.{0,200})?$/, '$2')
        .replace(/\s+#.{0,200}$/, '');
      if (isCredential(name, plain, section.encoded))
        found.push({ line: first + index, name, secret: plain });
    }
  }
  return found;
}

function isCredential(name: string, value: string, encoded: boolean): boolean {
  const text = encoded ? (base64Text(value) ?? short(value) ?? digits(value)) : value;
  if (text === null) return isSecretValue(value, 'secret');
  const plain = text.trim();
  // Keys and certificates are other rules' business.
  if (plain.length < 6 || plain.includes('-----BEGIN') || isPlaceholder(plain) || isReference(plain))
    return false;
  if (encoded && /^\d{20,128}$/.test(plain)) return isSecretValue(plain, 'secret');
  const credential = credentialOf(name);
  if (credential === null) return isSecretValue(plain, 'perhaps', 8);
  return (
    isSecretValue(plain, credential) ||
    (!isKnownWord(plain) && !/\s/.test(plain) && plain.length >= 8 && /\d/.test(plain))
  );
}

/** What a short value of `data` says: too short for a coincidence to be ruled out elsewhere. */
function short(value: string): string | null {
  if (!/^[A-Za-z0-9+/]{4,11}={0,2}$/.test(value) || value.length % 4 !== 0) return null;
  const text = atob(value);
  return /^[\x20-\x7e]+$/.test(text) ? text : null;
}

/** Digits that `data` says, which elsewhere are no text that anybody encodes. */
function digits(value: string): string | null {
  if (!/^[A-Za-z0-9+/]{24,180}={0,2}$/.test(value) || value.length % 4 !== 0) return null;
  const text = atob(value);
  return /^\d{16,}\n?$/.test(text) ? text : null;
}
