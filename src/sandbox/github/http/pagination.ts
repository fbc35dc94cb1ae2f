import type { Call } from './call.ts';
import { json, type Reply } from './reply.ts';

const largestPage = 100;

/** The page a request asks for, by GitHub's rules: 30 by default, 100 at most, starting at 1. */
export function pageOf(call: Call): { readonly page: number; readonly perPage: number } {
  const number = (name: string, fallback: number) => {
    const value = Number.parseInt(call.query.get(name) ?? '', 10);
    return Number.isFinite(value) && value > 0 ? value : fallback;
  };
  return { page: number('page', 1), perPage: Math.min(number('per_page', 30), largestPage) };
}

/**
 * Answers with one page of a list and the `Link` header to the others.
 * @param shape makes the JSON of the items of this page only
 * @param wrap puts the list where the operation has it, such as under `check_runs` with `total_count`
 */
export async function paged<T>(
  call: Call,
  items: readonly T[],
  shape: (item: T) => unknown,
  wrap: (list: readonly unknown[], total: number) => unknown = (list) => list,
): Promise<Reply> {
  const { page, perPage } = pageOf(call);
  const list = await Promise.all(items.slice((page - 1) * perPage, page * perPage).map(shape));
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const links: [string, number][] = [];
  if (page > 1) links.push(['first', 1], ['prev', Math.min(page - 1, last)]);
  if (page < last) links.push(['next', page + 1], ['last', last]);
  return json(200, wrap(list, items.length), linkHeader(call, links));
}

function linkHeader(call: Call, links: readonly [string, number][]): Record<string, string> {
  if (links.length === 0) return {};
  const link = ([rel, page]: [string, number]) => `<${urlWith(call, { page: String(page) })}>; rel="${rel}"`;
  return { link: links.map(link).join(', ') };
}

/** The request's own address with some query parameters set (or taken out, by null). */
export function urlWith(call: Call, changes: Readonly<Record<string, string | null>>): string {
  const url = new URL(call.context.api + call.path);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.href;
}
