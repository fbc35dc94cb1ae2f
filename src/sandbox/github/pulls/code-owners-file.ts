/** One line of CODEOWNERS. */
export interface OwnerRule {
  readonly pattern: RegExp;
  readonly owners: readonly string[];
}

/**
 * Reads a CODEOWNERS file.
 * @see https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners#codeowners-syntax
 */
export function parseCodeOwners(text: string): OwnerRule[] {
  return text
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [glob = '', ...owners] = line.split(/\s+/);
      return { pattern: toPattern(glob), owners };
    });
}

/** Who owns a file: of several matching lines the last counts, and one without owners means nobody. */
export function ownersOf(rules: readonly OwnerRule[], path: string): readonly string[] {
  return rules.findLast(({ pattern }) => pattern.test(path))?.owners ?? [];
}

/** Patterns are those of .gitignore, without negation and character ranges. */
function toPattern(glob: string): RegExp {
  const anchored = glob.replace(/\/$/, '').includes('/');
  const folder = glob.endsWith('/');
  const source = glob
    .replace(/^\//, '')
    .replace(/\/$/, '')
    .replace(/\*\*\/|\/\*\*|\*|\?|[.+^${}()|[\]\\]/g, (token) => {
      if (token === '**/') return '(?:.*/)?';
      if (token === '/**') return '/.*';
      if (token === '*') return '[^/]*';
      return token === '?' ? '[^/]' : `\\${token}`;
    });
  // `docs/*` is the files in it alone; a plain name is a file or a whole folder.
  const end = folder ? '/.*' : anchored && glob.endsWith('*') ? '' : '(?:/.*)?';
  return new RegExp(`^${anchored ? '' : '(?:.*/)?'}${source}${end}$`);
}
