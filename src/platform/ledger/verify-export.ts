import type { KeyObject } from 'node:crypto';
import type { Verification } from '../ledger-verification.ts';
import { type ChainCheck, checkChain } from './chain-check.ts';
import { ExportLine } from './export-line.ts';
import { appChain, checkKeyHistory, type KnownKey } from './key-history.ts';

/** A head that somebody has seen elsewhere, such as in a check run on GitHub. */
export interface KnownHead {
  /** Null for the only installation in the file. */
  readonly installation: number | null;
  readonly seq: number;
  readonly hash: string;
}

/** What came of a file. */
export interface ExportVerification {
  readonly chains: readonly ({ readonly installation: number } & Verification)[];
  /** Ids of the keys that have signed, in the order each was introduced by the one before. */
  readonly keys: readonly string[];
  /** Where earlier heads were written down. Whoever may see these repositories can look. */
  readonly anchors: readonly Extract<ExportLine, { type: 'anchor' }>[];
  /** What is wrong beside the chains; empty when nothing is. */
  readonly problems: readonly string[];
}

/** More than a day's anchor for two hundred years. */
const mostAnchors = 100_000;

/** What the caller knows of a ledger from elsewhere. */
export interface Known {
  /** A public key, or the id of one: the key that signs now must be it or follow from it. Null for none. */
  readonly key: KeyObject | string | null;
  /** Heads that the chains must contain. */
  readonly heads: readonly KnownHead[];
}

/**
 * Verifies what `exportLedger` has written, from nothing but its lines and what the caller knows from elsewhere.
 * @throws {Error} when a line is not of the format
 */
export async function verifyExport(lines: AsyncIterable<string>, known: Known): Promise<ExportVerification> {
  const records: unknown[] = [];
  const checks = new Map<number, ChainCheck>();
  const anchors: Extract<ExportLine, { type: 'anchor' }>[] = [];
  let installations: readonly number[] | null = null;
  const chain = (installation: number): ChainCheck => {
    const check = checks.get(installation);
    if (check === undefined)
      throw new Error(`an entry of installation ${installation} comes before its head`);
    return check;
  };
  for await (const line of parsed(lines)) {
    if (installations === null) {
      if (line.type !== 'ledger') throw new Error('line 1 is not the beginning of an exported ledger');
      installations = line.installations;
    } else if (line.type === 'key') {
      records.push(line);
    } else if (line.type === 'head') {
      const { installation } = line;
      if (checks.has(installation)) throw new Error(`installation ${installation} has two heads`);
      checks.set(
        installation,
        checkChain(installation, line, headsOf(installation, known.heads, installations)),
      );
    } else if (line.type === 'anchor') {
      if (anchors.length === mostAnchors) throw new Error(`there are more than ${mostAnchors} anchors`);
      anchors.push(line);
      chain(line.installation).expect(line);
    } else if (line.type === 'entry') {
      chain(line.installation).follow(line);
    } else throw new Error('there are two exported ledgers in one file');
  }
  if (installations === null) throw new Error('the file is empty');
  const history = checkKeyHistory(records);
  const missing = new Set(
    [...installations, ...known.heads.map((head) => head.installation)].filter(
      (one) => one !== null && !checks.has(one),
    ),
  );
  return {
    chains: [...checks].map(([installation, check]) => ({ installation, ...check.end(records) })),
    keys: history.ok ? history.keys.map(({ id }) => id) : [],
    anchors,
    problems: [
      ...(history.ok ? trustProblems(history.keys, known.key) : [`The keys: ${history.problem}.`]),
      ...[...missing].map((one) => `The chain of installation ${one} is not in the file.`),
    ],
  };
}

function trustProblems(keys: readonly KnownKey[], trusted: KeyObject | string | null): string[] {
  if (trusted === null) return [];
  const is = ({ id, publicKey }: KnownKey) =>
    typeof trusted === 'string' ? id === trusted : publicKey.equals(trusted);
  if (keys.some(is)) return [];
  const ids = keys.map(({ id }) => id).join(', ') || 'none';
  return [`The given key is not among those that have signed: ${ids}.`];
}

/** @throws {Error} when a head could be of several installations, or is of one that the file has not */
function headsOf(
  installation: number,
  heads: readonly KnownHead[],
  installations: readonly number[],
): KnownHead[] {
  const [only, ...others] = installations.filter((one) => one !== appChain);
  return heads.filter((head) => {
    if (head.installation !== null) return head.installation === installation;
    if (only === undefined || others.length > 0) {
      throw new Error('the file has not exactly one installation: say of which the head is');
    }
    return installation === only;
  });
}

async function* parsed(lines: AsyncIterable<string>): AsyncGenerator<ExportLine> {
  let number = 0;
  for await (const text of lines) {
    number += 1;
    if (text === '') continue;
    yield parse(text, number);
  }
}

function parse(text: string, number: number): ExportLine {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error(`line ${number} is not JSON`);
  }
  const line = ExportLine.safeParse(json);
  if (!line.success) throw new Error(`line ${number} is not a line of an exported ledger`);
  return line.data;
}
