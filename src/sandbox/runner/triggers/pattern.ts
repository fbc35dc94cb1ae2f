/**
 * GitHub's filter patterns for branches, tags and paths, which are not quite globs: `?` and `+` repeat the character
 * before them, `*` stays within a part, `**` does not, `[]` is a set.
 * @see https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#filter-pattern-cheat-sheet
 */

/**
 * Whether a name passes a list of patterns: the last pattern that matches decides, and one with `!` takes away.
 */
export function passes(patterns: readonly string[], name: string): boolean {
  return patterns.reduce((kept, pattern) => {
    const negated = pattern.startsWith('!');
    return toRegExp(negated ? pattern.slice(1) : pattern).test(name) ? !negated : kept;
  }, false);
}

function toRegExp(pattern: string): RegExp {
  let source = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === '*' && pattern.charAt(at + 1) === '*') {
      const folder = pattern.charAt(at + 2) === '/' && (at === 0 || pattern.charAt(at - 1) === '/');
      source += folder ? '(?:.*/)?' : '.*';
      at += folder ? 2 : 1;
    } else if (character === '*') {
      source += '[^/]*';
    } else if (character === '?' || character === '+') {
      source += source === '' ? `\\${character}` : character;
    } else if (character === '[') {
      const end = pattern.indexOf(']', at);
      source += end < 0 ? '\\[' : `[${pattern.slice(at + 1, end).replaceAll('\\', '\\\\')}]`;
      at = end < 0 ? at : end;
    } else if (character === '\\') {
      at += 1;
      source += escapeCharacter(pattern.charAt(at));
    } else {
      source += escapeCharacter(character);
    }
  }
  return new RegExp(`^${source}$`);
}

function escapeCharacter(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}
