import picomatch from 'picomatch/posix.js';

// Hidden files count, a leading ! and brackets are letters, and `.` in a path may be a line feed: a file must
// not slip out of a zone by its odd name.
const options = { dot: true, nonegate: true, noextglob: true, flags: 's' } as const;

// What picomatch would read as a regular expression, and no glob means.
const regularExpressionLetters = /(?<!\\)[()|+^$]/g;

/**
 * Whether a path of the repository belongs to one of the globs: `*` stays within a folder, `**` crosses folders,
 * `?`, `[a-z]` and `{a,b}` as usual; letters count as they are written. A leading `/` or `./` means the root. A
 * glob that ends in a plain name covers what is below a folder of that name, for who guards `infra` or `infra/`
 * guards what it holds.
 * @returns a predicate on paths with `/` between their parts.
 */
export function matcher(globs: readonly string[]): (path: string) => boolean {
  const known = compiled.get(globs);
  if (known !== undefined) return known;
  const matches = compile(globs);
  compiled.set(globs, matches);
  return matches;
}

/** By the very list: the same zones are asked about many paths. Nobody changes a list of the configuration. */
const compiled = new WeakMap<readonly string[], (path: string) => boolean>();

function compile(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.flatMap((glob) => {
    const rooted = glob.replace(/^\.?\/+/, '').replace(/\/+$/, '');
    const plain = rooted.replace(regularExpressionLetters, '\\$&');
    if (plain === '') return ['**'];
    const name = plain.slice(plain.lastIndexOf('/') + 1);
    return /[*?[\]{}]/.test(name) ? [plain] : [plain, `${plain}/**`];
  });
  const tests = patterns.map((pattern) => picomatch(pattern, options));
  return (path) => tests.some((matches) => matches(path));
}
