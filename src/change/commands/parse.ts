import { oneLine, shorten } from '../../domain/untrusted.ts';
import { CheckName } from '../../domain/verdict.ts';
import { type CommandWord, commandTable } from './table.ts';

/** A command with its arguments, all of them checked. */
export type Command =
  | { readonly word: 'explain' | 'retry' }
  /** Without an environment it is about the pull request. */
  | { readonly word: 'rollback'; readonly environment: string | null }
  /** At least seven hex digits, lower case. The environment is one line of untrusted text. */
  | { readonly word: 'approve'; readonly sha: string; readonly environment: string | null }
  /** The reason is one line of untrusted text. */
  | { readonly word: 'override'; readonly check: CheckName; readonly reason: string }
  | { readonly word: 'pause' | 'resume'; readonly scope: 'repository' | 'organisation' };

/** What the first line of a comment turned out to be. */
export type ParsedComment =
  | { readonly kind: 'none' }
  | { readonly kind: 'command'; readonly command: Command }
  /** A known word with arguments that do not fit. */
  | { readonly kind: 'malformed'; readonly word: CommandWord }
  | { readonly kind: 'unknown' };

const longestReason = 300;
const scopes: Readonly<Record<string, 'repository' | 'organisation'>> = {
  '': 'repository',
  repo: 'repository',
  org: 'organisation',
};

/**
 * Reads the command of a comment: its first line has to begin with `/wired`, at the very beginning. So a quotation,
 * a code block, an indented line and a later line are never commands. A line in which something is hidden from the
 * reader is not one either, for nobody could have agreed to it.
 */
export function parseComment(body: string): ParsedComment {
  const first = body.split(/[\r\n]/, 1)[0] ?? '';
  if (!/^\/wired(?:\s|$)/.test(first)) return { kind: 'none' };
  const line = oneLine(first);
  if (line !== first.replace(/\s+/g, ' ').trim()) return { kind: 'unknown' };
  const [, given = '', rest = ''] = /^\/wired ?(\S*) ?(.*)$/.exec(line) ?? [];
  const word = commandTable.find((row) => row.word === given.toLowerCase())?.word;
  if (word === undefined) return { kind: 'unknown' };
  const command = parseArguments(word, rest);
  return command === null ? { kind: 'malformed', word } : { kind: 'command', command };
}

function parseArguments(word: CommandWord, rest: string): Command | null {
  switch (word) {
    case 'explain':
    case 'retry':
      return rest === '' ? { word } : null;
    case 'rollback':
      return rest.length > 255 ? null : { word, environment: rest === '' ? null : rest };
    case 'approve': {
      const [, sha = '', environment = null] = /^([0-9a-f]{7,64})(?: (\S.{0,254}))?$/i.exec(rest) ?? [];
      return sha === '' ? null : { word, sha: sha.toLowerCase(), environment };
    }
    case 'override': {
      const [, name = '', reason = ''] = /^(\S+) (.+)$/.exec(rest) ?? [];
      const check = CheckName.safeParse(name.replace(/^wired-chaos\//, ''));
      return check.success ? { word, check: check.data, reason: shorten(reason, longestReason) } : null;
    }
    case 'pause':
    case 'resume': {
      const scope = Object.hasOwn(scopes, rest.toLowerCase()) ? scopes[rest.toLowerCase()] : undefined;
      return scope === undefined ? null : { word, scope };
    }
  }
}
