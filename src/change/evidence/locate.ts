import type { TestResult } from './test-result.ts';

/** `a/b/c` → `a/b/c`, `b/c`, `c`. */
function* endings(path: string, separator: string): Generator<string> {
  yield path;
  for (let at = path.indexOf(separator); at >= 0; at = path.indexOf(separator, at + 1))
    yield path.slice(at + 1);
}

/** `a.b.C` → `a.b.C`, `a.b`, `a`. */
function* beginnings(name: string): Generator<string> {
  yield name;
  for (let at = name.lastIndexOf('.'); at > 0; at = name.lastIndexOf('.', at - 1)) yield name.slice(0, at);
}

/**
 * Finds the file in which a test stands: by the path that its report gives, whole or from a folder of a workspace
 * on; or else by its class or module, as `tests.test_cart.TestCart` stands in `tests/test_cart.py` and
 * `com.acme.CartTest` in `src/test/java/com/acme/CartTest.java`.
 * @param paths the files to choose from. @returns undefined for a test that stands in none of them.
 */
export function locator(
  paths: readonly string[],
): (test: Pick<TestResult, 'file' | 'className'>) => string | undefined {
  const exact = new Set(paths);
  const files = new Map<string, string>();
  const modules = new Map<string, string>();
  const classes = new Map<string, string>();
  for (const path of paths) {
    const module = path.replace(/\.[^./]+$/, '').replaceAll('/', '.');
    modules.set(module, path);
    for (const ending of endings(path, '/')) files.set(ending, path);
    for (const ending of endings(module, '.')) if (ending.includes('.')) classes.set(ending, path);
  }
  return ({ file, className }) => {
    if (file !== null) return exact.has(file) ? file : files.get(file);
    if (!className.includes('.')) return undefined;
    for (const beginning of beginnings(className)) {
      const path = modules.get(beginning);
      if (path !== undefined) return path;
    }
    return classes.get(className);
  };
}
