import type { Route } from './route.ts';

/** Parameters whose values may contain slashes. */
const deep = new Set(['path', 'ref', 'basehead', 'branch', 'tag']);

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/** Finds the operation for a request. */
export class Router {
  readonly #compiled: readonly Compiled[];

  constructor(routes: readonly Route[]) {
    // The more a template says literally, the earlier it is tried: `…/branches/{branch}/protection` before
    // `…/branches/{branch}`.
    this.#compiled = routes
      .map(compile)
      .sort((a, b) => literals(b.route.template) - literals(a.route.template));
  }

  /** The operation and its decoded parameters; null when there is none. */
  find(method: string, path: string): { route: Route; params: Record<string, string> } | null {
    for (const { route, pattern, names } of this.#compiled) {
      if (route.method !== method) continue;
      const match = pattern.exec(path);
      if (match === null) continue;
      const values = match.slice(1).map((value: string | undefined) => decoded(value ?? ''));
      // What is not properly encoded names nothing.
      if (values.includes(null)) return null;
      return { route, params: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])) };
    }
    return null;
  }
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}

function literals(template: string): number {
  return template.split('/').filter((segment) => segment !== '' && !segment.startsWith('{')).length;
}

function compile(route: Route): Compiled {
  const names: string[] = [];
  const source = route.template.replace(/\/\{(\w+)\}|[.*+?^$()|[\]\\]/g, (text, name: string | undefined) => {
    if (name === undefined) return `\\${text}`;
    names.push(name);
    // An empty path is the root of the contents, with or without its slash.
    if (name === 'path') return '(?:/(.*?))?/?';
    return deep.has(name) ? '/(.+)' : '/([^/]+)';
  });
  return { route, names, pattern: new RegExp(`^${source}$`) };
}
