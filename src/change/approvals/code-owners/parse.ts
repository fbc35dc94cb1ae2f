import { matcher } from '../../globs.ts';

/** Owners of a path who can be asked: people and teams of the repository's organisation. */
export interface Owners {
  readonly users: readonly string[];
  readonly teams: readonly string[];
  /** Addresses and teams of others: owners, but none whose approval can be told. */
  readonly unreachable: readonly string[];
}

/** One line of CODEOWNERS. A line without owners takes its paths away from everybody. */
export interface OwnerRule {
  /** As it is written. */
  readonly pattern: string;
  readonly matches: (path: string) => boolean;
  readonly owners: Owners;
}

/** What a CODEOWNERS file says, and the lines that GitHub skips and why. */
export interface Codeowners {
  readonly rules: readonly OwnerRule[];
  readonly invalid: readonly { readonly line: number; readonly why: string }[];
}

/** GitHub does not load a larger file. */
const LONGEST = 3 * 1024 * 1024;
/** Git and GitHub know no longer paths, and compiling a glob takes time. */
const LONGEST_PATTERN = 4096;

// Patterns are .gitignore's without negation, character ranges and escaped #. A folder stands for all that is in
// it; only a pattern that ends in a lone `/*` does not reach below.
// Compiled when the first path is asked about: most lines of a long file never are.
function patternOf(written: string): (path: string) => boolean {
  let compiled: ((path: string) => boolean) | undefined;
  return (path) => {
    compiled ??= compile(written);
    return compiled(path);
  };
}

function compile(written: string): (path: string) => boolean {
  const folder = written.endsWith('/');
  const inner = written.replace(/^\//, '').replace(/\/$/, '');
  const anchored = written.startsWith('/') || inner.includes('/');
  const literal = inner.replace(/[{}]/g, '\\$&');
  const glob = anchored ? literal : `**/${literal}`;
  if (folder) return matcher([`${glob}/**`]);
  return anchored && /(?:^|\/)\*$/.test(inner) ? matcher([glob]) : matcher([glob, `${glob}/**`]);
}

function ownersIn(words: readonly string[], organisation: string): Owners | string {
  const users: string[] = [];
  const teams: string[] = [];
  const unreachable: string[] = [];
  for (const word of words) {
    const team = /^@([A-Za-z0-9-]+)\/([\w.-]+)$/.exec(word);
    if (team?.[1] !== undefined && team[2] !== undefined) {
      const ours = team[1].toLowerCase() === organisation.toLowerCase();
      if (ours) teams.push(team[2]);
      else unreachable.push(word);
    } else if (/^@[A-Za-z0-9](?:[A-Za-z0-9_-]*)$/.test(word)) users.push(word.slice(1));
    else if (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(word)) unreachable.push(word);
    else return `"${word.slice(0, 60)}" is neither @user, @organisation/team nor an address`;
  }
  return { users, teams, unreachable };
}

/**
 * Reads CODEOWNERS as GitHub documents it. A line that GitHub would skip is skipped and named.
 * @param organisation owner of the repository: only its teams can be owners.
 * @see https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function parseCodeowners(text: string, organisation: string): Codeowners {
  const rules: OwnerRule[] = [];
  const invalid: { line: number; why: string }[] = [];
  if (text.length > LONGEST) return { rules, invalid: [{ line: 1, why: 'the file is larger than 3 MB' }] };
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    const words = line
      .replace(/(?:^|\s)#.*$/, '')
      .trim()
      .match(/(?:\\.|[^\s\\])+/g);
    const pattern = words?.[0];
    if (words === null || pattern === undefined) continue;
    const skip = (why: string) => invalid.push({ line: index + 1, why });
    const owners = ownersIn(words.slice(1), organisation);
    if (/^!/.test(pattern)) skip('patterns cannot be negated with !');
    else if (/^\\#/.test(pattern)) skip('a pattern cannot begin with #');
    else if (pattern.length > LONGEST_PATTERN) skip('no path is as long as this pattern');
    else if (/[[\]]/.test(pattern)) skip('patterns have no character ranges');
    else if (typeof owners === 'string') skip(owners);
    else rules.push({ pattern, matches: patternOf(pattern), owners });
  }
  return { rules, invalid };
}
