import { readdir } from 'node:fs/promises';
import type { Route } from './route.ts';

/**
 * Collects the operations of the REST API: each file of `rest/` exports its own as `routes`. Adding an area is
 * adding a file.
 * @throws {Error} when a file has no list, or two define the same operation.
 */
export async function collectRoutes(): Promise<Route[]> {
  const folder = new URL('../rest/', import.meta.url);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort();
  const routes: Route[] = [];
  const seen = new Set<string>();
  for (const file of files) {
    const area: { routes?: readonly Route[] } = await import(/* @vite-ignore */ new URL(file, folder).href);
    if (area.routes === undefined) throw new Error(`rest/${file} exports no routes`);
    for (const route of area.routes) {
      const name = `${route.method} ${route.template}`;
      if (seen.has(name)) throw new Error(`rest/${file} defines ${name} again`);
      seen.add(name);
      routes.push(route);
    }
  }
  return routes;
}
